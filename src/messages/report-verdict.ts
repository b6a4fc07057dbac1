import type { HarassmentType, VerdictKind } from '../model/verdict.js';
import type { ReportCatalogue } from './report-text.js';

/** Names of the verdict on a call and of the official types. */
export const reportVerdict = {
  verdict: { ja: '判定', en: 'Verdict' },
  types: { ja: '類型', en: 'Types' },
  grounds: { ja: '判定の根拠となる言葉', en: 'Words that carry the verdict' },
  enquiry: { ja: '用件', en: 'enquiry' },
  complaint: { ja: '苦情', en: 'complaint' },
  'suspected-harassment': { ja: 'カスハラの疑い', en: 'suspected customer harassment' },
  'said-complaint': { ja: '苦情の言葉', en: 'words of complaint' },
  'by-person': {
    ja: '言葉からの機械的な判定です。該当するかどうかは、責任者が前後の事情を確かめて判断してください。',
    en: 'A mechanical verdict by the words. Whether it is harassment is for a supervisor to decide, who knows the circumstances.',
  },
  'physical-attack': { ja: '身体的な攻撃', en: 'physical attack' },
  'mental-attack': {
    ja: '精神的な攻撃（脅迫、中傷、名誉毀損、侮辱、暴言）',
    en: 'mental attack (threat, slander, defamation, insult, abuse)',
  },
  'overbearing-conduct': { ja: '威圧的な言動', en: 'overbearing conduct' },
  'kneeling-demand': { ja: '土下座の要求', en: 'demand to kneel' },
  'persistent-conduct': { ja: '継続的な、執拗な言動', en: 'persistent conduct' },
  restraint: { ja: '拘束的な行動（長時間の電話など）', en: 'restraint (long calls and the like)' },
  'discriminatory-conduct': { ja: '差別的な言動', en: 'discriminatory conduct' },
  'sexual-conduct': { ja: '性的な言動', en: 'sexual conduct' },
  'personal-attack': { ja: '従業員個人への攻撃・要求', en: 'attack on or demand of an individual employee' },
  'exchange-demand': { ja: '商品交換の要求', en: 'demand to exchange goods' },
  'money-demand': { ja: '金銭補償の要求', en: 'demand for money' },
  'apology-demand': { ja: '謝罪の要求（土下座を除く）', en: 'demand for an apology (other than kneeling)' },
  'social-media': { ja: 'SNS等への投稿', en: 'posts on social media' },
  'punishment-demand': { ja: '過度な処罰の要求', en: 'excessive demand for punishment' },
  'fault-picking': { ja: '揚げ足取り', en: 'picking at words' },
  'excessive-demand': { ja: '正当な理由のない過度な要求', en: 'excessive demand without just cause' },
} as const satisfies ReportCatalogue & Readonly<Record<VerdictKind | HarassmentType, unknown>>;

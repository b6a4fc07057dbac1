import type { RuleId, Severity } from '../model/rule.js';
import type { HarassmentType } from '../model/verdict.js';

/** What a finding counts for in the verdict on a call, and of which official types it is. */
export interface Criterion {
  readonly rule: RuleId;
  /** Only where the evidence says one of these words (`words-said.ts`), which may be the beginnings of inflected ones. */
  readonly says?: readonly string[];
  /** Only where the finding has this severity. */
  readonly severity?: Severity;
  readonly points: number;
  readonly types: readonly HarassmentType[];
  /** True: however often it is found in a call, it counts once. */
  readonly once?: true;
}

/** From so many points on customer harassment is suspected. */
export const SUSPICION = 4;

const SUPERIORS = [
  '上の',
  '上司',
  '上役',
  '社長',
  '責任者',
  '店長',
  '課長',
  '部長',
  '係長',
  '所長',
  '院長',
  '校長',
  '支店長',
  '主任',
];
const EXCHANGE = [
  '交換',
  '新品',
  '取り替え',
  '取替',
  '買い替え',
  '買い直',
  '代わりの品',
  '代わりのもの',
  '持って来',
  '持ってこ',
];
const ONLINE = [
  'SNS',
  'ネット',
  'インターネット',
  '晒',
  'さらさ',
  'さらし',
  'さらす',
  'さらせ',
  'さらそ',
  '拡散',
  '口コミ',
  'クチコミ',
  '動画',
  'YouTube',
  'ユーチューブ',
  'ツイート',
  'ツイッタ',
  'リツイ',
  'ポスト',
  '投稿',
  '炎上',
  'インスタ',
  'TikTok',
  '星',
  'レビュー',
  'アップ',
  'アップロード',
  '掲示板',
  'ブログ',
  '書き込',
  '実名',
  '配信',
];

/**
 * The first row that fits a finding counts. Four points suffice alone: conduct that no ground excuses. Two: pressure that goes too
 * far once repeated, or together with other pressure. One: what anger may excuse, or what is leverage only beside other pressure.
 * Findings of other rules count nothing; `flow/unwarned-threat` and `flow/unprotected-abuse` say what we left undone, and
 * `safety/` findings are a call for help and never harassment.
 */
export const CRITERIA: readonly Criterion[] = [
  { rule: 'caller/harm-threat', points: 4, types: ['mental-attack'] },
  { rule: 'caller/sexual-harassment', points: 4, types: ['sexual-conduct'] },
  { rule: 'caller/discrimination', points: 4, types: ['discriminatory-conduct'] },
  { rule: 'caller/disclosure-threat', says: ONLINE, points: 4, types: ['social-media'] },
  { rule: 'caller/disclosure-threat', points: 4, types: ['mental-attack'] },
  {
    rule: 'caller/apology-demand',
    says: ['土下座', 'どげざ', '床に', '地面に', '手をつ', '額を', 'ひざまず', '跪'],
    points: 4,
    types: ['kneeling-demand'],
  },
  { rule: 'caller/apology-demand', points: 2, types: ['apology-demand'] },
  { rule: 'caller/abusive-language', severity: 'error', points: 4, types: ['mental-attack'] },
  { rule: 'caller/abusive-language', severity: 'info', points: 1, types: ['mental-attack'] },
  { rule: 'caller/abusive-language', points: 2, types: ['mental-attack'] },
  {
    rule: 'caller/authority-threat',
    says: ['組の', '組員', '組長', 'ヤクザ', 'やくざ', '暴力団', '若い衆', '若いの', '右翼'],
    points: 4,
    types: ['mental-attack'],
  },
  {
    rule: 'caller/authority-threat',
    says: ['クビ', '首', '処分', '飛ば', '辞めさせ', '仕事', '職', '左遷'],
    points: 2,
    types: ['personal-attack'],
  },
  { rule: 'caller/authority-threat', points: 2, types: ['overbearing-conduct'] },
  { rule: 'caller/punishment-demand', points: 2, types: ['punishment-demand'] },
  { rule: 'caller/personal-info-demand', points: 2, types: ['personal-attack'] },
  {
    rule: 'caller/overbearing',
    says: ['もう一回', 'もう一度', 'もういっぺん', '言い方', '言葉', '今の'],
    points: 2,
    types: ['fault-picking'],
  },
  { rule: 'caller/overbearing', points: 2, types: ['overbearing-conduct'] },
  { rule: 'caller/fault-coercion', points: 2, types: ['overbearing-conduct'] },
  { rule: 'caller/commitment-demand', points: 2, types: ['overbearing-conduct'] },
  { rule: 'caller/compensation-demand', says: EXCHANGE, points: 2, types: ['exchange-demand'] },
  { rule: 'caller/compensation-demand', points: 2, types: ['money-demand'] },
  { rule: 'caller/special-treatment-demand', says: EXCHANGE, points: 2, types: ['exchange-demand'] },
  { rule: 'caller/special-treatment-demand', points: 2, types: ['excessive-demand'] },
  { rule: 'caller/presence-demand', says: SUPERIORS, points: 1, types: ['overbearing-conduct'] },
  { rule: 'caller/presence-demand', points: 2, types: ['excessive-demand'] },
  {
    rule: 'caller/time-lock',
    says: ['毎日', '何度', '何回', '何べん', 'また', 'かけ', '掛け'],
    points: 2,
    types: ['persistent-conduct'],
  },
  { rule: 'caller/time-lock', points: 2, types: ['restraint'] },
  { rule: 'caller/concealment-accusation', points: 1, types: ['mental-attack'] },
  { rule: 'caller/recording-declaration', points: 1, types: ['overbearing-conduct'], once: true },
  { rule: 'flow/persisting-after-warning', points: 2, types: ['persistent-conduct'], once: true },
  { rule: 'flow/repeated-demand', points: 2, types: ['persistent-conduct'], once: true },
  { rule: 'flow/held-long', points: 2, types: ['restraint'], once: true },
];

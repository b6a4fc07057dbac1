import type { ReportCatalogue } from './report-text.js';

/** Texts of the record sheet, which a supervisor confirms or rejects. */
export const reportRecord = {
  title: { ja: 'カスタマーハラスメント（疑い）記録票', en: 'Record of suspected customer harassment' },
  none: {
    ja: 'カスハラの疑いのある通話はありませんでした。',
    en: 'No call came under suspicion of customer harassment.',
  },
  call: { ja: '通話', en: 'Call' },
  file: { ja: 'ファイル', en: 'File' },
  date: { ja: '日付', en: 'Date' },
  time: { ja: '時刻', en: 'Time' },
  agent: { ja: '応対者', en: 'Taken by' },
  duration: { ja: '通話時間', en: 'Duration' },
  recording: { ja: '録音', en: 'Recording' },
  types: { ja: '類型（☑は点検で挙がったもの）', en: 'Types (☑: found by the check)' },
  grounds: { ja: '根拠となる言葉', en: 'Words it rests on' },
  when: { ja: '発話・時刻', en: 'Turn, time' },
  words: { ja: '言葉', en: 'Words' },
  what: { ja: '内容', en: 'What it is' },
  more: {
    ja: 'ほかに{count}件あります。通話の記録をご覧ください。',
    en: '{count} more: see the call itself.',
  },
  measures: { ja: '応対者がしたこと', en: 'What staff did' },
  'practice/warning': { ja: '中止のお願い・警告', en: 'Asked to stop, warned' },
  'practice/handover': { ja: '上席への交代・引継ぎ', en: 'Handed over to a superior' },
  'practice/time-limit': { ja: '時間の区切り', en: 'Set a limit of time' },
  'practice/final-answer': { ja: '最終回答の告知', en: 'Gave a final answer' },
  'practice/escalation-notice': {
    ja: '警察・弁護士等への相談の告知',
    en: 'Announced the police, a lawyer or the like',
  },
  'practice/grounded-termination': { ja: '理由を告げた終話', en: 'Ended the call with its ground' },
  'staff/abrupt-termination': { ja: '警告のない終話', en: 'Ended the call without a warning' },
  'not-found': { ja: '見当たりません', en: 'not found' },
  law: { ja: '関わる可能性のある規定', en: 'Provisions that may bear on it' },
  'law-note': {
    ja: '相手の言動に関わるものと、当方の責任の有無に関わるもの（損害賠償など）があります。当たるかどうかは個別の事情によります。正当な申出を行う権利にも配慮してください。',
    en: 'Some bear on what the caller did, others on what we are liable for (damages). Whether they apply depends on the case. Mind the right to put forward a just claim.',
  },
  decision: { ja: '責任者の確認', en: 'Decision of the supervisor' },
  applies: { ja: '該当', en: 'is harassment' },
  'applies-not': { ja: '非該当', en: 'is not' },
  pending: { ja: '保留', en: 'undecided' },
  comment: { ja: 'コメント・今後の対応', en: 'Comment, what to do next' },
  name: { ja: '確認者', en: 'Name' },
  decided: { ja: '確認日', en: 'Date' },
  made: {
    ja: 'genchi {version} が言葉から挙げた疑いです。該当するかどうかは、前後の事情を確かめて人が判断します。',
    en: 'A suspicion that genchi {version} raised by the words. Whether it is harassment, a person decides who knows the circumstances.',
  },
} as const satisfies ReportCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** Texts of the terminal report. */
export const reportTerminal = {
  summary: { ja: 'まとめ', en: 'Summary' },
  calls: { ja: '通話 {calls}件', en: '{calls} calls' },
  files: { ja: 'ファイル {files}件', en: '{files} files' },
  turns: { ja: '発話 {turns}件', en: '{turns} turns' },
  elapsed: { ja: '所要時間 {seconds}秒', en: '{seconds} s' },
  clean: { ja: '指摘はありません。', en: 'No findings.' },
  nothingRead: {
    ja: '読めた通話がありません。何も調べていません。',
    en: 'No call could be read: nothing was looked at.',
  },
  rule: { ja: '規則', en: 'rule' },
  severity: { ja: '重大度', en: 'severity' },
  count: { ja: '件数', en: 'count' },
  unread: {
    ja: '読めなかった入力などの問題が{count}件あります（標準エラー出力に示しました）。',
    en: 'Problems with the input or the configuration: {count} (see standard error).',
  },
  next: { ja: '次にすること', en: 'What to do next' },
  'next-rule': {
    ja: '規則の説明と言い換えの例を見る',
    en: 'read about a rule, with examples',
  },
  'next-html': { ja: '通話ごとに読める報告を作る', en: 'make a report to read call by call' },
  'next-markdown': { ja: '通話ごとの振り返りシートを作る', en: 'make a feedback sheet for each call' },
  doubtful: {
    ja: '確かめていただきたいことが{count}件あります（標準エラー出力に示しました）。',
    en: 'Things to check: {count} (see standard error).',
  },
  'next-fix': { ja: '上の問題を直して、もう一度実行する', en: 'mend the problems above and run again' },
  pressure: { ja: '圧力', en: 'pressure' },
  risk: { ja: '職員リスク', en: 'staff risk' },
  related: { ja: '関連', en: 'related' },
} as const satisfies ReportCatalogue;

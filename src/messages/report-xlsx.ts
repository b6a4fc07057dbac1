import type { ReportCatalogue } from './report-text.js';

/** Texts of the Excel workbook. */
export const reportXlsx = {
  summary: { ja: 'まとめ', en: 'Summary' },
  findings: { ja: '指摘', en: 'Findings' },
  calls: { ja: '通話', en: 'Calls' },
  trends: { ja: '傾向', en: 'Trends' },
  files: { ja: 'ファイル', en: 'Files' },
  turns: { ja: '発話', en: 'Turns' },
  rule: { ja: '規則', en: 'Rule' },
  title: { ja: '内容', en: 'Title' },
  severity: { ja: '重大度', en: 'Severity' },
  count: { ja: '件数', en: 'Count' },
  cut: {
    ja: 'Excel の行数の上限を超えたため、{count}行を省きました。すべての行は CSV で得られます。',
    en: 'Excel holds no more rows: {count} were left out. CSV has all of them.',
  },
} as const satisfies ReportCatalogue;

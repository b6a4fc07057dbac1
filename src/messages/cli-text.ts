import type { ReportCatalogue } from './report-text.js';

/** What the program tells on standard error besides problems. */
export const cliTexts = {
  prepare: {
    ja: '初回の準備: 辞書を展開しています(次回からは不要です)…',
    en: 'First run: unpacking the dictionary (once only) …',
  },
} as const satisfies ReportCatalogue;

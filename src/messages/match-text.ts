import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi match`. */
export const matchTexts = {
  nearest: { ja: '最も近かったところ', en: 'nearest' },
  sum: { ja: '{lines} 行のうち {count} 行に当たりました', en: '{count} of {lines} lines match' },
} as const satisfies ReportCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** Texts of the trend table. */
export const reportTrends = {
  heading: { ja: '{by}別の傾向（通話100件あたりの件数）', en: 'Trends by {by} (findings per 100 calls)' },
  staff: { ja: '担当者', en: 'member of staff' },
  folder: { ja: 'フォルダー', en: 'folder' },
  month: { ja: '月', en: 'month' },
  calls: { ja: '通話', en: 'calls' },
  'staff-findings': { ja: '危険な発言', en: 'risky words' },
  'caller-findings': { ja: '相手の圧力', en: 'pressure' },
  'practice-findings': { ja: '良い対応', en: 'good practice' },
  most: { ja: '最も多い指摘', en: 'most frequent finding' },
  unknown: { ja: '（不明）', en: '(unknown)' },
  pseudonym: { ja: '担当者{letter}', en: 'Staff {letter}' },
} as const satisfies ReportCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** Texts of the trend table. */
export const reportTrends = {
  heading: { ja: '{by}別の傾向（通話100件あたりの件数）', en: 'Trends by {by} (findings per 100 calls)' },
  staff: { ja: '担当者', en: 'member of staff' },
  folder: { ja: 'フォルダー', en: 'folder' },
  month: { ja: '月', en: 'month' },
  week: { ja: '週', en: 'week' },
  times: { ja: '×', en: ' × ' },
  calls: { ja: '通話', en: 'calls' },
  'staff-findings': { ja: '危険な発言', en: 'risky words' },
  'risky-calls': { ja: '通話の%', en: '% of calls' },
  interval: { ja: '95%区間', en: '95 %' },
  'per-hour': { ja: '毎時', en: 'an hour' },
  'caller-findings': { ja: '受けた圧力', en: 'pressure faced' },
  'practice-findings': { ja: '良い対応', en: 'good practice' },
  few: {
    ja: '* 通話が{least}件に満たず、この数字だけでは何も言えません。',
    en: '* Fewer than {least} calls: these figures tell nothing by themselves.',
  },
  overlap: {
    ja: '「通話の%」は危険な発言が一つでもあった通話の割合です。95%区間が重なる間は、差があるとは言えません。受けた圧力が違えば、結果も違って当然です。',
    en: '"% of calls" are those with any risky words. Where 95 % intervals overlap, no difference is shown; who faces more pressure is at more risk.',
  },
  most: { ja: '最も多い指摘', en: 'most frequent finding' },
  unknown: { ja: '（不明）', en: '(unknown)' },
  pseudonym: { ja: '担当者{letter}', en: 'Staff {letter}' },
} as const satisfies ReportCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** What `genchi fit --reviews` tells. */
export const reviewTexts = {
  measured: {
    ja: '確認済みの通話 {calls}件で比べました。「後」は、その通話を除いて教えた規則によります。',
    en: 'Compared on {calls} confirmed calls; "after": taught without the call that is judged.',
  },
  before: { ja: '前', en: 'before' },
  after: { ja: '後', en: 'after ' },
  figures: {
    ja: '適合率 {precision} %　再現率 {recall} %　F1 {f1}',
    en: 'precision {precision} %, recall {recall} %, F1 {f1}',
  },
  difference: {
    ja: '差 {points}（95 % 区間 {low} 〜 {high}）',
    en: 'difference {points} (95 % interval {low} to {high})',
  },
  better: { ja: '良くなりました。', en: 'Better.' },
  perhaps: {
    ja: '悪くはなっていませんが、この件数では偶然かもしれません。',
    en: 'Not worse; with so few calls it may be chance.',
  },
  refused: { ja: '悪くなるため、書き出しません。', en: 'Worse: it is not written.' },
} as const satisfies ReportCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi compare`. */
export const compareTexts = {
  title: { ja: '二つの点検結果の比較', en: 'Two runs compared' },
  calls: { ja: '通話: 前 {before}件、後 {after}件', en: 'Calls: {before} before, {after} after' },
  same: {
    ja: '両方に同じ通話が{shared}件あります。同じ通話の結果の違いは偶然ではなく、規則・設定・版の違い(または確認の反映)によるものです。',
    en: '{shared} calls are in both runs. What differs in the same calls is no chance: rules, settings, version or reviews differ.',
  },
  shown: { ja: '変わったといえるもの', en: 'Changed beyond chance' },
  'shown-none': {
    ja: '偶然の範囲を超える変化は見つかりませんでした。',
    en: 'No change goes beyond chance.',
  },
  open: { ja: '変わったとはいえないもの', en: 'Not shown to have changed' },
  measure: { ja: '割合', en: 'Share of calls' },
  before: { ja: '前', en: 'Before' },
  after: { ja: '後', en: 'After' },
  difference: { ja: '差(95%区間、ポイント)', en: 'Difference (95 %, points)' },
  risky: { ja: '危険な発言のある通話', en: 'with risky words' },
  pressed: { ja: '圧力を受けた通話', en: 'with pressure' },
  practice: { ja: '良い対応のある通話', en: 'with good practice' },
  suspected: { ja: 'カスハラの疑いのある通話', en: 'suspected of harassment' },
  passed: { ja: '評価シートで合格した通話', en: 'that passed the evaluation' },
  item: { ja: '評価項目「{name}」の達成', en: 'item "{name}" met' },
  better: { ja: '改善', en: 'better' },
  worse: { ja: '悪化', en: 'worse' },
  more: { ja: '増', en: 'more' },
  fewer: { ja: '減', en: 'fewer' },
  few: {
    ja: '通話が{least}件に満たないため比べなかった組: {names}',
    en: 'Left out, with fewer than {least} calls: {names}',
  },
  note: {
    ja: '{count}通りの比較をまとめて誤りが5%以下になるようにしました(フィッシャーの正確確率検定、ホルムの補正)。「いえない」は「変わっていない」ではありません。区間の広さが、まだ分からない幅です。',
    en: 'All {count} comparisons together err in at most 5 % (Fisher\'s exact test, Holm\'s correction). "Not shown" is not "unchanged": the interval tells how much there could be.',
  },
} as const satisfies ReportCatalogue;

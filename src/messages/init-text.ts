import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi init`. */
export const initTexts = {
  written: { ja: '作成: {file}', en: 'written: {file}' },
  kept: { ja: 'そのまま(すでにあります): {file}', en: 'kept (it exists): {file}' },
  'next-scorecard': {
    ja: '次は:\n  genchi check 通話のフォルダー --scorecard scorecard.yaml    採点する\n  genchi test --scorecard scorecard.yaml    項目の例を確かめる',
    en: 'Next:\n  genchi check CALLS --scorecard scorecard.yaml    score calls\n  genchi test --scorecard scorecard.yaml    test the examples of its items',
  },
  next: {
    ja: '次は:\n  genchi check    台本を調べる\n  genchi test     台本の期待と規則の例を確かめる\n  genchi rules    組み込みの規則を見る',
    en: 'Next:\n  genchi check    analyse the script\n  genchi test     test what the script expects, and the rule\n  genchi rules    see the rules that are built in',
  },
} as const satisfies ReportCatalogue;

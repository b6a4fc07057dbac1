import type { ReportCatalogue } from './report-text.js';

/** Words for the parts of a score. */
export const scoreTexts = {
  pattern: { ja: '言い方「{name}」', en: 'pattern "{name}"' },
  patterns: { ja: '言い方', en: 'patterns' },
  narration: { ja: '書き起こしの注記', en: 'stage direction' },
  characters: { ja: '文字の並び', en: 'characters' },
  words: { ja: '言葉', en: 'words' },
  exception: { ja: '例外に当たる', en: 'an exception stands' },
  form: { ja: '長さと位置', en: 'length and place' },
  grammar: { ja: '文の働き', en: 'grammar' },
  rule: { ja: '規則の元の見込み', en: 'the rule on the whole' },
  'surer beside': { ja: '同じ発話により確かな指摘', en: 'a surer finding on the turn' },
  'in a call': { ja: '通話の中の発話', en: 'within a call' },
  'first turn': { ja: '最初の発話', en: 'first turn' },
  another: { ja: '通話のほかの指摘', en: 'another finding in the call' },
  near: { ja: '近くの指摘', en: 'findings nearby' },
  pressed: { ja: '直前の圧力', en: 'pressure just before' },
  warned: { ja: '前に警告', en: 'an earlier warning' },
} as const satisfies ReportCatalogue;

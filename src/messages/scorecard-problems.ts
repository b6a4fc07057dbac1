import type { ProblemCatalogue } from './problem-catalogue.js';

const SEE_JA = '書き方は docs/scorecard.ja.md を参照してください。';
const SEE_EN = 'See docs/scorecard.md.';

/** What can be wrong with an evaluation form. */
export const scorecardProblems = {
  'scorecard-missing': {
    ja: {
      message: '評価シートの定義ファイルが見つかりません',
      remedy: '「genchi init --scorecard」で見本を作れます。',
    },
    en: {
      message: 'the scorecard cannot be read',
      remedy: 'Check the path; "genchi init --scorecard" writes a sample.',
    },
  },
  'scorecard-double': {
    ja: {
      message: '項目「{id}」が二つあります(初出は {line} 行目)',
      remedy: 'id を一つずつ変えてください。',
    },
    en: {
      message: 'the item "{id}" stands here twice (before: line {line})',
      remedy: 'Give each its own id.',
    },
  },
  'scorecard-demand': {
    ja: {
      message: 'この項目は何で評価するかが決まりません',
      remedy: `found・absent・in order・by-hand のうち一つだけを書いてください。${SEE_JA}`,
    },
    en: {
      message: 'what this item is judged by is not clear',
      remedy: `Write one of found, absent, "in order" and by-hand. ${SEE_EN}`,
    },
  },
  'scorecard-nothing': {
    ja: { message: '何を探すのかが書いてありません', remedy: `rules か says を書いてください。${SEE_JA}` },
    en: { message: 'nothing to look for', remedy: `Write "rules" or "says". ${SEE_EN}` },
  },
  'scorecard-partly': {
    ja: {
      message: '部分点 {part} が配点 {points} 以上です',
      remedy: '部分点は配点より小さくしてください。',
    },
    en: {
      message: 'a part of the points ({part}) is not less than all of them ({points})',
      remedy: 'Lower it.',
    },
  },
  'scorecard-rule': {
    ja: {
      message: '規則「{id}」はありません',
      remedy: 'もしかして「{nearest}」ですか。「genchi rules」で一覧を見られます。',
    },
    en: {
      message: 'there is no rule "{id}"',
      remedy: 'Did you mean "{nearest}"? "genchi rules" lists all rules.',
    },
  },
} as const satisfies ProblemCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** Texts of the feedback sheet, in the tone of a trainer. */
export const reportMarkdown = {
  title: { ja: '通話の振り返りシート', en: 'Feedback sheets' },
  file: { ja: 'ファイル', en: 'File' },
  agents: { ja: '担当', en: 'Taken by' },
  scores: {
    ja: '職員リスク {risk}／100、相手の圧力 {pressure}／100',
    en: 'Staff risk {risk} of 100, caller pressure {pressure} of 100',
  },
  happened: { ja: '何が起きたか', en: 'What happened' },
  'no-pressure': {
    ja: '相手から目立った圧力はありませんでした。',
    en: 'The caller put no marked pressure on us.',
  },
  pressed: { ja: '相手は次のように迫っています。', en: 'The caller pressed us like this:' },
  good: { ja: '良かったところ', en: 'What went well' },
  'good-lead': { ja: 'ここは続けていきましょう。', en: 'Keep doing this:' },
  'no-good': {
    ja: '型どおりの良い対応は見つかりませんでした。次の通話で一つ取り入れてみましょう。',
    en: 'No model response was found. Try to bring one into your next call.',
  },
  better: { ja: '言い換えたいところ', en: 'What to say differently' },
  'no-risk': {
    ja: '言質を取られるような発言はありませんでした。よく踏みとどまりました。',
    en: 'Nothing was said that could be held against us. Well kept.',
  },
  said: { ja: 'こう言いました', en: 'What was said' },
  why: { ja: '気をつけたい理由', en: 'Why it matters' },
  instead: { ja: '次はこう言ってみましょう', en: 'Next time, try' },
  basis: { ja: '根拠', en: 'Basis' },
  flow: { ja: '会話の流れで気をつけたいこと', en: 'The course of the call' },
  summary: { ja: '全体のまとめ', en: 'Overall' },
  figures: {
    ja: '通話{calls}件、発話{turns}件を点検しました。',
    en: '{calls} calls with {turns} turns were checked.',
  },
  clean: { ja: '指摘のなかった通話は載せていません。', en: 'Calls without findings are not listed.' },
  rule: { ja: '規則', en: 'Rule' },
  severity: { ja: '重大度', en: 'Severity' },
  count: { ja: '件数', en: 'Count' },
  problems: { ja: '読めなかった入力など', en: 'Problems' },
} as const satisfies ReportCatalogue;

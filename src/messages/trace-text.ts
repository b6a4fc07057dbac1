import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi check --trace` and of the reasons that `genchi test` gives. */
export const traceTexts = {
  turn: { ja: '第{turn}発話 {speaker}', en: 'turn {turn} {speaker}' },
  found: { ja: '指摘: 「{evidence}」', en: 'found: 「{evidence}」' },
  notFound: { ja: '指摘なし', en: 'not found' },
  otherSpeaker: { ja: '{role} の発話ではない', en: 'not said by {role}' },
  staff: { ja: '職員', en: 'staff' },
  caller: { ja: '相手方', en: 'the caller' },
  pattern: { ja: 'パターン', en: 'pattern' },
  cues: { ja: '手がかり', en: 'cues' },
  on: { ja: '指摘 {rule}', en: 'finding {rule}' },
  matches: { ja: '「{words}」に当たる', en: 'matches 「{words}」' },
  exception: { ja: '例外 {pattern} に当たるため除かれた', en: 'ruled out by the exception {pattern}' },
  veto: {
    ja: 'その文節が {functions} なので veto で除かれた',
    en: 'ruled out by the veto: its phrase is {functions}',
  },
  doubted: {
    ja: '適合するが、ターン全体の言葉の重みがこの規則に強く反する',
    en: 'matches, but the weighed words of the whole turn speak strongly against the rule',
  },
  alone: {
    ja: '適合するが、通話にほかの指摘がなく、言葉の重みもこの規則を支えるに足りない',
    en: 'matches, but nothing else is found in the call, and the weighed words do not bear the rule out',
  },
  once: {
    ja: '通話ごとに一度だけの規則で、すでに前の発話に付いている',
    en: 'found once a call only, and it stands on an earlier turn',
  },
  secondLook: {
    ja: '通話の他の指摘や言い方と合わせて見直すと、確かさが足りない',
    en: 'too uncertain at the second look, with the other findings of the call and the form of the words',
  },
  require: {
    ja: '文脈の条件 require を満たさない: {condition}',
    en: 'the required context is missing: {condition}',
  },
  unless: { ja: '文脈の条件 unless に当たる: {condition}', en: 'ruled out by the context: {condition}' },
  upTo: {
    ja: '{source} は「{words}」に当たった({done}/{all})',
    en: '{source} matched 「{words}」 ({done}/{all})',
  },
  but: { ja: '、しかし', en: ', but ' },
  absent: { ja: '{source} がどこにもない', en: '{source} occurs nowhere' },
  place: {
    ja: '{source} は「{words}」にあるが、{connector} に合わない',
    en: '{source} stands at 「{words}」, which is not {connector}',
  },
  adjacent: { ja: '「すぐ隣」', en: 'next to it' },
  gap: { ja: '「同じ文でその後」', en: 'after it in the same sentence' },
  gapOf: {
    ja: '「同じ文でその後{phrases}文節以内」',
    en: 'after it within {phrases} phrases of the sentence',
  },
  turnGap: { ja: '「同じ発話でその後」', en: 'after it in the same turn' },
  needs: {
    ja: '「{words}」の文節は {functions} で、{clause} が要る',
    en: 'the phrase of 「{words}」 is {functions} and must be {clause}',
  },
  forbids: {
    ja: '「{words}」の文節は {functions} で、{clause} であってはならない',
    en: 'the phrase of 「{words}」 is {functions} and must not be {clause}',
  },
  plain: { ja: '働きなし', en: 'without functions' },
  apart: { ja: '{source} の各部が同じ文にない', en: 'the parts of {source} stand in different sentences' },
  or: { ja: ' か ', en: ' or ' },
  nothing: { ja: '手がかりもパターンも当たらない', en: 'nothing proposes it' },
} as const satisfies ReportCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi check --trace` and of the reasons that `genchi test` gives. */
export const traceTexts = {
  turn: { ja: '第{turn}発話 {speaker}', en: 'turn {turn} {speaker}' },
  found: {
    ja: '指摘: 「{evidence}」(確かさ {probability})',
    en: 'found: 「{evidence}」 (confidence {probability})',
  },
  unlikely: {
    ja: '「{evidence}」は確かさ {probability} で、{least} に届かない',
    en: '「{evidence}」 has a confidence of {probability}, below {least}',
  },
  notFound: { ja: '指摘なし', en: 'not found' },
  otherSpeaker: { ja: '{role}の発話ではない', en: 'not said by {role}' },
  staff: { ja: '職員', en: 'staff' },
  caller: { ja: '相手方', en: 'the caller' },
  pattern: { ja: 'パターン', en: 'pattern' },
  matches: { ja: '「{words}」に当たる', en: 'matches 「{words}」' },
  exception: { ja: '例外 {pattern} に当たるため除かれた', en: 'ruled out by the exception {pattern}' },
  veto: {
    ja: 'その文節が {functions} なので veto で除かれた',
    en: 'ruled out by the veto: its phrase is {functions}',
  },
  once: {
    ja: '「{evidence}」に当たるが、通話ごとに一度だけの規則で、すでに前の発話に付いている',
    en: '「{evidence}」 would be found, but once a call only, and it stands on an earlier turn',
  },
  require: {
    ja: '「{evidence}」に当たるが、文脈の条件 require を満たさない: {condition}',
    en: '「{evidence}」 would be found, but the required context is missing: {condition}',
  },
  unless: {
    ja: '「{evidence}」に当たるが、文脈の条件 unless に当たる: {condition}',
    en: '「{evidence}」 would be found, but the context rules it out: {condition}',
  },
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

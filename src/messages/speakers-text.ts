import type { ReportCatalogue } from './report-text.js';

/** Words of `genchi fit --speakers`. */
export const speakersTexts = {
  measured: {
    ja: '名前を消した通話で測りました（ファイル単位の交差検証、[] は 95 % 信頼区間）',
    en: 'Measured on calls without names (cross-validation over files, 95 % intervals in [])',
  },
  fitted: {
    ja: '学んだもの: {files} ファイル、{calls} 通話、{turns} 発話、手がかり {cues} 個',
    en: 'Fitted on {files} files, {calls} calls, {turns} turns; {cues} cues',
  },
  columns: {
    ja: '測ったもの\t件数\t判定した割合\t判定のうち誤り',
    en: 'measured\tcalls\tdecided\twrong of those',
  },
  whole: { ja: '通話全体', en: 'whole call' },
  half: { ja: '前半だけ', en: 'first half only' },
  opening: { ja: '最初の 4 発話だけ', en: 'first 4 turns only' },
  takeover: { ja: '上司などに代わる通話（3 話者）', en: 'taken over by a second of staff (3 speakers)' },
  stray: { ja: '1 発話だけ別の話者になった通話', en: 'one turn cut off as a further speaker' },
  short: { ja: '4 発話以下の通話', en: 'calls of up to 4 turns' },
  all: { ja: '合計', en: 'all' },
  confidence: { ja: '確信度と実際', en: 'Confidence and what came of it' },
  confidenceColumns: { ja: '確信度\t件数\t平均の確信度\t正しい割合', en: 'confidence\tcalls\tmean\tright' },
  swaps: {
    ja: '対応付けが逆の通話に気づいた割合: {found}。正しい対応付けを疑った割合: {alarms}',
    en: 'Calls with swapped sides that were noticed: {found}. Calls with the right sides that were doubted: {alarms}',
  },
  split: {
    ja: '話者の示されていない通話（1 行 1 発話）を読んだ割合: {read}。その行のうち正しい側: {right}。正しい行が 9 割に満たない通話: {poor}',
    en: 'Calls without any speaker (a line a turn) that were read: {read}. Their lines on the right side: {right}. Calls with fewer than nine lines in ten: {poor}',
  },
  wrong: { ja: '誤って判定した通話', en: 'Decided wrong' },
} as const satisfies ReportCatalogue;

import type { ReportCatalogue } from './report-text.js';

/** Texts of `genchi inputs`. */
export const surveyTexts = {
  form: {
    ja: '■ {format}: ファイル {files}件、通話 {calls}件({example})',
    en: '■ {format}: {files} files, {calls} calls ({example})',
  },
  columns: { ja: '列', en: 'columns' },
  option: { ja: '--speaker', en: '--speaker' },
  input: { ja: '入力', en: 'input' },
  configuration: { ja: '設定', en: 'configuration' },
  manifest: { ja: 'マニフェスト', en: 'manifest' },
  name: { ja: '名前', en: 'name' },
  words: { ja: '推測', en: 'inferred' },
  agent: { ja: '担当者', en: 'agent' },
  date: { ja: '日時', en: 'date' },
  durationMs: { ja: '長さ', en: 'duration' },
  recording: { ja: '録音', en: 'recording' },
  guessedCalls: {
    ja: '話者の側を言葉から推測した通話: {count}件',
    en: 'calls whose sides were inferred from the words: {count}',
  },
  leftOut: { ja: '通話のないシート', en: 'sheets without a call' },
  total: {
    ja: 'ファイル {files}件から通話 {calls}件を読めます。',
    en: '{calls} calls can be read from {files} files.',
  },
  totalGuessed: {
    ja: 'うち{count}件は話者の側が推測です。genchi inputs --write-manifest で書き出した表で確かめ、直せます。',
    en: 'Of these, {count} have inferred sides: genchi inputs --write-manifest writes a table to check and correct them.',
  },
  totalUnread: {
    ja: '話者が分からず読めない通話: {count}件',
    en: 'Calls unread because their speakers are not known: {count}',
  },
  nothingRead: { ja: '読める通話がありません。', en: 'No call can be read.' },
  allRead: { ja: '読めないものはありません。', en: 'Everything can be read.' },
  written: { ja: 'マニフェストを書き出しました: {file}', en: 'wrote the manifest {file}' },
} as const satisfies ReportCatalogue;

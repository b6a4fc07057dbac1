import type { ReportCatalogue } from './report-text.js';

/** What the program tells on standard error besides problems. */
export const cliTexts = {
  alsoIn: { ja: 'ほか{count}か所: {files}', en: 'and {count} more: {files}' },
  prepare: {
    ja: '初回の準備: 辞書を展開しています(次回からは不要です)…',
    en: 'First run: unpacking the dictionary (once only) …',
  },
  listened: {
    ja: '通話 {calls} 件、発話 {turns} 件。一つの発話にかかった時間: 半分は {median} ミリ秒以内、99 % は {most} ミリ秒以内',
    en: '{calls} calls, {turns} turns; half of the turns took at most {median} ms, 99 % at most {most} ms',
  },
  reviewsWritten: {
    ja: '{file} に書きました: 指摘の確認 {findings}件、通話の確認 {calls}件',
    en: 'wrote {file}: {findings} findings and {calls} calls reviewed',
  },
  fault: {
    ja: '{versions} 自身の不具合です。\n次の行を添えてお知らせください:',
    en: '{versions} has a fault of its own.\nPlease report it with these lines:',
  },
} as const satisfies ReportCatalogue;

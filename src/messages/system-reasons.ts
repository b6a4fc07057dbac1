import type { Language } from '../model/rule.js';

/** What Node.js says of files and of JSON, and how readers are told. */
const REASONS: readonly (readonly [RegExp, Readonly<Record<Language, string>>])[] = [
  [/^ENOENT\b/, { ja: 'ファイルがありません', en: 'there is no such file' }],
  [/^EISDIR\b/, { ja: 'ファイルではなくフォルダーです', en: 'it is a folder, not a file' }],
  [/^(?:EACCES|EPERM)\b/, { ja: '読み取りの権限がありません', en: 'you may not read it' }],
  [/^ENOTDIR\b/, { ja: '途中の名前がフォルダーではありません', en: 'a part of the path is no folder' }],
  [
    /^(?:Unexpected |Expected |Bad |Unterminated ).*\bJSON\b/s,
    { ja: 'JSON の書き方になっていません', en: 'it is no valid JSON' },
  ],
];

/** A reason in the reader's words where it is one of the system's; any other as it is. */
export function wordReason(reason: string, language: Language): string {
  return REASONS.find(([said]) => said.test(reason))?.[1][language] ?? reason;
}

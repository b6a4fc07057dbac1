/** Labels of the platform's decoders (https://encoding.spec.whatwg.org/#names-and-labels). */
export const decoderLabels = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  /** Windows-31J: Shift_JIS with NEC's and IBM's characters, what "Shift_JIS" means in practice. */
  shift_jis: 'shift_jis',
  'euc-jp': 'euc-jp',
  'iso-2022-jp': 'iso-2022-jp',
} as const satisfies Readonly<Record<string, string>>;

export type EncodingName = keyof typeof decoderLabels;

/** The encodings that can be told with `--encoding`. */
export const encodingNames = Object.keys(decoderLabels) as readonly EncodingName[];

/** Other usual names of them, folded as `encodingByName` does. */
const aliases: Readonly<Record<string, EncodingName>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  mskanji: 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  windows31j: 'shift_jis',
  eucjp: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  jis: 'iso-2022-jp',
};

/** All names by which a configuration may call an encoding. */
export const encodingSpellings: readonly string[] = [
  ...encodingNames,
  ...['utf8', 'shift-jis', 'sjis', 'cp932', 'ms932', 'windows-31j', 'eucjp', 'euc_jp', 'jis'],
];

/** The encoding of a name in any usual spelling (`SJIS`, `cp932`, `EUC_JP`); null for an unknown one. */
export function encodingByName(name: string): EncodingName | null {
  return aliases[name.toLowerCase().replace(/[\s_-]+/g, '')] ?? null;
}

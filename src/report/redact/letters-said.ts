/** Latin letters as they are said, in the order of the alphabet. */
const NAMES: readonly string[] =
  'エー|エイ ビー シー ディー|デー イー エフ ジー エイチ|エッチ アイ ジェー|ジェイ ケー|ケイ エル エム エヌ オー ピー キュー アール エス ティー|テー ユー ブイ|ヴイ|ヴィー ダブリュー|ダブル エックス ワイ ゼット|ゼッド'.split(
    ' ',
  );

/** Any of the names, the longer ones first. */
export const LETTER_NAMES = NAMES.flatMap((names) => names.split('|'))
  .toSorted((left, right) => right.length - left.length)
  .join('|');

const VALUES = new Map(
  NAMES.flatMap((names, index) =>
    names.split('|').map((name): [string, string] => [name, String.fromCharCode(97 + index)]),
  ),
);

/** The letter that begins at the place, written in any width or said; null where none does. */
export function letterAt(
  text: string,
  start: number,
): { readonly letter: string; readonly end: number } | null {
  const written = (text[start] ?? '').normalize('NFKC').toLowerCase();
  if (/^[a-z]$/.test(written)) return { letter: written, end: start + 1 };
  for (let length = 5; length >= 2; length--) {
    const letter = VALUES.get(text.slice(start, start + length));
    if (letter !== undefined && start + length <= text.length) return { letter, end: start + length };
  }
  return null;
}

/**
 * Digits as people write them, as recognisers write them, and as they are said. The list is open; words of one kana stand
 * apart, as they are particles as well.
 */
const WORDS: readonly (readonly [value: number, words: string])[] = [
  [0, 'ゼロ ぜろ レイ れい マル まる オー'],
  [1, 'イチ いち イッ いっ ワン'],
  [2, 'ニー にー ニイ にい ニィ ツー'],
  [3, 'サン さん スリー'],
  [4, 'ヨン よん フォー'],
  [5, 'ゴー ごー ゴオ ごお ファイブ'],
  [6, 'ロク ろく ロッ ろっ シックス'],
  [7, 'ナナ なな シチ しち セブン'],
  [8, 'ハチ はち ハッ はっ エイト'],
  [9, 'キュウ きゅう キュー きゅー ナイン'],
];

const SHORT: Readonly<Record<string, number>> = { ニ: 2, に: 2, ゴ: 5, ご: 5, シ: 4, し: 4, ク: 9, く: 9 };

const SIGNS: readonly string[] = [
  '0０〇零○◯',
  '1１一壱',
  '2２二弐',
  '3３三参',
  '4４四',
  '5５五',
  '6６六',
  '7７七',
  '8８八',
  '9９九',
];

const VALUES = new Map<string, number>([
  ...WORDS.flatMap(([value, words]) => words.split(' ').map((word): [string, number] => [word, value])),
  ...SIGNS.flatMap((signs, value) => [...signs].map((sign): [string, number] => [sign, value])),
]);

/** How a digit is written: arabic, kanji, a word in kana, or a single kana that may be a particle. */
export type DigitWriting = 'arabic' | 'kanji' | 'kana' | 'short';

/** One digit in a text. */
export interface Digit {
  readonly value: number;
  readonly writing: DigitWriting;
  readonly start: number;
  readonly end: number;
}

/** The digit that begins at the place, the longest there is; null where none does. */
export function digitAt(text: string, start: number): Digit | null {
  const unit = text[start] ?? '';
  for (let length = 4; length >= 2; length--) {
    const word = text.slice(start, start + length);
    const value = VALUES.get(word);
    // ニイチ is two and one.
    if (/^(?:ニイ|にい)$/.test(word) && /[チちッっ]/.test(text[start + 2] ?? '')) continue;
    if (value !== undefined && start + length <= text.length)
      return { value, writing: 'kana', start, end: start + length };
  }
  const value = VALUES.get(unit);
  if (value !== undefined) {
    return { value, writing: /[0-9０-９]/.test(unit) ? 'arabic' : 'kanji', start, end: start + 1 };
  }
  const short = SHORT[unit];
  return short === undefined ? null : { value: short, writing: 'short', start, end: start + 1 };
}

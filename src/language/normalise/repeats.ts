import { wordSet } from '../tables/tables.js';
import { isPunctuation, QUOTE_OPEN } from './characters.js';
import { NO_GAP } from './folded-text.js';

/** Longest word whose immediate repetition is looked for. */
const LONGEST = 6;
/** 「いろいろ」「そろそろ」 are words: kana of one or two characters repeat for other reasons. */
const SHORTEST_KANA = 3;

const COMMA = 0x3001;
const ELLIPSIS = 0x2026;
const SMALL_TSU = 0x3063;

/**
 * How many characters at the end of the first `length` ones say again what stands right before them: a word said twice
 * (「録音録音」, 「ちょっとちょっと」), a word broken off and begun anew (「払っ払って」, 「わ、わたし」). 0 where nothing does.
 */
export function repeatedLength(codes: Uint16Array, gaps: Uint8Array, length: number): number {
  const last = codes[length - 1] ?? 0;
  if (!isLetter(last)) return 0;
  for (let size = 1; size <= LONGEST && size * 2 <= length; size++) {
    const before = codes[length - 1 - size] ?? 0;
    if (before === last && size > 1 && isCopy(codes, length, size, 0) && isWord(codes, length, size)) {
      return size;
    }
    if (
      size * 2 < length &&
      (before === COMMA || before === ELLIPSIS) &&
      codes[length - 2 - size] === last &&
      isCopy(codes, length, size, 1) &&
      opensUtterance(codes, gaps, length - 1 - size * 2) &&
      !hasNumber(codes, length, size)
    ) {
      return size + 1;
    }
  }
  return 0;
}

function isCopy(codes: Uint16Array, length: number, size: number, between: number): boolean {
  for (let index = 1; index <= size; index++) {
    if (codes[length - index] !== codes[length - index - size - between]) return false;
  }
  return true;
}

/** A stretch that does not repeat by chance: two characters with a kanji, or three and more of kana. */
function isWord(codes: Uint16Array, length: number, size: number): boolean {
  if (hasNumber(codes, length, size)) return false;
  let kanji = 0;
  for (let index = 1; index <= size; index++) {
    const code = codes[length - index] ?? 0;
    if (!isLetter(code)) return false;
    if (code >= 0x4e00) kanji += 1;
  }
  if (size === 3 && REPEATING.has(String.fromCharCode(...codes.subarray(length - size, length)))) {
    return false;
  }
  return size >= SHORTEST_KANA || kanji === 2 || (kanji === 1 && codes[length - 1] === SMALL_TSU);
}

/** Words of three kana that are said twice to mean more than once. */
const REPEATING = wordSet('twice');

const NUMBERS: ReadonlySet<number> = new Set(
  [...'〇一二三四五六七八九十百千万億'].map((one) => one.charCodeAt(0)),
);

function hasNumber(codes: Uint16Array, length: number, size: number): boolean {
  for (let index = 1; index <= size; index++) {
    const code = codes[length - index] ?? 0;
    if (NUMBERS.has(code) || code < 0x3041) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fc && code !== 0x30fb) ||
    (code >= 0x4e00 && code <= 0x9fff)
  );
}

function opensUtterance(codes: Uint16Array, gaps: Uint8Array, at: number): boolean {
  if (at === 0 || gaps[at] !== NO_GAP) return true;
  const before = codes[at - 1] ?? 0;
  return isPunctuation(before) || before === QUOTE_OPEN;
}

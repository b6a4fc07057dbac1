import { isKana, isPunctuation, LONG_VOWEL, QUOTE_CLOSE, STOP } from './characters.js';
import { endOfFiller, startsFiller } from './filler-search.js';
import { HESITATION, NO_GAP, PAUSE, type TextBuffer } from './folded-text.js';
import { isSmallVowel, spellLongVowel, spellSmallVowel } from './long-vowels.js';
import { repeatedLength } from './repeats.js';

/**
 * Spells long vowels, drops fillers and false starts. Works in place: what is kept never moves to the right.
 */
export function smoothSpeech(buffer: TextBuffer): void {
  const { codes, starts, ends, gaps, length } = buffer;
  let write = 0;
  let gap = NO_GAP;
  let read = 0;
  while (read < length) {
    const code = codes[read] ?? 0;
    if (gaps[read] === PAUSE) {
      gap = PAUSE;
    }
    if (startsFiller(code)) {
      const end = endOfFiller(buffer, read, write, gap);
      if (end > read) {
        gap = Math.max(gap, HESITATION);
        for (let at = read + 1; at < end; at++) {
          gap = Math.max(gap, gaps[at] ?? 0);
        }
        read = end;
        continue;
      }
    }
    const kept = spellingOf(code, codes, write, gap, codes[read + 1] ?? 0);
    if (kept > 0) {
      codes[write] = kept;
      starts[write] = starts[read] ?? 0;
      ends[write] = ends[read] ?? 0;
      gaps[write] = gap;
      gap = NO_GAP;
      write += 1;
      const repeated = repeatedLength(codes, gaps, write);
      if (repeated > 0) {
        write -= repeated;
        gap = NO_GAP;
      }
    }
    read += 1;
  }
  buffer.length = write;
}

/**
 * What stands for a character behind the first `length` ones; 0 where nothing does.
 *
 * @param next the character after it; 0 at the end
 */
export function spellingOf(
  code: number,
  codes: Uint16Array,
  length: number,
  gap: number,
  next: number,
): number {
  let kept = code;
  const last = length > 0 ? (codes[length - 1] ?? 0) : 0;
  if (code === LONG_VOWEL && gap === NO_GAP && last < 0x30a1) {
    kept = spellLongVowel(length > 1 ? (codes[length - 2] ?? 0) : 0, last, next);
  } else if (code === LONG_VOWEL && !isKana(last)) {
    kept = 0;
  } else if (isSmallVowel(code)) {
    kept = spellSmallVowel(last, code) || code;
  } else if (code === SMALL_TSU && isEmphaticTsu(last, next || STOP)) {
    kept = 0;
  }
  return kept > 0 && isThirdVowel(codes, length, kept) ? 0 : kept;
}

const SMALL_TSU = 0x3063;

/** 「やめろっ！」; not 「えっ」「あっ」「はっ」, which are reactions of their own. */
function isEmphaticTsu(last: number, next: number): boolean {
  return (
    last === SMALL_TSU ||
    ((isPunctuation(next) || next === QUOTE_CLOSE) && isKana(last) && !REACTIONS.has(last) && next !== 0x3001)
  );
}

const REACTIONS: ReadonlySet<number> = new Set([...'えあはうげわひお'].map((kana) => kana.charCodeAt(0)));

/** 「なああああ」 counts as 「なああ」: the third vowel in a row says no more than the second. */
function isThirdVowel(codes: Uint16Array, length: number, code: number): boolean {
  return (
    length > 1 &&
    codes[length - 1] === code &&
    codes[length - 2] === code &&
    (code === 0x3042 || code === 0x3046 || code === 0x3048 || code === 0x304a)
  );
}

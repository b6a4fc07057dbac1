import type { SpeechLetters } from '../model/token.js';

/** The letters that runs of characters are cut from, as UTF-16 code units, with their places in the normalised text; the first `length` count. */
export interface Letters {
  readonly length: number;
  readonly codes: Uint16Array;
  /** Index in the normalised text of each letter; a boundary mark has that of the letter after it. */
  readonly places: Int32Array;
}

/** Stands for a pause, a punctuation mark, the beginning or the end of a turn. */
export const BOUNDARY = '。';

const BOUNDARY_CODE = BOUNDARY.charCodeAt(0);
const BREAK = /[\s、。,.!?…「」『』・()]/;
const CODE_UNITS = 65536;
const BLOCK = 256;

/** What becomes of a code unit: itself, its small letter, or the boundary mark. */
const FOLDED = foldedUnits();

function foldedUnits(): Uint16Array {
  const folded = new Uint16Array(CODE_UNITS);
  for (let code = 0; code < CODE_UNITS; code++) folded[code] = code;
  for (let start = 0; start < CODE_UNITS; start += BLOCK) {
    const letters = String.fromCharCode(...folded.subarray(start, start + BLOCK));
    // Every process begins with this, and in most blocks nothing changes.
    if (letters.toLowerCase() === letters && !BREAK.test(letters)) continue;
    for (let code = start; code < start + BLOCK; code++) folded[code] = foldedUnit(code);
  }
  return folded;
}

function foldedUnit(code: number): number {
  const letter = String.fromCharCode(code);
  if (BREAK.test(letter)) return BOUNDARY_CODE;
  const small = letter.toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

/** Reads one text after the other into the same memory: a text is valid until the next is read. */
export function createLetterReader(): (letters: SpeechLetters) => Letters {
  let codes = new Uint16Array(SHORTEST_MEMORY);
  let places = new Int32Array(SHORTEST_MEMORY);
  return (letters) => {
    const most = 2 * letters.length + 1;
    if (most > codes.length) {
      codes = new Uint16Array(2 * most);
      places = new Int32Array(2 * most);
    }
    return { length: foldInto(codes, places, letters), codes, places };
  };
}

const SHORTEST_MEMORY = 1024;

/**
 * Folds what separates words to one boundary mark, also pauses that normalisation dropped, so that 「謝れ」,
 * 「謝れ!」 and a recogniser's 「謝れ ほら」 share the run 「れ。」. In linear time, without a tokenizer.
 */
export function readLetters(letters: SpeechLetters): Letters {
  return createLetterReader()(letters);
}

/** Writes the letters and their places, and returns how many they are. */
function foldInto(
  codes: Uint16Array,
  places: Int32Array,
  { original, length, codes: read, starts, ends }: SpeechLetters,
): number {
  if (length === 0) return 0;
  let written = 0;
  let last = 0;
  let previousEnd = starts[0] as number;
  codes[0] = BOUNDARY_CODE;
  places[written++] = 0;
  last = BOUNDARY_CODE;
  for (let at = 0; at < length; at++) {
    const start = starts[at] as number;
    if (start > previousEnd && last !== BOUNDARY_CODE && hasPause(original, previousEnd, start)) {
      codes[written] = BOUNDARY_CODE;
      places[written++] = at;
      last = BOUNDARY_CODE;
    }
    previousEnd = ends[at] as number;
    const code = FOLDED[read[at] as number] as number;
    if (code === BOUNDARY_CODE && last === BOUNDARY_CODE) continue;
    codes[written] = code;
    places[written++] = at;
    last = code;
  }
  if (last !== BOUNDARY_CODE) {
    codes[written] = BOUNDARY_CODE;
    places[written++] = length;
  }
  return written;
}

/** The letters as a string. */
export function lettersOf({ codes, length }: Letters): string {
  let letters = '';
  for (let at = 0; at < length; at += BLOCK)
    letters += String.fromCharCode(...codes.subarray(at, Math.min(length, at + BLOCK)));
  return letters;
}

function hasPause(original: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (FOLDED[original.charCodeAt(at)] === BOUNDARY_CODE) return true;
  return false;
}

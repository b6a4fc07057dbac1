import { readTable, wordList } from '../tables/tables.js';
import { EXCLAMATION, isPunctuation, LONG_VOWEL, QUESTION, QUOTE_OPEN, STOP } from './characters.js';
import { NO_GAP, PAUSE, type TextBuffer } from './folded-text.js';
import { vowelOf } from './long-vowels.js';

interface Filler {
  readonly codes: readonly number[];
  readonly place: string;
  readonly followers: readonly (readonly number[])[];
}

const toCodes = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

const FILLER_STARTS: ReadonlyMap<number, readonly Filler[]> = groupFillers();

function groupFillers(): ReadonlyMap<number, readonly Filler[]> {
  const groups = new Map<number, Filler[]>();
  for (const [form = '', place = ''] of readTable('fillers')) {
    const codes = toCodes(form);
    const first = codes[0] ?? 0;
    const group = groups.get(first) ?? [];
    group.push({
      codes,
      place,
      followers: place === 'unless-noun' ? wordList(`behind-${form}`).map(toCodes) : [],
    });
    groups.set(first, group);
  }
  return groups;
}

const TAILS: readonly (readonly number[])[] = wordList('filler-tails').map(toCodes);

/** One past the filler at `read` and what goes with it, or `read` where none stands. */
export function endOfFiller(buffer: TextBuffer, read: number, write: number, gap: number): number {
  const { codes, gaps, length } = buffer;
  const last = write > 0 ? (codes[write - 1] ?? 0) : 0;
  const isOpening = write === 0 || gap !== NO_GAP || isPunctuation(last) || last === QUOTE_OPEN;
  for (const filler of FILLER_STARTS.get(codes[read] ?? 0) ?? []) {
    if (!standsAt(codes, read, length, filler.codes)) continue;
    const end = read + filler.codes.length;
    if (codes[end] === LONG_VOWEL && end < length) continue;
    const next = end < length ? (codes[end] ?? 0) : STOP;
    const isPaused = isPunctuation(next) || end >= length || gaps[end] === PAUSE;
    if (isReaction(next, end < length) || !fits(filler, { isOpening, isPaused, last }, codes, end, length)) {
      continue;
    }
    const secondLast = write > 1 ? (codes[write - 2] ?? 0) : 0;
    if (!isOpening && belongsToWord(filler.codes, last, secondLast)) continue;
    return endWithTail(buffer, filler, end, isOpening);
  }
  return read;
}

/** Where a filler would stand. */
interface FillerContext {
  readonly isOpening: boolean;
  readonly isPaused: boolean;
  /** The character before it. */
  readonly last: number;
}

function fits(
  filler: Filler,
  { isOpening, isPaused, last }: FillerContext,
  codes: Uint16Array,
  end: number,
  length: number,
): boolean {
  switch (filler.place) {
    case 'anywhere':
      return true;
    case 'paused':
      return isPaused;
    case 'opening':
      return isOpening && isPaused;
    case 'behind-particle':
      return isPaused && !isOpening && PARTICLES.has(last);
    case 'unless-noun':
      return isOpening && filler.followers.some((follower) => standsAt(codes, end, length, follower));
    default:
      return false;
  }
}

const PARTICLES: ReadonlySet<number> = new Set(toCodes('はがをもにで'));

/** 「えー？」「あー！」 show surprise. */
function isReaction(next: number, isInside: boolean): boolean {
  return isInside && (next === QUESTION || next === EXCLAMATION);
}

const E = 0x3048;

const A = 0x3042;

const I = 0x3044;

const HA = 0x306f;

const TE = 0x3066;

const DE = 0x3067;

const LONG_A_WORDS: ReadonlySet<number> = new Set(toCodes('なまさはわやゃあかだ'));

/** True where the vowel is the end of the word before: 「ねえー」「いいえー」「なあー」「じゃあー」. */
function belongsToWord(filler: readonly number[], last: number, secondLast: number): boolean {
  const first = filler[0];
  if (filler.length > 2 && filler[1] === LONG_VOWEL) return false;
  if (first === E) {
    if (last === I) return secondLast === 0 || secondLast === I || isPunctuation(secondLast);
    return vowelOf(last) === 'e' && last !== TE && last !== DE && filler[1] !== SMALL_TSU;
  }
  if (first === A && filler.length === 2) {
    return LONG_A_WORDS.has(last) && !(last === HA && filler[1] !== LONG_VOWEL);
  }
  return first === 0x3046 && vowelOf(last) === 'o' && filler.length < 3;
}

/** Takes 「ですね」 and the comma along. The comma stays where it parts the words around the filler. */
function endWithTail(buffer: TextBuffer, filler: Filler, start: number, isOpening: boolean): number {
  const { codes, length } = buffer;
  let end = start;
  if (filler.codes.length > 1) {
    for (const tail of TAILS) {
      if (standsAt(codes, end, length, tail)) {
        const next = codes[end + tail.length] ?? STOP;
        if (next !== STOP || end + tail.length < length) end += tail.length;
        break;
      }
    }
  }
  if (isOpening && end < length && (codes[end] === 0x3001 || codes[end] === 0x2026)) end += 1;
  return end;
}

function standsAt(codes: Uint16Array, at: number, length: number, form: readonly number[]): boolean {
  if (at + form.length > length) return false;
  for (let index = 0; index < form.length; index++) {
    if (codes[at + index] !== form[index]) return false;
  }
  return true;
}

/** True where a filler may begin with the character. */
export function startsFiller(code: number): boolean {
  return FILLER_STARTS.has(code);
}

const SMALL_TSU = 0x3063;

import type { Span } from '../../model/transcript.js';
import { isKana, isPunctuation, LONG_VOWEL, QUOTE_CLOSE, QUOTE_OPEN, STOP } from './characters.js';
import { endOfFiller, startsFiller } from './fillers.js';
import { foldCharacters } from './fold.js';
import { type FoldedText, finishBuffer, HESITATION, NO_GAP, PAUSE, type TextBuffer } from './folded-text.js';
import { isSmallVowel, spellLongVowel, spellSmallVowel } from './long-vowels.js';
import { repeatedLength } from './repeats.js';

/**
 * The speech of a turn in one spelling, with offsets back to `original`. Narration becomes a sentence break; fillers, noise
 * marks, false starts, immediate repetitions and quotation marks without a partner fall away; `gaps` tells where. Needs no tokenizer and runs in time linear to
 * the text.
 */
export function normalise(original: string, narration: readonly Span[]): FoldedText {
  return finishBuffer(normaliseInPlace(original, narration));
}

/** Like `normalise`, in memory that the next call uses again: for turns that most probably need no more than a look. */
export function normaliseInPlace(original: string, narration: readonly Span[]): TextBuffer {
  const buffer = foldCharacters(original, narration);
  if (hasSpacedWords(buffer)) buffer.gaps.fill(NO_GAP);
  smoothSpeech(buffer);
  dropUnpairedQuotes(buffer);
  return buffer;
}

/** Recognisers that write a space after every word do not mean pauses; spaces between longer stretches are pauses. */
const SHORTEST_STRETCH = 4;
const FEWEST_SPACES = 4;

function hasSpacedWords(buffer: TextBuffer): boolean {
  let pauses = 0;
  for (let at = 1; at < buffer.length; at++) {
    if (buffer.gaps[at] === PAUSE) pauses += 1;
  }
  return pauses >= FEWEST_SPACES && buffer.length / (pauses + 1) < SHORTEST_STRETCH;
}

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
    if (gaps[read] === PAUSE) gap = PAUSE;
    if (startsFiller(code)) {
      const end = endOfFiller(buffer, read, write, gap);
      if (end > read) {
        gap = Math.max(gap, HESITATION);
        for (let at = read + 1; at < end; at++) gap = Math.max(gap, gaps[at] ?? 0);
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

/**
 * Leaves out quotation marks without a partner: recognisers drop one of a pair, and a call cut into turns parts them. What such a
 * mark was to quote nobody knows, so it quotes nothing; speech says by と and って what it reports. Words do not run across the place.
 * Works in place, in time linear to the text.
 */
export function dropUnpairedQuotes(buffer: TextBuffer): void {
  const unpaired = unpairedQuotes(buffer);
  if (unpaired.length === 0) return;
  const { codes, starts, ends, gaps, length } = buffer;
  let next = 0;
  let write = unpaired[0] ?? 0;
  let gap = NO_GAP;
  for (let read = write; read < length; read++) {
    if (read === unpaired[next]) {
      gap = Math.max(gap, gaps[read] ?? NO_GAP, HESITATION);
      next += 1;
      continue;
    }
    codes[write] = codes[read] ?? 0;
    starts[write] = starts[read] ?? 0;
    ends[write] = ends[read] ?? 0;
    gaps[write] = Math.max(gap, gaps[read] ?? NO_GAP);
    gap = NO_GAP;
    write += 1;
  }
  buffer.length = write;
}

const NONE: readonly number[] = [];

/** Where quotation marks stand that open or close nothing, sorted. */
function unpairedQuotes({ codes, length }: TextBuffer): readonly number[] {
  let open: number[] | null = null;
  let closers: number[] | null = null;
  for (let at = 0; at < length; at++) {
    const code = codes[at];
    if (code === QUOTE_OPEN) {
      open ??= [];
      open.push(at);
    } else if (code === QUOTE_CLOSE && (open?.pop() ?? null) === null) {
      closers ??= [];
      closers.push(at);
    }
  }
  // A closer is left over only while none is open, so whatever stays open stands behind it.
  return [...(closers ?? NONE), ...(open ?? NONE)];
}

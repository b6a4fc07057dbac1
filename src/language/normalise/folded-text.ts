import type { NormalisedText, SpeechLetters } from '../../model/token.js';

/** Nothing was left out before this character. */
export const NO_GAP = 0;
/** A filler or a false start was left out: words do not run across it, sentences do. */
export const HESITATION = 1;
/** White space or a noise mark stood here: the speaker paused, a sentence may end. */
export const PAUSE = 2;

/**
 * A normalised text that remembers what stood between its characters. `gaps[i]` tells what was left out before
 * character i: `NO_GAP`, `HESITATION` or `PAUSE`.
 */
export interface FoldedText extends NormalisedText {
  readonly gaps: Uint8Array;
}

/** A text under construction; `length` characters of the arrays are in use. */
export interface TextBuffer extends SpeechLetters {
  original: string;
  codes: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  gaps: Uint8Array;
  length: number;
  /** The gap that the next character is to carry. */
  gap: number;
}

const SCRATCH_CAPACITY = 1024;
/** Compatibility forms may be longer than what they stand for. */
const ROOM = 8;

/**
 * Memory for one text at a time: allocating four arrays a turn would cost more than folding it. Nothing is read from
 * it that the same call has not written.
 */
const SCRATCH: TextBuffer = {
  original: '',
  codes: new Uint16Array(SCRATCH_CAPACITY),
  starts: new Int32Array(SCRATCH_CAPACITY),
  ends: new Int32Array(SCRATCH_CAPACITY),
  gaps: new Uint8Array(SCRATCH_CAPACITY),
  length: 0,
  gap: NO_GAP,
};

/** An empty buffer for a text, valid until the next call; long texts get one of their own. */
export function openBuffer(original: string): TextBuffer {
  const capacity = original.length + ROOM;
  if (capacity > SCRATCH_CAPACITY) {
    return {
      original,
      codes: new Uint16Array(capacity),
      starts: new Int32Array(capacity),
      ends: new Int32Array(capacity),
      gaps: new Uint8Array(capacity),
      length: 0,
      gap: NO_GAP,
    };
  }
  SCRATCH.original = original;
  SCRATCH.length = 0;
  SCRATCH.gap = NO_GAP;
  return SCRATCH;
}

/** Adds a character that came from `original[start] … original[end - 1]`. */
export function append(buffer: TextBuffer, code: number, start: number, end: number): void {
  if (buffer.length === buffer.codes.length) grow(buffer);
  const at = buffer.length++;
  buffer.codes[at] = code;
  buffer.starts[at] = start;
  buffer.ends[at] = end;
  buffer.gaps[at] = buffer.gap;
  buffer.gap = NO_GAP;
}

/** Notes that something was left out before the next character; the stronger gap stays. */
export function noteGap(buffer: TextBuffer, gap: number): void {
  if (gap > buffer.gap) buffer.gap = gap;
}

/** The text of the buffer with its offsets and gaps, in memory of its own. */
export function finishBuffer(buffer: TextBuffer): FoldedText {
  const { original, length, codes } = buffer;
  // one block of memory for all
  const block = new ArrayBuffer(length * 9);
  const starts = new Int32Array(block, 0, length);
  const ends = new Int32Array(block, length * 4, length);
  const gaps = new Uint8Array(block, length * 8, length);
  let isSame = length === original.length;
  for (let at = 0; at < length; at++) {
    starts[at] = buffer.starts[at] ?? 0;
    ends[at] = buffer.ends[at] ?? 0;
    gaps[at] = buffer.gaps[at] ?? NO_GAP;
    isSame &&= codes[at] === original.charCodeAt(at);
  }
  return { original, text: isSame ? original : textOf(codes, length), starts, ends, gaps };
}

/** Arguments of one call that every engine takes. */
const CHUNK = 4096;

function textOf(codes: Uint16Array, length: number): string {
  let text = '';
  for (let start = 0; start < length; start += CHUNK) {
    text += String.fromCharCode(...codes.subarray(start, Math.min(start + CHUNK, length)));
  }
  return text;
}

function grow(buffer: TextBuffer): void {
  const capacity = buffer.codes.length * 2;
  const codes = new Uint16Array(capacity);
  codes.set(buffer.codes);
  buffer.codes = codes;
  const starts = new Int32Array(capacity);
  starts.set(buffer.starts);
  buffer.starts = starts;
  const ends = new Int32Array(capacity);
  ends.set(buffer.ends);
  buffer.ends = ends;
  const gaps = new Uint8Array(capacity);
  gaps.set(buffer.gaps);
  buffer.gaps = gaps;
}

import type { NormalisedText } from '../model/token.js';

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
export interface TextBuffer {
  codes: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  gaps: Uint8Array;
  length: number;
  /** The gap that the next character is to carry. */
  gap: number;
}

export function createBuffer(capacity: number): TextBuffer {
  return {
    codes: new Uint16Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    gaps: new Uint8Array(capacity),
    length: 0,
    gap: NO_GAP,
  };
}

/** Adds a character that came from `original[start] … original[end - 1]`. */
export function append(buffer: TextBuffer, code: number, start: number, end: number): void {
  if (buffer.length === buffer.codes.length) {
    grow(buffer);
  }
  const at = buffer.length++;
  buffer.codes[at] = code;
  buffer.starts[at] = start;
  buffer.ends[at] = end;
  buffer.gaps[at] = buffer.gap;
  buffer.gap = NO_GAP;
}

/** Notes that something was left out before the next character; the stronger gap stays. */
export function noteGap(buffer: TextBuffer, gap: number): void {
  if (gap > buffer.gap) {
    buffer.gap = gap;
  }
}

/** The text of the buffer; the arrays are cut to its length. */
export function finishBuffer(buffer: TextBuffer, original: string): FoldedText {
  const { length } = buffer;
  return {
    original,
    text: textOf(buffer.codes, length),
    starts: buffer.starts.slice(0, length),
    ends: buffer.ends.slice(0, length),
    gaps: buffer.gaps.slice(0, length),
  };
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
  const capacity = buffer.codes.length * 2 + 16;
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

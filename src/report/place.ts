import type { Turn } from '../model/transcript.js';

/** A place in the input file: 1-based, columns in UTF-16 code units; null where the format has no lines. */
export interface Place {
  readonly line: number | null;
  readonly column: number | null;
}

/** Where the character at `offset` of the turn's text stands in the input file. */
export function placeOf(turn: Turn, offset: number): Place {
  const segment = turn.segments.findLast(({ start }) => start <= offset);
  if (!segment || segment.line === null) return { line: null, column: null };
  return {
    line: segment.line,
    column: segment.column === null ? null : segment.column + (offset - segment.start),
  };
}

/** Milliseconds from the start of the call to the piece in which the words at an offset are said; null without times. */
export function timeOf(turn: Turn, offset: number): number | null {
  const timed = turn.segments.filter(({ startMs }) => startMs !== undefined);
  const segment = timed.findLast(({ start }) => start <= offset) ?? timed[0];
  return segment?.startMs ?? null;
}

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

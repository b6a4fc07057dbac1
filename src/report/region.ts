import type { Finding } from '../model/finding.js';
import type { Transcript } from '../model/transcript.js';
import { turnOf } from './build.js';
import { placeOf } from './place.js';

/** A stretch of the input file, 1-based, `endColumn` exclusive, columns in UTF-16 code units. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where the evidence of a finding stands in the input file; null where the format has no lines. */
export function regionOf(transcript: Transcript, finding: Finding): Region | null {
  const turn = turnOf(transcript, finding);
  const { start, end } = finding.evidence;
  const first = placeOf(turn, start);
  const last = placeOf(turn, Math.max(start, end - 1));
  if (first.line === null || first.column === null || last.line === null || last.column === null) return null;
  return {
    startLine: first.line,
    startColumn: first.column,
    endLine: last.line,
    endColumn: last.column + (end > start ? 1 : 0),
  };
}

import type { Transcript } from '../model/transcript.js';
import { splitTurns } from './split-turns.js';

/** How calls came out of which nobody was named, a line a turn, judged by a model that had not seen their file. */
export interface SplitFigures {
  readonly calls: number;
  /** Calls whose sides were sure enough, and their lines. */
  readonly read: number;
  readonly lines: number;
  /** Lines on the right side. */
  readonly right: number;
  /** Calls that were read with fewer than nine lines in ten on the right side. */
  readonly poor: number;
}

const LEAST_RIGHT = 0.9;
/** Shorter ones are never asked. */
const LEAST_TURNS = 6;

/** Calls with the speakers taken away. @param oddsOf the odds for staff of a text, for each call */
export function measureSplit(
  transcripts: readonly Transcript[],
  oddsOf: (call: number) => (text: string) => number,
): SplitFigures {
  const figures = { calls: 0, read: 0, lines: 0, right: 0, poor: 0 };
  for (const [call, { turns }] of transcripts.entries()) {
    if (turns.length < LEAST_TURNS || new Set(turns.map(({ role }) => role)).size < 2) continue;
    figures.calls++;
    const found = splitTurns(
      turns.map(({ text }) => text),
      oddsOf(call),
    );
    if (!found) continue;
    const right = turns.filter(({ role }, at) => found.roles[at] === role).length;
    figures.read++;
    figures.lines += turns.length;
    figures.right += right;
    if (right < LEAST_RIGHT * turns.length) figures.poor++;
  }
  return figures;
}

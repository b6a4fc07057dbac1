import type { Said } from '../model/side-judge.js';
import type { Role } from '../model/transcript.js';
import type { Speaker } from './decide-sides.js';
import { type Calibration, MOST_TURN_ODDS } from './side-model.js';

/** Who says less has not shown much: a nod may come from either side. */
const FEW_LETTERS = 12;

/** What is counted of a speaker before it is weighed. */
export interface SpeakerCounts {
  readonly name: string;
  /** Sum over the turns of their odds, each within bounds. */
  readonly odds: number;
  readonly turns: number;
  readonly letters: number;
}

/** The speakers of a call in the order in which they first speak, and how often each two answer each other. */
export interface CallCounts {
  readonly speakers: readonly SpeakerCounts[];
  /** By `pairKey`. */
  readonly answers: ReadonlyMap<number, number>;
}

/** Counts what decides over the sides of a call. @param oddsOf the odds for staff of a turn by its words */
export function countCall(
  said: readonly Said[],
  oddsOf: (text: string, index: number) => number,
): CallCounts {
  const speakers = new Map<string, { index: number; odds: number; turns: number; letters: number }>();
  const answers = new Map<number, number>();
  let previous = -1;
  for (const [index, { speaker, text }] of said.entries()) {
    const letters = text.trim().length;
    const counts = speakers.get(speaker) ?? { index: speakers.size, odds: 0, turns: 0, letters: 0 };
    speakers.set(speaker, counts);
    if (letters === 0) continue;
    counts.odds += boundedOdds(oddsOf(text, index));
    counts.turns++;
    counts.letters += letters;
    if (previous >= 0 && previous !== counts.index) {
      const key = pairKey(previous, counts.index);
      answers.set(key, (answers.get(key) ?? 0) + 1);
    }
    previous = counts.index;
  }
  return {
    speakers: [...speakers].map(([name, { odds, turns, letters }]) => ({ name, odds, turns, letters })),
    answers,
  };
}

/** What a turn of such odds counts. */
export function boundedOdds(odds: number): number {
  return Math.max(-MOST_TURN_ODDS, Math.min(MOST_TURN_ODDS, odds));
}

/** More speakers are in no call. */
const MOST_SPEAKERS = 2 ** 26;

function pairKey(a: number, b: number): number {
  return Math.min(a, b) * MOST_SPEAKERS + Math.max(a, b);
}

/** The speakers as they are weighed. */
export function weighSpeakers(
  { speakers }: CallCounts,
  told: ReadonlyMap<string, Role | null>,
  { scale }: Calibration,
): readonly Speaker[] {
  return speakers.map(({ name, odds, turns, letters }) => ({
    odds: ((scale * odds) / Math.sqrt(Math.max(1, turns))) * Math.min(1, letters / FEW_LETTERS),
    told: told.get(name) ?? null,
    letters,
  }));
}

/** How much it speaks for different sides that two speakers answer each other. */
export function contactOf(
  { answers }: CallCounts,
  { contact }: Calibration,
): (a: number, b: number) => number {
  return (a, b) => contact * Math.log1p(answers.get(pairKey(a, b)) ?? 0);
}

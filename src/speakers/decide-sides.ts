import type { Role } from '../model/transcript.js';

/** A speaker of a call as `decideSides` needs it. */
export interface Speaker {
  /** Logarithm of the odds for staff, by the words alone. */
  readonly odds: number;
  /** What is known besides the words. */
  readonly told: Role | null;
  /** Letters spoken. */
  readonly letters: number;
}

/** The side of one speaker. */
export interface DecidedSide {
  readonly role: Role;
  /** 1 for a told side. */
  readonly confidence: number;
  /** True where the speaker says too little to count. */
  readonly isScrap: boolean;
}

export interface SideDecision {
  /** In the order of the speakers. */
  readonly sides: readonly DecidedSide[];
  /** How sure the sides of all speakers are that say more than a scrap. */
  readonly confidence: number;
}

/** Who says no more is a scrap that a recogniser cut off; a call need not be unread because of one. */
const SCRAP_LETTERS = 24;
/** That all speakers of a call are on one side is not impossible: so much does it weigh. */
const ONE_SIDED = 0.02;
/** Each speaker without a side doubles the assignments to be weighed. */
const MOST_OPEN = 8;
/** Nothing is certain that is only guessed. */
const MOST_CONFIDENCE = 0.999;

/**
 * The most probable sides of a call's speakers, at least one on each, by a log-linear model: the odds of each speaker, and
 * for every two how often one answers the other.
 *
 * @param contact `contact(a, b)`: how much it speaks for different sides that the speakers a and b answer each other
 * @returns null where no assignment has both sides, or where there are too many speakers to weigh
 */
export function decideSides(
  speakers: readonly Speaker[],
  contact: (a: number, b: number) => number,
): SideDecision | null {
  const open = speakers.flatMap(({ told }, index) => (told === null ? index : []));
  if (open.length > MOST_OPEN) return null;
  const assignments = Array.from({ length: 2 ** open.length }, (_, bits) => {
    const isStaff = speakers.map(({ told }, index) =>
      told === null ? ((bits >> open.indexOf(index)) & 1) === 1 : told === 'staff',
    );
    return { isStaff, hasBoth: isStaff.includes(true) && isStaff.includes(false) };
  });
  const scores = assignments.map(({ isStaff, hasBoth }) => {
    let score = hasBoth ? 0 : Math.log(ONE_SIDED);
    for (const [a, { odds }] of speakers.entries()) {
      score += (isStaff[a] ? odds : -odds) / 2;
      for (let b = a + 1; b < speakers.length; b++) if (isStaff[a] !== isStaff[b]) score += contact(a, b);
    }
    return score;
  });
  const highest = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let best = -1;
  for (const [index, { hasBoth }] of assignments.entries())
    if (hasBoth && (best < 0 || (weights[index] ?? 0) > (weights[best] ?? 0))) best = index;
  const chosen = assignments[best]?.isStaff;
  if (!chosen) return null;
  /** The probability that all of some speakers are on the sides that were chosen. */
  const certainty = (some: readonly number[]) =>
    assignments.reduce(
      (sum, { isStaff }, index) =>
        some.every((one) => isStaff[one] === chosen[one]) ? sum + (weights[index] ?? 0) : sum,
      0,
    ) / total;
  const speaking = speakers.flatMap(({ letters }, index) => (letters > SCRAP_LETTERS ? index : []));
  const main = speaking.length >= 2 ? speaking : [...speakers.keys()];
  const confidence = Math.min(MOST_CONFIDENCE, certainty(main));
  return {
    confidence,
    sides: speakers.map(({ told }, index) => {
      const isScrap = !main.includes(index);
      const own = isScrap ? Math.min(confidence, certainty([index])) : confidence;
      return { role: chosen[index] ? 'staff' : 'caller', confidence: told === null ? own : 1, isScrap };
    }),
  };
}

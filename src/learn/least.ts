import type { Decision } from '../model/judgement.js';
import { groupOf } from '../model/rule.js';

/** A decision at a low threshold beside the truth; null where it counts neither way. */
export interface JudgedDecision {
  readonly decision: Pick<Decision, 'rule' | 'probability'>;
  readonly isRight: boolean | null;
  /** The call and the turn, where no accusing rule is labelled or left open: a finding there accuses innocent people. */
  readonly innocentTurn: string | null;
}

export interface LeastOptions {
  /** The share of the findings of a group that are to be right. */
  readonly targetPrecision: number;
  /** The same for groups whose misses weigh more than false alarms, by group. */
  readonly otherTargets: Readonly<Record<string, number>>;
  /** The share of innocent turns that may be flagged, by the rules of one group. */
  readonly mostInnocent: number;
}

/** No group is believed below or held back beyond. */
const LOWEST = 0.35;
const HIGHEST = 0.95;
const STEP = 0.01;
/** With fewer decisions a threshold would be chance: the middle is taken. */
const FEWEST = 30;
const MIDDLE = 0.5;

/**
 * The least probability that is believed in a group: the lowest at which its findings have the target precision and not too
 * many innocent turns are flagged.
 *
 * @param innocentTurns how many innocent turns there are
 */
export function chooseLeast(
  group: string,
  decisions: readonly JudgedDecision[],
  innocentTurns: number,
  { targetPrecision, otherTargets, mostInnocent }: LeastOptions,
): number {
  const own = decisions.filter(({ decision }) => groupOf(decision.rule) === group);
  if (own.length < FEWEST) return MIDDLE;
  for (let least = LOWEST; least <= HIGHEST; least += STEP) {
    const found = own.filter(({ decision }) => decision.probability >= least);
    const judged = found.filter(({ isRight }) => isRight !== null);
    const right = judged.filter(({ isRight }) => isRight).length;
    const flagged = new Set(found.flatMap(({ innocentTurn }) => innocentTurn ?? [])).size;
    if (
      right >= (otherTargets[group] ?? targetPrecision) * judged.length &&
      flagged <= mostInnocent * innocentTurns
    )
      return Math.round(least * 100) / 100;
  }
  return HIGHEST;
}

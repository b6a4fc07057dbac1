import type { ScoreModel } from '../judge/judge-model.js';
import type { Decision } from '../model/judgement.js';

/** A decision at a low threshold beside the truth; null where it counts neither way. */
export interface JudgedDecision {
  readonly decision: Pick<Decision, 'probability'>;
  readonly isRight: boolean | null;
  /** The call and the turn, where no accusing rule is labelled or left open: a finding there accuses innocent people. */
  readonly innocentTurn: string | null;
}

export interface LeastOptions {
  /** The share of the findings of a group that are to be right. */
  readonly targetPrecision: number;
  /** Of what may be wrong in calls, this share may be in turns that stand alone: in life these are harder than those of gold. */
  readonly wrongAlone: number;
  /** The share that is to be right, in calls and alone, for groups whose misses weigh more than false alarms, by group. */
  readonly otherTargets: Readonly<Record<string, number>>;
  /**
   * The share of innocent turns that may be flagged by the rules of one group. Of two groups that accuse each may take half of what
   * may be flagged where turns stand alone: one of a caller, one of staff.
   */
  readonly mostInnocent: { readonly inCalls: number; readonly alone: number };
}

/** What the findings of one group are to be. */
export interface Targets extends Pick<LeastOptions, 'mostInnocent'> {
  /** The share of the findings that are to be right. */
  readonly precision: { readonly inCalls: number; readonly alone: number };
}

/** The targets of a group by what was asked for. */
export function targetsOf(group: string, options: LeastOptions): Targets {
  const { targetPrecision, wrongAlone, otherTargets, mostInnocent } = options;
  const other = otherTargets[group];
  const precision =
    other === undefined
      ? { inCalls: targetPrecision, alone: 1 - wrongAlone * (1 - targetPrecision) }
      : { inCalls: other, alone: other };
  return { precision, mostInnocent };
}

/** No group is believed below or held back beyond. */
const LOWEST = 0.35;
const HIGHEST = 0.95;
const STEP = 0.01;
/** With fewer decisions a threshold would be chance. */
const FEWEST = 200;
const MIDDLE = 0.5;

/** What was decided of one group, in calls or in turns that stand alone. */
export interface JudgedTurns {
  readonly decisions: readonly JudgedDecision[];
  /** All innocent turns, by call and turn, whether anything was decided about them or not. */
  readonly innocent: ReadonlySet<string>;
}

/**
 * The least probabilities that are believed in a group, in calls and alone: of each the lowest at which its findings have the target precision and
 * not too many innocent turns are flagged. Where one has too few decisions to choose by, both are looked at.
 */
export function chooseLeasts(
  inCalls: JudgedTurns,
  alone: JudgedTurns,
  { precision, mostInnocent }: Targets,
): Pick<ScoreModel, 'least' | 'leastAlone'> {
  const both = {
    decisions: [...inCalls.decisions, ...alone.decisions],
    innocent: new Set([...inCalls.innocent, ...alone.innocent]),
  };
  const of = (turns: JudgedTurns, where: 'inCalls' | 'alone') =>
    chooseLeast(turns.decisions.length < FEWEST ? both : turns, precision[where], mostInnocent[where]);
  return { least: of(inCalls, 'inCalls'), leastAlone: of(alone, 'alone') };
}

function chooseLeast(
  { decisions, innocent }: JudgedTurns,
  targetPrecision: number,
  mostInnocent: number,
): number {
  if (decisions.length < FEWEST) return MIDDLE;
  for (let least = LOWEST; least <= HIGHEST; least += STEP) {
    const found = decisions.filter(({ decision }) => decision.probability >= least);
    const judged = found.filter(({ isRight }) => isRight !== null);
    const right = judged.filter(({ isRight }) => isRight).length;
    const flagged = new Set(found.flatMap(({ innocentTurn }) => innocentTurn ?? [])).size;
    if (right >= targetPrecision * judged.length && flagged <= mostInnocent * innocent.size)
      return Math.round(least * 100) / 100;
  }
  return HIGHEST;
}

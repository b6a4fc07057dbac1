import type { ScoreModel } from '../judge/judge-model.js';
import type { Decision } from '../model/judgement.js';

/** A decision at a low threshold beside the truth; null where it counts neither way. */
export interface JudgedDecision {
  readonly decision: Pick<Decision, 'probability'>;
  readonly isRight: boolean | null;
  /** The call and the turn, where no accusing rule is labelled or left open: a finding there accuses innocent people. */
  readonly innocentTurn: string | null;
}

/** One value for turns in calls, for those that stand alone and for blunt ones of these (`judge/blunt-turns.ts`). */
export interface ByKind<Value> {
  readonly inCalls: Value;
  readonly alone: Value;
  readonly blunt: Value;
}

export interface LeastOptions {
  /** The share of the findings of a group that are to be right. */
  readonly targetPrecision: number;
  /** Of what may be wrong in calls, this share may be in turns that stand alone: in life these are harder than those of gold. */
  readonly wrongAlone: number;
  /** The share that is to be right, in calls and alone, for groups whose misses weigh more than false alarms, by group. */
  readonly otherTargets: Readonly<Record<string, number>>;
  /**
   * The share of innocent turns of a kind that may be flagged by the rules of one group. Of two groups that accuse each may take half of
   * what may be flagged where turns stand alone: one of a caller, one of staff. Among blunt turns are few fair complaints.
   */
  readonly mostInnocent: ByKind<number>;
  /** Beyond this no turn that stands alone, and is not blunt, is held back, by group; left out, what holds for the other kinds. */
  readonly highestAlone: Readonly<Record<string, number>>;
}

/** What the findings of one group are to be. */
export interface Targets {
  /** The share of the findings that are to be right. */
  readonly precision: ByKind<number>;
  readonly mostInnocent: ByKind<number>;
  /** Beyond this probability nothing is held back. */
  readonly highest: ByKind<number>;
}

/** The targets of a group by what was asked for. */
export function targetsOf(group: string, options: LeastOptions): Targets {
  const { targetPrecision, wrongAlone, otherTargets, mostInnocent, highestAlone } = options;
  const other = otherTargets[group];
  const ofAlone = 1 - wrongAlone * (1 - targetPrecision);
  const precision =
    other === undefined
      ? { inCalls: targetPrecision, alone: ofAlone, blunt: ofAlone }
      : { inCalls: other, alone: other, blunt: other };
  const highest = { inCalls: HIGHEST, alone: highestAlone[group] ?? HIGHEST, blunt: HIGHEST };
  return { precision, mostInnocent, highest };
}

/** No group is believed below. */
const LOWEST = 0.35;
const HIGHEST = 0.95;
const STEP = 0.01;
/** With fewer decisions a threshold would be chance. */
const FEWEST = 200;
const MIDDLE = 0.5;

/** What was decided of one group in turns of one kind. */
export interface JudgedTurns {
  readonly decisions: readonly JudgedDecision[];
  /** All innocent turns, by call and turn, whether anything was decided about them or not. */
  readonly innocent: ReadonlySet<string>;
}

/**
 * The least probabilities that are believed in a group: of each kind the lowest at which its findings have the target precision and
 * not too many innocent turns are flagged. Where too little is decided of a kind to choose by, others are looked at as well: blunt turns
 * are then believed like all that stand alone.
 */
export function chooseLeasts(
  { inCalls, alone, blunt }: ByKind<JudgedTurns>,
  { precision, mostInnocent, highest }: Targets,
): Pick<ScoreModel, 'least' | 'leastAlone' | 'leastBlunt'> {
  const all = together([inCalls, alone, blunt]);
  const tellsEnough = ({ decisions }: JudgedTurns): boolean => decisions.length >= FEWEST;
  const of = (turns: JudgedTurns, kind: keyof ByKind<unknown>): number =>
    chooseLeast(tellsEnough(turns) ? turns : all, precision[kind], mostInnocent[kind], highest[kind]);
  const leastAlone = of(tellsEnough(alone) ? alone : together([alone, blunt]), 'alone');
  return {
    least: of(inCalls, 'inCalls'),
    leastAlone,
    leastBlunt: tellsEnough(blunt) ? of(blunt, 'blunt') : leastAlone,
  };
}

function together(kinds: readonly JudgedTurns[]): JudgedTurns {
  return {
    decisions: kinds.flatMap(({ decisions }) => decisions),
    innocent: new Set(kinds.flatMap(({ innocent }) => [...innocent])),
  };
}

function chooseLeast(
  { decisions, innocent }: JudgedTurns,
  targetPrecision: number,
  mostInnocent: number,
  highest: number,
): number {
  if (decisions.length < FEWEST) return MIDDLE;
  for (let least = LOWEST; least <= highest; least += STEP) {
    const found = decisions.filter(({ decision }) => decision.probability >= least);
    const judged = found.filter(({ isRight }) => isRight !== null);
    const right = judged.filter(({ isRight }) => isRight).length;
    const flagged = new Set(found.flatMap(({ innocentTurn }) => innocentTurn ?? [])).size;
    if (right >= targetPrecision * judged.length && flagged <= mostInnocent * innocent.size)
      return Math.round(least * 100) / 100;
  }
  return highest;
}

import { weighCall, weighEvidence } from '../judge/judge-call.js';
import { roundWeight, type ScoreModel } from '../judge/judge-model.js';
import type { RuleEvidence } from '../judge/read-evidence.js';
import { CENTRED_FEATURES, callFeatures, ownFeatures } from '../judge/score-features.js';
import { groupOf } from '../model/rule.js';
import { fitRidge, type RidgeData, type RidgeRow, ridgeData } from './fit-ridge.js';
import { tells } from './learn-views.js';
import type { TrainingRow } from './training-turns.js';

/** A labelled turn with what models that have not seen it read in it. */
export interface UnseenTurn {
  readonly row: TrainingRow;
  readonly evidence: readonly RuleEvidence[];
}

/** The turns of a labelled call, in order. */
export type UnseenCall = readonly UnseenTurn[];

/** Calls of one turn from lists of wordings count less: they were made up at a desk. */
const LIST_IMPORTANCE = 0.5;

/** How strongly a weight is pulled to 0: hardly for what every turn has, strongly for what few have. */
function penaltyOf(name: string): number {
  if (FREE.has(name)) return 0.05;
  if (name.startsWith('pattern ') || name.startsWith('patterns of ')) return 0.7;
  if (name.includes('/')) return 3;
  return /^(last|end) /.test(name) ? 5 : 0.5;
}

const FREE: ReadonlySet<string> = new Set([
  'bias',
  'characters',
  'words',
  'sentence characters',
  'sentence words',
  'pattern',
]);
const CALL_PENALTY = 3;

/** Learns how the evidence of one group of rules is weighed, turn by turn, from all calls or from some. */
export interface ScoreLearner {
  /** @param isLearned by number of call */
  readonly learn: (isLearned: (call: number) => boolean) => ScoreModel;
}

export function createScoreLearner(group: string, calls: readonly UnseenCall[]): ScoreLearner {
  const rows: RidgeRow[] = [];
  const importance: number[] = [];
  const callOf: number[] = [];
  for (const call of calls) {
    for (const { row, evidence } of call) {
      for (const one of evidence) {
        // A rule of which nothing was learned is judged by its patterns alone.
        if (groupOf(one.rule) !== group || one.views === null || !tells(row, one.rule)) continue;
        rows.push({
          features: ownFeatures(one).map(({ name, value }) => [name, value] as const),
          label: Number(row.labels.has(one.rule)),
          offset: 0,
        });
        importance.push(importanceOf(row));
        callOf.push(row.call);
      }
    }
  }
  const data = ridgeData(rows);
  let start: ReadonlyMap<string, number> | undefined;
  return {
    learn: (isLearned) => {
      const counted = Float64Array.from(importance, (one, row) => (isLearned(callOf[row] ?? -1) ? one : 0));
      const weights = fitRidge(data, counted, penaltyOf, start);
      start ??= weights;
      return {
        group,
        least: 0.5,
        leastAlone: 0.5,
        leastBlunt: 0.5,
        weights: roundedRecord(weights),
        means: {},
        slope: 1,
        offset: 0,
      };
    },
  };
}

/**
 * Learns beside the score of a group by itself what the call around says, once the scores of all groups by themselves are
 * known.
 */
export function learnCall(
  model: ScoreModel,
  models: ReadonlyMap<string, ScoreModel>,
  calls: readonly UnseenCall[],
): ScoreModel {
  const observed: {
    features: (readonly [string, number])[];
    label: number;
    offset: number;
    importance: number;
  }[] = [];
  for (const call of calls) {
    const weighed = call.map(({ evidence }) => weighEvidence(evidence, models));
    const around = callFeatures(weighed);
    weighed.forEach((ofTurn, turn) => {
      const { row } = call[turn] as UnseenTurn;
      ofTurn.forEach(({ rule, own, views }, index) => {
        if (groupOf(rule) !== model.group || views === null || !tells(row, rule)) return;
        observed.push({
          features: (around[turn]?.[index] ?? []).map(({ name, value }) => [name, value] as const),
          label: Number(row.labels.has(rule)),
          offset: own.logOdds,
          importance: importanceOf(row),
        });
      });
    });
  }
  const means: Record<string, number> = {};
  for (const name of CENTRED_FEATURES) {
    const values = observed.flatMap(({ features }) =>
      features.flatMap(([one, value]) => (one === name ? value : [])),
    );
    if (values.length > 0)
      means[name] = roundWeight(values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  const data = ridgeData(
    observed.map((one) => ({
      ...one,
      features: one.features.map(([name, value]) => [name, value - (means[name] ?? 0)] as const),
    })),
  );
  const weights = fitRidge(
    data,
    Float64Array.from(observed, ({ importance }) => importance),
    () => CALL_PENALTY,
  );
  return { ...model, weights: { ...model.weights, ...roundedRecord(weights) }, means };
}

/** Calls of one turn from lists of wordings and spoiled copies count less than calls. */
function importanceOf({ judged, importance }: TrainingRow): number {
  return judged === null ? importance : LIST_IMPORTANCE;
}

/** A decision of an unseen call beside the truth; `null` where it counts neither way. */
export interface UnseenDecision {
  readonly rule: string;
  readonly call: number;
  readonly turn: number;
  readonly probability: number;
  readonly isRight: boolean | null;
}

/** What learned rules say of calls that they have not seen, the conditions on the call not yet asked. */
export function unseenDecisions(
  models: ReadonlyMap<string, ScoreModel>,
  calls: readonly UnseenCall[],
): readonly UnseenDecision[] {
  return calls.flatMap((call) => {
    const weighed = weighCall(
      models,
      call.map(({ evidence }) => weighEvidence(evidence, models)),
    );
    return weighed.flatMap((ofTurn, turn) => {
      const { row, evidence } = call[turn] as UnseenTurn;
      return ofTurn.flatMap(({ number, probability }): readonly UnseenDecision[] => {
        const one = evidence.find((other) => other.number === number);
        if (one === undefined || one.views === null) return [];
        const isRight = tells(row, one.rule) ? row.labels.has(one.rule) : null;
        return [{ rule: one.rule, call: row.call, turn: row.turn, probability, isRight }];
      });
    });
  });
}

/** Stretches and moves the log odds of a group so that a probability is the share that is right (J. Platt, 1999). */
export function calibrated(model: ScoreModel, decisions: readonly UnseenDecision[]): ScoreModel {
  const own = decisions.filter(({ rule, isRight }) => groupOf(rule) === model.group && isRight !== null);
  if (own.length === 0) return model;
  const data: RidgeData = ridgeData(
    own.map(({ probability, isRight }): RidgeRow => {
      const logOdds = Math.log(probability / (1 - probability));
      return {
        features: [
          ['slope', logOdds],
          ['offset', 1],
        ],
        label: Number(isRight),
        offset: logOdds,
      };
    }),
  );
  const change = fitRidge(data, new Float64Array(own.length).fill(1), () => 1);
  return {
    ...model,
    slope: roundWeight(Math.max(SMALLEST_SLOPE, 1 + (change.get('slope') ?? 0))),
    offset: roundWeight(change.get('offset') ?? 0),
  };
}

/** A higher score never means less. */
const SMALLEST_SLOPE = 0.3;

function roundedRecord(weights: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const entries = [...weights].map(([name, weight]) => [name, roundWeight(weight)] as const);
  return Object.fromEntries(
    entries.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

import { type WeighedEvidence, weighCall, weighEvidence } from '../judge/judge-call.js';
import { logistic, roundWeight, type ScoreModel } from '../judge/judge-model.js';
import type { RuleEvidence } from '../judge/read-evidence.js';
import { CENTRED_FEATURES, callFeatures, ownFeatures } from '../judge/score-features.js';
import { groupOf } from '../model/rule.js';
import { fitRidge, type RidgeRow } from './fit-ridge.js';
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
  if (name.startsWith('pattern ')) return 2;
  if (name.includes('/')) return 3;
  return /^(last|end) /.test(name) ? 5 : 0.5;
}

const FREE: ReadonlySet<string> = new Set(['bias', 'characters', 'words', 'pattern']);
const CALL_PENALTY = 3;

/** Learns how the evidence of one group of rules is weighed, without the threshold and the curve. */
export function learnScore(group: string, calls: readonly UnseenCall[]): ScoreModel {
  const own = fitRidge(
    calls.flatMap((call) => ownRows(group, call)),
    penaltyOf,
  );
  const first: ScoreModel = {
    group,
    least: 0.5,
    weights: roundedRecord(own),
    means: {},
    slope: 1,
    offset: 0,
  };
  return first;
}

/** Learns beside it what the call around says, once the scores of all groups by themselves are known. */
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
    const around = callFeatures(weighed.map((ofTurn) => ofTurn.map(likely)));
    weighed.forEach((ofTurn, turn) => {
      const { row } = call[turn] as UnseenTurn;
      ofTurn.forEach(({ rule, own }, index) => {
        if (groupOf(rule) !== model.group || !tells(row, rule)) return;
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
  const weights = fitRidge(
    observed.map(
      ({ features, label, offset, importance }): RidgeRow => ({
        features: features.map(([name, value]) => [name, value - (means[name] ?? 0)] as const),
        label,
        offset,
        importance,
      }),
    ),
    () => CALL_PENALTY,
  );
  return { ...model, weights: { ...model.weights, ...roundedRecord(weights) }, means };
}

function ownRows(group: string, call: UnseenCall): readonly RidgeRow[] {
  return call.flatMap(({ row, evidence }) =>
    evidence.flatMap((one): readonly RidgeRow[] =>
      groupOf(one.rule) === group && tells(row, one.rule)
        ? [
            {
              features: ownFeatures(one).map(({ name, value }) => [name, value] as const),
              label: Number(row.labels.has(one.rule)),
              importance: importanceOf(row),
              offset: 0,
            },
          ]
        : [],
    ),
  );
}

/** Calls of one turn from lists of wordings and spoiled copies count less than calls. */
function importanceOf({ judged, importance }: TrainingRow): number {
  return judged === null ? importance : LIST_IMPORTANCE;
}

function likely({ rule, own }: WeighedEvidence) {
  return { rule, probability: logistic(own.logOdds) };
}

/** A decision of an unseen call beside the truth; `null` where it counts neither way. */
export interface UnseenDecision {
  readonly rule: string;
  readonly call: number;
  readonly turn: number;
  readonly probability: number;
  readonly isRight: boolean | null;
}

/** What models say of calls that they have not seen, the conditions on the call not yet asked. */
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
      return ofTurn.map(({ number, probability }): UnseenDecision => {
        const rule = evidence.find((one) => one.number === number)?.rule ?? '';
        return {
          rule,
          call: row.call,
          turn: row.turn,
          probability,
          isRight: tells(row, rule) ? row.labels.has(rule) : null,
        };
      });
    });
  });
}

/** Stretches and moves the log odds of a group so that a probability is the share that is right (J. Platt, 1999). */
export function calibrated(model: ScoreModel, decisions: readonly UnseenDecision[]): ScoreModel {
  const own = decisions.filter(({ rule, isRight }) => groupOf(rule) === model.group && isRight !== null);
  if (own.length === 0) return model;
  const rows = own.map(({ probability, isRight }): RidgeRow => {
    const logOdds = Math.log(probability / (1 - probability));
    return {
      features: [
        ['slope', logOdds],
        ['offset', 1],
      ],
      label: Number(isRight),
      importance: 1,
      offset: logOdds,
    };
  });
  const change = fitRidge(rows, () => 1);
  return {
    ...model,
    slope: roundWeight(Math.max(0.3, 1 + (change.get('slope') ?? 0))),
    offset: roundWeight(change.get('offset') ?? 0),
  };
}

function roundedRecord(weights: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const entries = [...weights].map(([name, weight]) => [name, roundWeight(weight)] as const);
  return Object.fromEntries(
    entries.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { curvePoints, scoreAt } from './confidence-curve.js';
import { type CueModel, MOST_CUES, roundWeight } from './cue-model.js';
import { narrow, turnsPerFeature } from './feature-rows.js';
import type { FeatureTable } from './features.js';
import type { SpeakerTurns, TrainingData, TurnPlace } from './labelled-turns.js';
import { fitLogistic, type LinearModel, type LogisticOptions, scoreRow } from './logistic.js';
import type { ScoredTurn } from './scored-turn.js';
import { isAccusing } from './second-look.js';
import type { ThresholdChoice } from './thresholds.js';

/** How much the number of turns with a cue counts beside its weight when the strongest are kept. */
const FREQUENCY_POWER = 0.5;

/** What was learned of one rule, before its threshold is chosen together with those of other rules. */
export interface LearnedRule {
  readonly rule: RuleId;
  readonly speaker: Role;
  /** Learned from all turns. */
  readonly whole: LinearModel;
  /** By number of fold: learned from the other folds. */
  readonly byFold: readonly LinearModel[];
  /** Each turn scored by the model that was learned without its fold. */
  readonly scored: readonly FoldTurn[];
}

export interface FoldTurn extends ScoredTurn {
  readonly fold: number;
  readonly place: TurnPlace;
}

/** Learns the weights of one rule. Turns where the label may stand or not are left out. */
export function learnRule(
  data: TrainingData,
  rule: RuleId,
  speaker: Role,
  options: LogisticOptions,
): LearnedRule {
  const side = data.speakers[speaker];
  const labels = Uint8Array.from(side.turns, (turn) => (turn.labels.has(rule) ? 1 : 0));
  const rows = side.turns.flatMap((turn, row) =>
    isDoubtful(side, rule, row) ? [] : [{ row, fold: turn.fold, place: turn.place }],
  );
  const learn = (without: number | null) =>
    pruned(
      side.table,
      Int32Array.from(rows.filter(({ fold }) => fold === null || fold !== without).map(({ row }) => row)),
      labels,
      options,
    );
  const byFold = Array.from({ length: data.folds }, (_, fold) => learn(fold));
  const scored = rows.flatMap(({ row, fold, place }) =>
    fold === null ? [] : { fold, place, ...scoredTurn(side, rule, row, byFold[fold]) },
  );
  return { rule, speaker, whole: learn(null), byFold, scored };
}

/** The second look regards nothing that is less likely. */
const FAINTEST = 0.2;

/** Puts weights, threshold and curve together. */
export function cueModel(
  data: TrainingData,
  learned: LearnedRule,
  weights: LinearModel,
  choice: ThresholdChoice,
  targetPrecision: number,
): CueModel {
  const lookFrom = Math.min(choice.threshold, scoreAt(choice.curve, FAINTEST));
  return {
    rule: learned.rule,
    speaker: learned.speaker,
    bias: roundWeight(weights.bias),
    threshold: roundWeight(choice.threshold),
    lookFrom: roundWeight(lookFrom),
    confidence: curvePoints(choice.curve, lookFrom).map((point) => ({
      score: roundWeight(point.score),
      confidence: roundWeight(point.confidence),
    })),
    fit: {
      files: data.files,
      calls: data.calls,
      turns: learned.scored.length,
      labelled: learned.scored.filter((turn) => turn.labelled).length,
      targetPrecision,
      precision: roundWeight(choice.precision),
      recall: roundWeight(choice.recall),
    },
    cues: weightedCues(data.speakers[learned.speaker].table, weights),
  };
}

/** What stands on the turn says nothing of the rule. */
function isDoubtful(side: SpeakerTurns, rule: RuleId, row: number): boolean {
  const turn = side.turns[row];
  if (!turn || (turn.judged && !turn.judged.has(rule))) return true;
  return turn.optional.has(rule) && !turn.labels.has(rule);
}

function scoredTurn(
  side: SpeakerTurns,
  rule: RuleId,
  row: number,
  model: LinearModel | undefined,
): ScoredTurn {
  const turn = side.turns[row];
  return {
    score: model ? scoreRow(model, side.table.data, row) : 0,
    labelled: turn?.labels.has(rule) ?? false,
    pattern: turn?.patterns.has(rule) ?? false,
    innocent: isAccusing(rule) && ![...(turn?.labels ?? [])].some((id) => !id.startsWith('practice/')),
  };
}

/** Learns, keeps the strongest cues and learns once more with these alone, so that they make up for the others. */
function pruned(
  table: FeatureTable,
  rows: Int32Array,
  labels: Uint8Array,
  options: LogisticOptions,
): LinearModel {
  const first = fitLogistic(table.data, rows, labels, { ...options, epochs: Math.ceil(options.epochs / 2) });
  const kept = strongest(first.weights, turnsPerFeature(table.data, rows));
  const second = fitLogistic(narrow(table.data, kept), rows, labels, options);
  const weights = new Float64Array(table.cues.length);
  kept.forEach((feature, i) => {
    weights[feature] = second.weights[i] ?? 0;
  });
  return { weights, bias: second.bias };
}

/** The features that move the scores of all turns together most, ascending. */
function strongest(weights: Float64Array, turns: Float64Array): Int32Array {
  const strength = weights.map(
    (weight, feature) => Math.abs(weight) * (turns[feature] ?? 0) ** FREQUENCY_POWER,
  );
  const limit = strength.toSorted()[strength.length - MOST_CUES] ?? 0;
  const kept: number[] = [];
  strength.forEach((value, feature) => {
    if (value > 0 && value >= limit && kept.length < MOST_CUES) kept.push(feature);
  });
  return Int32Array.from(kept);
}

function weightedCues(table: FeatureTable, model: LinearModel): CueModel['cues'] {
  return table.cues
    .flatMap((cue, feature) => {
      const weight = roundWeight(model.weights[feature] ?? 0);
      return weight === 0 ? [] : [{ cue, weight }];
    })
    .sort((a, b) => (a.cue < b.cue ? -1 : 1));
}

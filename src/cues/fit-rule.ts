import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { confidenceCurve } from './confidence-curve.js';
import { type CueModel, type FitRecord, MOST_CUES, WEIGHT_DIGITS } from './cue-model.js';
import { narrow, turnsPerFeature } from './feature-rows.js';
import type { FeatureTable } from './features.js';
import type { SpeakerTurns, TrainingData } from './labelled-turns.js';
import { fitLogistic, type LinearModel, type LogisticOptions, scoreRow } from './logistic.js';
import { chooseThreshold, type ScoredTurn, type ThresholdOptions } from './threshold.js';

/** How much the number of turns with a cue counts beside its weight when the strongest are kept. */
const FREQUENCY_POWER = 0.5;

export interface FitOptions extends LogisticOptions, ThresholdOptions {}

/** What a rule's fit gave: the model, and for each fold the model that has not seen it. */
export interface RuleFit {
  readonly model: CueModel;
  /** By number of fold. Weights, threshold and curve of each come from the other folds alone. */
  readonly foldModels: readonly CueModel[];
}

/**
 * Fits one rule. Each turn is scored by a model fitted without its fold; from these scores come threshold and
 * confidence. The model itself is then fitted to all turns.
 */
export function fitRule(data: TrainingData, rule: RuleId, speaker: Role, options: FitOptions): RuleFit {
  const side = data.speakers[speaker];
  const labels = Uint8Array.from(side.turns, (turn) => (turn.labels.has(rule) ? 1 : 0));
  const rows = side.turns.flatMap((turn, row) =>
    isDoubtful(side, rule, row) ? [] : [{ row, fold: turn.fold }],
  );
  const learn = (without: number | null) =>
    pruned(
      side.table,
      Int32Array.from(rows.filter(({ fold }) => fold !== without).map(({ row }) => row)),
      labels,
      options,
    );
  const byFold = Array.from({ length: data.folds }, (_, fold) => learn(fold));
  const scored = rows.map(({ row, fold }) => ({ fold, ...scoredTurn(side, rule, row, byFold[fold]) }));
  const finish = (weights: LinearModel, turns: readonly ScoredTurn[]): CueModel => {
    const choice = chooseThreshold(turns, options);
    const record: FitRecord = {
      files: data.files,
      calls: data.calls,
      turns: turns.length,
      labelled: turns.filter((turn) => turn.labelled).length,
      targetPrecision: options.targetPrecision,
      precision: round(choice.precision),
      recall: round(choice.recall),
    };
    return {
      rule,
      speaker,
      bias: round(weights.bias),
      threshold: round(choice.threshold),
      confidence: confidenceCurve(turns, choice.threshold).map((point) => ({
        score: round(point.score),
        confidence: round(point.confidence),
      })),
      fit: record,
      cues: weightedCues(side.table, weights),
    };
  };
  return {
    model: finish(learn(null), scored),
    foldModels: byFold.map((weights, fold) =>
      finish(
        weights,
        scored.filter((turn) => turn.fold !== fold),
      ),
    ),
  };
}

function isDoubtful(side: SpeakerTurns, rule: RuleId, row: number): boolean {
  const turn = side.turns[row];
  return turn?.optional.has(rule) === true && !turn.labels.has(rule);
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
    innocent: ![...(turn?.labels ?? [])].some((id) => !id.startsWith('practice/')),
  };
}

/** Learns, keeps the strongest cues and learns once more with these alone, so that they make up for the others. */
function pruned(table: FeatureTable, rows: Int32Array, labels: Uint8Array, options: FitOptions): LinearModel {
  const first = fitLogistic(table.data, rows, labels, options);
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
      const weight = round(model.weights[feature] ?? 0);
      return weight === 0 ? [] : [{ cue, weight }];
    })
    .sort((a, b) => (a.cue < b.cue ? -1 : 1));
}

function round(value: number): number {
  const factor = 10 ** WEIGHT_DIGITS;
  // Adding 0 makes a negative zero a plain one.
  return Math.round(value * factor) / factor + 0;
}

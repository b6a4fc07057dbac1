import type { LayeredFeature, LayeredRule, SharedLayer } from '../judge/judge-model.js';
import { layeredScore } from '../judge/shared-layer.js';
import { roundLayer, roundStep } from '../judge/shared-layer-file.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import { RANDOM_RANGE, shuffle, xorshift } from '../text/random.js';
import { longestRow } from './fit-view.js';
import type { JoinedRows, ViewRows } from './view-rows.js';

/** Which rows are learned from. Entry `row * rules.length + rule` of the arrays tells of one rule on one row. */
export interface LayerTask {
  readonly speaker: Role;
  /** Sorted. */
  readonly rules: readonly RuleId[];
  /** The words and the characters. */
  readonly data: JoinedRows;
  /** The rows to learn from. */
  readonly rows: Int32Array;
  /** 1 with the label, 0 without. */
  readonly labels: Uint8Array;
  /** How much the label counts; 0 where nothing is known. */
  readonly importance: Float32Array;
}

/** How the layer is learned; the result of trials on labelled calls. */
const UNITS = 48;
/** Each row is visited so many times, and where there are few rows oftener, so that there are so many visits. */
const PASSES = 8;
const FEWEST_VISITS = 100_000;
const MOST_PASSES = 60;
const STEP = 0.12;
/** Units and rules are seen at every visit, a feature seldom. */
const SHARED_STEP = 0.3 * STEP;
/** The last pass moves the weights a tenth as far as the first. */
const SLOWING = 0.9;
/** So many features of a row are left out at each visit. */
const DROPOUT = 0.4;
/** A labelled row counts so many times as much as one without the label. */
const LABEL_WEIGHT = 2;
const SMALLEST_ERROR = 1e-3;
/** A row on which no rule errs more is not visited in the next pass. */
const EASY_ERROR = 0.01;
/** A feature is learned that stands in so many rows, one more for each `ROWS_PER_TURN`, up to the most. */
const FEWEST_ROWS = 2;
const MOST_FEWEST_ROWS = 12;
const ROWS_PER_TURN = 10_000;
/** So many features are kept. */
const MOST_FEATURES = 120_000;
/** One weight in so many is cut to the range of a byte. */
const CUT_SHARE = 0.0005;
const BYTE = 127;
const FIRST_UNIT_BIAS = 0.1;
const FIRST_RULE_BIAS = -3;
const SEED = 5261;

/** Weights while they are learned. */
interface Weights {
  /** Feature by unit. */
  readonly features: Float32Array;
  readonly units: Float32Array;
  /** Rule by unit. */
  readonly rules: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Learns the words and characters of all rules of a speaker through a few shared units: an embedding of sparse features, its positive part, and a
 * logistic regression a rule on top (multi-task learning after Caruana, Machine Learning 28, 1997; an input as in Joulin and others,
 * EACL 2017), by AdaGrad with dropout of features. Order and dropout come from a fixed seed: the same rows give the same layer.
 */
export function fitLayer(task: LayerTask): SharedLayer {
  const { speaker, rules, data, rows } = task;
  const counts = countRows(data, rows);
  const least = Math.min(MOST_FEWEST_ROWS, FEWEST_ROWS + Math.floor(rows.length / ROWS_PER_TURN));
  const isLearned = Uint8Array.from(counts, (count) => Number(count >= least));
  const weights = learn(task, isLearned);
  const strength = Float64Array.from(counts, (count, feature) =>
    isLearned[feature] === 1
      ? lengthOf(weights.features, feature) * (data.values[feature] ?? 0) * Math.sqrt(count)
      : 0,
  );
  const weakest = strength.toSorted().at(-MOST_FEATURES) ?? 0;
  const kept = [...strength.keys()].filter(
    (feature) => (strength[feature] ?? 0) > 0 && (strength[feature] ?? 0) >= weakest,
  );
  return {
    speaker,
    ...inBytes(weights, data, kept),
    units: Array.from(weights.units, roundLayer),
    rules: layeredRules(rules, weights),
  };
}

function learn({ rules: ids, data, rows, labels, importance }: LayerTask, isLearned: Uint8Array): Weights {
  const { values, starts, entries, scales } = data;
  const rules = ids.length;
  const random = xorshift(SEED);
  const around = (count: number, width: number): Float32Array =>
    Float32Array.from({ length: count }, () => (random() / RANDOM_RANGE - 0.5) * width);
  const weights: Weights = {
    features: around(values.length * UNITS, 0.1),
    units: new Float32Array(UNITS).fill(FIRST_UNIT_BIAS),
    rules: around(rules * UNITS, 0.5),
    bias: new Float32Array(rules).fill(FIRST_RULE_BIAS),
  };
  const { features, units, rules: ruleWeights, bias } = weights;
  const featureSquares = new Float32Array(values.length).fill(1e-4);
  const unitSquares = new Float32Array(UNITS).fill(1e-2);
  const ruleSquares = new Float32Array(rules * UNITS).fill(1e-2);
  const biasSquares = new Float32Array(rules).fill(1e-1);
  const height = new Float32Array(UNITS);
  const slope = new Float32Array(UNITS);
  const taken = new Int32Array(longestRow(starts));
  const counts = new Float32Array(taken.length);
  const order = Int32Array.from(rows);
  const resting = new Uint8Array(starts.length);
  const passes = Math.min(MOST_PASSES, Math.max(PASSES, Math.ceil(FEWEST_VISITS / Math.max(1, rows.length))));
  const limit = DROPOUT * RANDOM_RANGE;
  for (let pass = 0; pass < passes; pass++) {
    const slowed = 1 - (SLOWING * pass) / passes;
    const step = STEP * slowed;
    const sharedStep = SHARED_STEP * slowed;
    shuffle(order, random);
    for (let k = 0; k < order.length; k++) {
      const row = order[k] as number;
      if ((resting[row] as number) > 0) {
        resting[row] = 0;
        continue;
      }
      const scale = (scales[row] as number) / (1 - DROPOUT);
      let count = 0;
      height.set(units);
      const end = starts[row + 1] as number;
      for (let i = starts[row] as number; i < end; i++) {
        const feature = entries[i] as number;
        if (isLearned[feature] === 0 || random() < limit) continue;
        const counted = (values[feature] as number) * scale;
        taken[count] = feature;
        counts[count++] = counted;
        const at = feature * UNITS;
        for (let unit = 0; unit < UNITS; unit++)
          height[unit] = (height[unit] as number) + counted * (features[at + unit] as number);
      }
      for (let unit = 0; unit < UNITS; unit++) if ((height[unit] as number) < 0) height[unit] = 0;
      slope.fill(0);
      let most = 0;
      for (let rule = 0; rule < rules; rule++) {
        const counted = importance[row * rules + rule] as number;
        if (counted === 0) continue;
        const at = rule * UNITS;
        let logOdds = bias[rule] as number;
        for (let unit = 0; unit < UNITS; unit++)
          logOdds += (ruleWeights[at + unit] as number) * (height[unit] as number);
        const label = labels[row * rules + rule] as number;
        const error = (1 / (1 + Math.exp(-logOdds)) - label) * counted * (label === 1 ? LABEL_WEIGHT : 1);
        const magnitude = Math.abs(error);
        if (magnitude > most) most = magnitude;
        if (magnitude < SMALLEST_ERROR) continue;
        for (let unit = 0; unit < UNITS; unit++) {
          const weight = ruleWeights[at + unit] as number;
          slope[unit] = (slope[unit] as number) + error * weight;
          const gradient = error * (height[unit] as number);
          if (gradient === 0) continue;
          const square = (ruleSquares[at + unit] as number) + gradient * gradient;
          ruleSquares[at + unit] = square;
          ruleWeights[at + unit] = weight - (sharedStep * gradient) / Math.sqrt(square);
        }
        biasSquares[rule] = (biasSquares[rule] as number) + error * error;
        bias[rule] = (bias[rule] as number) - (sharedStep * error) / Math.sqrt(biasSquares[rule] as number);
      }
      if (most < EASY_ERROR) resting[row] = 1;
      if (most < SMALLEST_ERROR) continue;
      let length = 0;
      for (let unit = 0; unit < UNITS; unit++) {
        if (height[unit] === 0) slope[unit] = 0;
        const gradient = slope[unit] as number;
        length += gradient * gradient;
        unitSquares[unit] = (unitSquares[unit] as number) + gradient * gradient;
        units[unit] =
          (units[unit] as number) - (sharedStep * gradient) / Math.sqrt(unitSquares[unit] as number);
      }
      length /= UNITS;
      for (let n = 0; n < count; n++) {
        const feature = taken[n] as number;
        const counted = counts[n] as number;
        const square = (featureSquares[feature] as number) + length * counted * counted;
        featureSquares[feature] = square;
        const rate = (step * counted) / Math.sqrt(square);
        const at = feature * UNITS;
        for (let unit = 0; unit < UNITS; unit++)
          features[at + unit] = (features[at + unit] as number) - rate * (slope[unit] as number);
      }
    }
  }
  return weights;
}

/** In how many of the rows each feature stands. */
function countRows({ values, starts, entries }: ViewRows, rows: Int32Array): Float64Array {
  const counts = new Float64Array(values.length);
  for (const row of rows)
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      counts[entries[i] as number] = (counts[entries[i] as number] as number) + 1;
  return counts;
}

function lengthOf(features: Float32Array, feature: number): number {
  let sum = 0;
  for (let unit = 0; unit < UNITS; unit++) sum += (features[feature * UNITS + unit] as number) ** 2;
  return Math.sqrt(sum);
}

/** The weights of the kept features as whole numbers of steps, with what the feature counts in them. */
function inBytes(
  { features }: Weights,
  { features: names, values, words }: JoinedRows,
  kept: readonly number[],
): Pick<SharedLayer, 'step' | 'words' | 'characters'> {
  const of = (feature: number, unit: number): number =>
    (features[feature * UNITS + unit] as number) * (values[feature] ?? 0);
  const sizes = new Float64Array(kept.length * UNITS);
  kept.forEach((feature, index) => {
    for (let unit = 0; unit < UNITS; unit++) sizes[index * UNITS + unit] = Math.abs(of(feature, unit));
  });
  const largest = sizes.sort().at(-1 - Math.floor(CUT_SHARE * sizes.length)) ?? 0;
  const step = roundStep(largest / BYTE) || 1;
  const layered = (some: readonly number[]): readonly LayeredFeature[] =>
    some
      .map((feature) => ({
        feature: names[feature] ?? '',
        weights: Int8Array.from({ length: UNITS }, (_, unit) =>
          Math.max(-BYTE, Math.min(BYTE, Math.round(of(feature, unit) / step))),
        ),
      }))
      .sort((a, b) => (a.feature < b.feature ? -1 : 1));
  return {
    step,
    words: layered(kept.filter((feature) => feature < words)),
    characters: layered(kept.filter((feature) => feature >= words)),
  };
}

function layeredRules(rules: readonly RuleId[], { rules: weights, bias }: Weights): readonly LayeredRule[] {
  return rules
    .map((rule, index) => ({
      rule,
      bias: roundLayer(bias[index] ?? 0),
      weights: Array.from(weights.subarray(index * UNITS, (index + 1) * UNITS), roundLayer),
    }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The scores of rows by the rules of a layer, by `row * rules + rule`; rules that the layer does not know score 0. */
export function layerScores(data: JoinedRows, layer: SharedLayer, rules: readonly RuleId[]): Float32Array {
  const { starts, entries, scales, features, words } = data;
  const rows = scales.length;
  const weightsOf = (some: readonly LayeredFeature[]) =>
    new Map(some.map(({ feature, weights }) => [feature, weights]));
  const ofWord = weightsOf(layer.words);
  const ofRun = weightsOf(layer.characters);
  const weights = features.map((feature, number) => (number < words ? ofWord : ofRun).get(feature) ?? null);
  const own = rules.map((rule) => layer.rules.find((one) => one.rule === rule) ?? null);
  const scores = new Float32Array(rows * rules.length);
  const sums = new Int32Array(layer.units.length);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      weights[entries[i] as number]?.forEach((weight, unit) => {
        sums[unit] = (sums[unit] as number) + weight;
      });
    own.forEach((one, index) => {
      if (one !== null)
        scores[row * rules.length + index] = layeredScore(one, layer, sums, scales[row] as number);
    });
  }
  return scores;
}

import { RANDOM_RANGE, shuffle, xorshift } from '../text/random.js';
import { longestRow } from './fit-view.js';
import type { RowNumbers } from './view-rows.js';

/** Which rows are learned from. Entry `row * rules + rule` of the arrays tells of one rule on one row. */
export interface UnitsTask {
  readonly rules: number;
  readonly data: RowNumbers;
  /** The rows to learn from. */
  readonly rows: Int32Array;
  /** 1 with the label, 0 without. */
  readonly labels: Uint8Array;
  /** How much the label counts; 0 where nothing is known. */
  readonly importance: Float32Array;
  /** By feature its place among those that are learned, the most common first; -1 where it is not learned. */
  readonly places: Int32Array;
  /** What each learned feature counts where it stands, by place. */
  readonly values: Float32Array;
  readonly seed: number;
}

/** Weights of units, as they are learned. */
export interface UnitWeights {
  /** Learned feature, by place, by unit. */
  readonly features: Float32Array;
  readonly units: Float32Array;
  /** Rule by unit. */
  readonly rules: Float32Array;
  readonly bias: Float32Array;
}

/** How units are learned; the result of trials on labelled calls. A multiple of four, which are reckoned at once. */
export const UNITS = 64;
/** Each row is visited so many times, and where there are few rows oftener, so that there are so many visits. */
const PASSES = 5;
const FEWEST_VISITS = 60_000;
const MOST_PASSES = 60;
const STEP = 0.12;
/** Units and rules are seen at every visit, a feature seldom. */
const SHARED_STEP = 0.3 * STEP;
/** The last pass moves the weights a tenth as far as the first. */
const SLOWING = 0.9;
/** So many features of a row are left out at each visit. */
const DROPOUT = 0.5;
/** A labelled row counts so many times as much as one without the label. */
const LABEL_WEIGHT = 2;
const SMALLEST_ERROR = 1e-3;
/** A row on which no rule errs more is not visited in the next pass. */
const EASY_ERROR = 0.01;
const FIRST_UNIT_BIAS = 0.1;
const FIRST_RULE_BIAS = -3;

/**
 * Learns some units and what the rules make of them: an embedding of sparse features, its positive part, and a logistic regression a
 * rule on top (multi-task learning after Caruana, Machine Learning 28, 1997; an input as in Joulin and others, EACL 2017), by
 * AdaGrad with dropout of features. Order, dropout and the first weights come from the seed: the same rows give the same units.
 */
export function learnUnits(task: UnitsTask): UnitWeights {
  const { rules, data, rows, labels, importance, places, values, seed } = task;
  const { starts, entries, scales } = data;
  const random = xorshift(seed);
  const around = (count: number, width: number): Float32Array =>
    Float32Array.from({ length: count }, () => (random() / RANDOM_RANGE - 0.5) * width);
  const weights: UnitWeights = {
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
  const height = new Float64Array(UNITS);
  const slope = new Float64Array(UNITS);
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
        const feature = places[entries[i] as number] as number;
        if (feature < 0 || random() < limit) continue;
        const counted = (values[feature] as number) * scale;
        taken[count] = feature;
        counts[count++] = counted;
        const at = feature * UNITS;
        for (let unit = 0; unit < UNITS; unit += 4) {
          height[unit] = (height[unit] as number) + counted * (features[at + unit] as number);
          height[unit + 1] = (height[unit + 1] as number) + counted * (features[at + unit + 1] as number);
          height[unit + 2] = (height[unit + 2] as number) + counted * (features[at + unit + 2] as number);
          height[unit + 3] = (height[unit + 3] as number) + counted * (features[at + unit + 3] as number);
        }
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
        for (let unit = 0; unit < UNITS; unit += 4) {
          features[at + unit] = (features[at + unit] as number) - rate * (slope[unit] as number);
          features[at + unit + 1] = (features[at + unit + 1] as number) - rate * (slope[unit + 1] as number);
          features[at + unit + 2] = (features[at + unit + 2] as number) - rate * (slope[unit + 2] as number);
          features[at + unit + 3] = (features[at + unit + 3] as number) - rate * (slope[unit + 3] as number);
        }
      }
    }
  }
  return weights;
}

import { RANDOM_RANGE, shuffle, xorshift } from '../text/random.js';
import type { RowNumbers } from './view-rows.js';

/** Which rows are learned from, for how many rules at once. Entry `row * rules + rule` tells of one rule on one row. */
export interface ViewTask {
  readonly data: RowNumbers;
  /** The rows to learn from. */
  readonly rows: Int32Array;
  /** How many rules are learned together: their rows, order and dropout are the same. */
  readonly rules: number;
  /** 1 with the label, 0 without. */
  readonly labels: Uint8Array;
  /** How much the label counts; 0 where nothing is known. */
  readonly importance: Float32Array;
  /** Which weights may be other than 0, by `feature * rules + rule`; null: all. */
  readonly kept: Uint8Array | null;
  /** Scores that are known already, by `row * rules + rule`: what is learned is added to them. Null: none. */
  readonly offsets: Float32Array | null;
}

/** Score of rule r on a row: `bias[r] + scale * sum of weights[feature * rules + r] * value`. */
export interface LinearModels {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

/** How the weights are learned; the result of trials on labelled calls. */
const PASSES = 16;
const L1 = 0.004;
const STEP = 0.5;
const BIAS_STEP = 0.05;
/** So many features of a row are left out at each visit: no few strong ones carry a rule alone, the weaker learn too. */
const DROPOUT = 0.7;
/** A labelled row counts at most so many times as much as one without the label. */
const MOST_LABEL_WEIGHT = 2;
const FIRST_BIAS = -2;
const FIRST_SQUARE = 1e-6;
/** A smaller error teaches nothing worth the time. */
const SMALLEST_ERROR = 1e-3;
/** A row on which no rule errs more is not visited in the next pass. */
const EASY_ERROR = 0.01;
const SEED = 12345;

/**
 * Logistic regressions of several rules in one go, with an L1 penalty by AdaGrad with soft thresholding (Duchi, Hazan, Singer,
 * JMLR 12, 2011) and dropout (Wager, Wang, Liang, NIPS 2013). The weights are the mean over the second half of the passes.
 * Order and dropout come from a fixed seed: the same rows give the same weights to the last bit.
 */
export function fitView({ data, rows, rules, labels, importance, kept, offsets }: ViewTask): LinearModels {
  const { values, starts, entries, scales } = data;
  const size = values.length * rules;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(FIRST_SQUARE);
  const sums = new Float32Array(size);
  const bias = new Float64Array(rules).fill(offsets === null ? FIRST_BIAS : 0);
  const biasSums = new Float64Array(rules);
  const labelWeight = labelWeights(rows, rules, labels);
  const score = new Float64Array(rules);
  const error = new Float64Array(rules);
  const active = new Int32Array(rules);
  const order = Int32Array.from(rows);
  const resting = new Uint8Array(starts.length);
  const taken = new Int32Array(longestRow(starts));
  const random = xorshift(SEED);
  const limit = DROPOUT * RANDOM_RANGE;
  let summed = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (let k = 0; k < order.length; k++) {
      const row = order[k] as number;
      if ((resting[row] as number) > 0) {
        resting[row] = 0;
        continue;
      }
      const scale = scales[row] as number;
      const stretched = scale / (1 - DROPOUT);
      score.fill(0);
      let count = 0;
      const end = starts[row + 1] as number;
      for (let i = starts[row] as number; i < end; i++) {
        if (random() < limit) continue;
        const feature = entries[i] as number;
        taken[count++] = feature;
        const value = values[feature] as number;
        const at = feature * rules;
        for (let rule = 0; rule < rules; rule++)
          score[rule] = (score[rule] as number) + (weights[at + rule] as number) * value;
      }
      let most = 0;
      let actives = 0;
      for (let rule = 0; rule < rules; rule++) {
        const label = labels[row * rules + rule] as number;
        const known = offsets === null ? 0 : (offsets[row * rules + rule] as number);
        const logOdds = known + (bias[rule] as number) + stretched * (score[rule] as number);
        const off =
          (1 / (1 + Math.exp(-logOdds)) - label) *
          (label === 1 ? (labelWeight[rule] as number) : 1) *
          (importance[row * rules + rule] as number);
        const magnitude = Math.abs(off);
        if (magnitude > most) most = magnitude;
        if (magnitude < SMALLEST_ERROR) continue;
        active[actives++] = rule;
        error[rule] = off;
        bias[rule] = (bias[rule] as number) - BIAS_STEP * off;
      }
      if (most < EASY_ERROR) resting[row] = 1;
      for (let n = 0; n < count; n++) {
        const feature = taken[n] as number;
        const value = (values[feature] as number) * scale;
        for (let a = 0; a < actives; a++) {
          const rule = active[a] as number;
          const at = feature * rules + rule;
          if (kept !== null && kept[at] === 0) continue;
          const gradient = (error[rule] as number) * value;
          const square = (squares[at] as number) + gradient * gradient;
          squares[at] = square;
          const rate = STEP / Math.sqrt(square);
          const moved = (weights[at] as number) - rate * gradient;
          const pull = rate * L1;
          weights[at] = moved > pull ? moved - pull : moved < -pull ? moved + pull : 0;
        }
      }
    }
    if (pass < PASSES >> 1) continue;
    for (let at = 0; at < size; at++) sums[at] = (sums[at] as number) + (weights[at] as number);
    for (let rule = 0; rule < rules; rule++)
      biasSums[rule] = (biasSums[rule] as number) + (bias[rule] as number);
    summed++;
  }
  for (let at = 0; at < size; at++) sums[at] = (sums[at] as number) / summed;
  return { weights: sums, bias: biasSums.map((sum) => sum / summed) };
}

/** The scores of a row by all rules, added to `out` from its place on. */
export function scoreView(
  { starts, entries, values, scales }: RowNumbers,
  { weights, bias }: LinearModels,
  row: number,
): Float64Array {
  const rules = bias.length;
  const scores = new Float64Array(rules);
  const end = starts[row + 1] as number;
  for (let i = starts[row] as number; i < end; i++) {
    const feature = entries[i] as number;
    const value = values[feature] as number;
    for (let rule = 0; rule < rules; rule++)
      scores[rule] = (scores[rule] as number) + (weights[feature * rules + rule] as number) * value;
  }
  const scale = scales[row] as number;
  return scores.map((sum, rule) => (bias[rule] as number) + scale * sum);
}

/**
 * The strongest features of each rule: by the absolute weight times the root of the number of turns with the feature.
 *
 * @param most so many a rule
 */
export function strongestFeatures(
  { values, starts, entries }: RowNumbers,
  rows: Int32Array,
  { weights, bias }: LinearModels,
  most: number,
): Uint8Array {
  const rules = bias.length;
  const turns = new Float64Array(values.length);
  for (const row of rows)
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      turns[entries[i] as number] = (turns[entries[i] as number] as number) + 1;
  const kept = new Uint8Array(values.length * rules);
  for (let rule = 0; rule < rules; rule++) {
    const strength = new Float64Array(values.length);
    for (let feature = 0; feature < values.length; feature++)
      strength[feature] =
        Math.abs(weights[feature * rules + rule] as number) *
        (values[feature] as number) *
        Math.sqrt(turns[feature] as number);
    // Most weights are 0.
    const least =
      strength
        .filter((one) => one > 0)
        .sort()
        .at(-most) ?? 0;
    strength.forEach((one, feature) => {
      if (one > 0 && one >= least) kept[feature * rules + rule] = 1;
    });
  }
  return kept;
}

function labelWeights(rows: Int32Array, rules: number, labels: Uint8Array): Float64Array {
  return Float64Array.from({ length: rules }, (_, rule) => {
    let labelled = 0;
    for (const row of rows) labelled += labels[row * rules + rule] as number;
    return Math.min(MOST_LABEL_WEIGHT, (rows.length - labelled) / Math.max(1, labelled));
  });
}

export function longestRow(starts: Int32Array): number {
  let longest = 0;
  for (let row = 0; row + 1 < starts.length; row++)
    longest = Math.max(longest, (starts[row + 1] as number) - (starts[row] as number));
  return longest;
}

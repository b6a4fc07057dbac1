import type { FeatureRows } from './feature-rows.js';

/** Score of a row: `bias + scale * (sum of the weights of its features)`. */
export interface LinearModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** How the weights are learned; the defaults are the result of the trials in docs/cues.md. */
export interface LogisticOptions {
  /** Penalty on the sum of absolute weights, per unit step: what keeps most weights at 0. */
  readonly l1: number;
  /** Passes over the rows. The weights are the mean over the second half of them. */
  readonly epochs: number;
  readonly step: number;
  readonly biasStep: number;
  /** A labelled row counts at most so many times as much as one without the label. */
  readonly mostLabelWeight: number;
}

export const LOGISTIC_DEFAULTS: LogisticOptions = {
  l1: 0.004,
  epochs: 28,
  step: 0.5,
  biasStep: 0.05,
  mostLabelWeight: 2,
};

/** Rows whose error is smaller teach nothing worth the time. */
const SMALLEST_ERROR = 1e-3;
/** A row with a smaller error than this is not visited in the next pass: most rows have nothing to do with a rule. */
const EASY_ERROR = 0.01;
const PASSES_OF_REST = 1;
const FIRST_BIAS = -2;
const FIRST_SQUARE = 1e-6;
const SEED = 12345;
const MASK_BITS = 32;
/** The half that is kept stands for the whole, in the score; its steps are those of a row without dropout. */
const GRADIENT_SCALE = 0.5;

/**
 * Logistic regression with an L1 penalty by AdaGrad with soft thresholding (Duchi, Hazan, Singer, JMLR 12, 2011), the
 * threshold applied to the features of the row at hand only. Each time a row is visited a random half of its features is
 * left out (dropout: Wager, Wang, Liang, NIPS 2013), so that no few strong cues carry a rule alone and the weaker ones,
 * which other calls may have instead, learn too. The order of rows and the halves come from a fixed seed: the same rows
 * give the same weights to the last bit.
 *
 * @param rows which rows of `data` to learn from
 * @param labels of all rows of `data`: 1 with the label, 0 without
 */
export function fitLogistic(
  data: FeatureRows,
  rows: Int32Array,
  labels: Uint8Array,
  options: LogisticOptions,
): LinearModel {
  const { l1, epochs, step, biasStep, mostLabelWeight } = options;
  const { starts, features, scales, values } = data;
  const size = values.length;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(FIRST_SQUARE);
  const sums = new Float64Array(size);
  const visited = new Int32Array(longestRow(data));
  const labelled = rows.reduce((count, row) => count + at(labels, row), 0);
  const labelWeight = Math.min(mostLabelWeight, (rows.length - labelled) / Math.max(1, labelled));
  const order = Int32Array.from(rows);
  const resting = new Uint8Array(data.scales.length);
  const random = xorshift(SEED);
  let bias = FIRST_BIAS;
  let biasSum = 0;
  let kept = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let k = 0; k < order.length; k++) {
      const row = at(order, k);
      const rest = at(resting, row);
      if (rest > 0) {
        resting[row] = rest - 1;
        continue;
      }
      const start = at(starts, row);
      const end = at(starts, row + 1);
      const scale = 2 * at(scales, row);
      let sum = 0;
      let count = 0;
      let mask = 0;
      for (let i = start; i < end; i++) {
        if ((i - start) % MASK_BITS === 0) mask = random();
        const isKept = mask & 1;
        mask >>>= 1;
        if (isKept === 0) continue;
        const feature = at(features, i);
        visited[count++] = feature;
        sum += at(weights, feature) * at(values, feature);
      }
      const label = at(labels, row);
      const error = (1 / (1 + Math.exp(-(bias + sum * scale))) - label) * (label === 1 ? labelWeight : 1);
      if (Math.abs(error) < EASY_ERROR) resting[row] = PASSES_OF_REST;
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      bias -= biasStep * error;
      for (let i = 0; i < count; i++) {
        const feature = at(visited, i);
        const gradient = error * GRADIENT_SCALE * scale * at(values, feature);
        const square = at(squares, feature) + gradient * gradient;
        squares[feature] = square;
        const rate = step / Math.sqrt(square);
        const moved = at(weights, feature) - rate * gradient;
        const pull = rate * l1;
        weights[feature] = moved > pull ? moved - pull : moved < -pull ? moved + pull : 0;
      }
    }
    if (epoch < epochs >> 1) continue;
    for (let feature = 0; feature < size; feature++) sums[feature] = at(sums, feature) + at(weights, feature);
    biasSum += bias;
    kept++;
  }
  for (let feature = 0; feature < size; feature++) {
    sums[feature] = (at(sums, feature) * at(values, feature)) / kept;
  }
  return { weights: sums, bias: biasSum / kept };
}

function longestRow({ starts }: FeatureRows): number {
  let longest = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    longest = Math.max(longest, at(starts, row + 1) - at(starts, row));
  }
  return longest;
}

/** The score of one row. */
export function scoreRow(model: LinearModel, data: FeatureRows, row: number): number {
  const end = at(data.starts, row + 1);
  let sum = 0;
  for (let i = at(data.starts, row); i < end; i++) sum += at(model.weights, at(data.features, i));
  return model.bias + at(data.scales, row) * sum;
}

type Numbers = Int32Array | Uint8Array | Float64Array;

/** Typed arrays are read within their bounds here; the type checker cannot know. */
function at(numbers: Numbers, index: number): number {
  return numbers[index] as number;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    const swapped = at(order, i);
    order[i] = at(order, j);
    order[j] = swapped;
  }
}

/** Numbers of 32 bits, always the same: G. Marsaglia, Xorshift RNGs, J. Stat. Software 8, 2003. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

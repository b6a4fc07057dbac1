import { xorshift } from '../text/random.js';
import { cueTextOf, runsIn, turnScale } from './turn-cues.js';

/** Turns as rows of numbers, made once for all folds. */
export interface TurnRows {
  readonly cues: readonly string[];
  /** Of each cue the number of turns it stands in. */
  readonly counts: Int32Array;
  /** Of each turn where its cues begin in `features`; one more at the end. */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  readonly scales: Float64Array;
  /** 1 for staff. */
  readonly labels: Uint8Array;
}

export interface TurnWeights {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** A run of characters in fewer turns is chance. */
const FEWEST_TURNS = 10;
/** Cues that are kept; the figures hardly change with ten times as many. */
const MOST_CUES = 6000;

/** Numbers the cues of turns. */
export function buildRows(
  turns: readonly { readonly cueText: string; readonly isStaff: boolean }[],
): TurnRows {
  const runs = turns.map(({ cueText }) => runsIn(cueText));
  const frequency = new Map<string, number>();
  for (const some of runs) for (const run of some) frequency.set(run, (frequency.get(run) ?? 0) + 1);
  const frequent = [...frequency].filter(([, count]) => count >= FEWEST_TURNS).sort(byCue);
  const numbers = new Map(frequent.map(([run], index) => [run, index]));
  const features: number[] = [];
  const starts = [0];
  for (const some of runs) {
    for (const run of some) {
      const number = numbers.get(run);
      if (number !== undefined) features.push(number);
    }
    starts.push(features.length);
  }
  return {
    cues: frequent.map(([run]) => run),
    counts: Int32Array.from(frequent, ([, count]) => count),
    starts: Int32Array.from(starts),
    features: Int32Array.from(features),
    scales: Float64Array.from(turns, ({ cueText }) => turnScale(cueText)),
    labels: Uint8Array.from(turns, ({ isStaff }) => (isStaff ? 1 : 0)),
  };
}

function byCue([left]: readonly [string, number], [right]: readonly [string, number]): number {
  return left < right ? -1 : 1;
}

const L1 = 0.004;
const EPOCHS = 10;
const STEP = 0.5;
const BIAS_STEP = 0.02;
const FIRST_SQUARE = 1e-6;
const SMALLEST_ERROR = 1e-3;
const SEED = 12345;

/**
 * Logistic regression over turns: AdaGrad with an L1 penalty by soft thresholding (Duchi, Hazan, Singer, JMLR 12, 2011), a
 * random half of the cues left out at each visit (dropout), weights averaged over the second half of the passes, and the
 * strongest kept. The same rows give the same weights to the last bit.
 *
 * @param chosen the rows to learn from
 */
export function fitTurns(rows: TurnRows, chosen: readonly number[]): TurnWeights {
  const { starts, features, scales, labels } = rows;
  const size = rows.cues.length;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(FIRST_SQUARE);
  const sums = new Float64Array(size);
  const order = Int32Array.from(chosen);
  const random = fractions(SEED);
  let bias = 0;
  let biasSum = 0;
  let averaged = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      const scale = at(scales, row);
      const kept: number[] = [];
      let sum = 0;
      for (let i = at(starts, row); i < at(starts, row + 1); i++) {
        if (random() < 0.5) continue;
        const feature = at(features, i);
        kept.push(feature);
        sum += at(weights, feature);
      }
      // The half that is kept stands for the whole.
      const error = 1 / (1 + Math.exp(-(bias + 2 * sum * scale))) - at(labels, row);
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      bias -= BIAS_STEP * error;
      for (const feature of kept) {
        const gradient = error * scale;
        const square = at(squares, feature) + gradient * gradient;
        squares[feature] = square;
        const rate = STEP / Math.sqrt(square);
        const moved = at(weights, feature) - rate * gradient;
        const pull = rate * L1;
        weights[feature] = moved > pull ? moved - pull : moved < -pull ? moved + pull : 0;
      }
    }
    if (epoch < EPOCHS / 2) continue;
    for (let feature = 0; feature < size; feature++) sums[feature] = at(sums, feature) + at(weights, feature);
    biasSum += bias;
    averaged++;
  }
  return {
    weights: strongest(
      sums.map((sum) => sum / averaged),
      rows.counts,
    ),
    bias: biasSum / averaged,
  };
}

/** The odds for staff of a row. */
export function oddsOfRow(rows: TurnRows, { weights, bias }: TurnWeights, row: number): number {
  let sum = 0;
  for (let i = at(rows.starts, row); i < at(rows.starts, row + 1); i++)
    sum += at(weights, at(rows.features, i));
  return bias + sum * at(rows.scales, row);
}

/** The odds for staff of any text, by weights of rows. */
export function textOddsOf(rows: TurnRows, { weights, bias }: TurnWeights): (text: string) => number {
  const known = new Map(
    rows.cues.flatMap((cue, index) => (at(weights, index) === 0 ? [] : [[cue, at(weights, index)]])),
  );
  return (text) => {
    const cueText = cueTextOf(text);
    let sum = 0;
    for (const run of runsIn(cueText)) sum += known.get(run) ?? 0;
    return bias + sum * turnScale(cueText);
  };
}

/** The weights of the cues that move the odds most, over all turns; the others become 0. */
function strongest(weights: Float64Array, counts: Int32Array): Float64Array {
  const strength = weights.map((weight, cue) => Math.abs(weight) * Math.sqrt(at(counts, cue)));
  const least = strength.toSorted().at(-MOST_CUES - 1) ?? 0;
  return weights.map((weight, cue) => (at(strength, cue) > least ? weight : 0));
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const other = at(order, j);
    order[j] = at(order, i);
    order[i] = other;
  }
}

/** Numbers from 0 to below 1. */
function fractions(seed: number): () => number {
  const next = xorshift(seed);
  return () => next() / 2 ** 32;
}

function at(numbers: Float64Array | Int32Array | Uint8Array, index: number): number {
  return numbers[index] as number;
}

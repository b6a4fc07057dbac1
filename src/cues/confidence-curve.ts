import type { ConfidencePoint } from './cue-model.js';
import type { ScoredTurn } from './scored-turn.js';

/** From score to confidence: `1 / (1 + exp(-(offset + slope * (score - anchor))))`. */
export interface ConfidenceCurve {
  readonly anchor: number;
  readonly offset: number;
  /** At least `SMALLEST_SLOPE`: a higher score never means less. */
  readonly slope: number;
}

/** How far below the anchor turns still help to shape the curve. */
const REACH = 1.5;
const SMALLEST_SLOPE = 0.3;
const STEPS = 40;
/** Pulls the slope to 1 and the offset to 0 where there are few turns to learn from. */
const RIDGE = 1;
const OFFSET_RIDGE = 0.1;
/** Newton's method may overshoot where the curve is nearly flat; short steps keep it on the way. */
const LONGEST_STEP = 0.5;
/** Few labelled turns allow no certainty. */
const CAUTION = 1;

/**
 * A logistic curve fitted to out-of-fold scores (J. Platt, Probabilistic outputs for support vector machines, 1999, with
 * his smoothed targets). It is anchored where as many turns score higher as are labelled; scores far below are left out,
 * because they would shape a curve that is never read there.
 */
export function fitConfidence(turns: readonly ScoredTurn[]): ConfidenceCurve {
  const labelled = turns.filter((turn) => turn.labelled).length;
  const anchor = turns.map((turn) => turn.score).sort((a, b) => b - a)[Math.max(0, labelled - 1)] ?? 0;
  const near = turns.filter((turn) => turn.score >= anchor - REACH);
  const right = near.filter((turn) => turn.labelled).length;
  const high = (right + CAUTION) / (right + CAUTION + 1);
  const low = 1 / (near.length - right + 2);
  let offset = 0;
  let slope = 1;
  for (let step = 0; step < STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [OFFSET_RIDGE * offset, RIDGE * (slope - 1), OFFSET_RIDGE, 0, RIDGE];
    for (const turn of near) {
      const x = turn.score - anchor;
      const p = logistic(offset + slope * x);
      const error = p - (turn.labelled ? high : low);
      const weight = p * (1 - p);
      g0 += error;
      g1 += error * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    offset -= bounded((h11 * g0 - h01 * g1) / determinant);
    slope -= bounded((h00 * g1 - h01 * g0) / determinant);
  }
  return { anchor, offset, slope: Math.max(SMALLEST_SLOPE, slope) };
}

function bounded(step: number): number {
  return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function confidenceOf({ anchor, offset, slope }: ConfidenceCurve, score: number): number {
  return logistic(offset + slope * (score - anchor));
}

/** The score at which the curve reaches a confidence between 0 and 1. */
export function scoreAt({ anchor, offset, slope }: ConfidenceCurve, confidence: number): number {
  return anchor + (Math.log(confidence / (1 - confidence)) - offset) / slope;
}

/** Where the curve is written down, above the threshold. */
const POINTS = [0, 0.25, 0.5, 1, 1.5, 2, 3, 4];

/** The curve as a few points from the threshold upwards. */
export function curvePoints(curve: ConfidenceCurve, threshold: number): readonly ConfidencePoint[] {
  return POINTS.map((above) => ({
    score: threshold + above,
    confidence: confidenceOf(curve, threshold + above),
  }));
}

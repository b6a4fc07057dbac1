import type { ConfidencePoint } from './cue-model.js';
import type { ScoredTurn } from './threshold.js';

/** How far below the threshold turns still help to shape the curve. */
const REACH = 1.5;
const STEPS = 40;
const RIDGE = 1;
const LONGEST_STEP = 0.5;
/** Where the curve is written down, above the threshold. */
const POINTS = [0, 0.5, 1, 1.5, 2, 3, 4];
/** Few labelled turns allow no certainty. */
const CAUTION = 1;

/**
 * The curve from score to confidence: a logistic fit to out-of-fold scores near and above the threshold
 * (J. Platt, Probabilistic outputs for support vector machines, 1999, with his smoothed targets), written down at a few
 * points. Scores far below the threshold are left out, because they would shape a curve that is never read.
 */
export function confidenceCurve(turns: readonly ScoredTurn[], threshold: number): readonly ConfidencePoint[] {
  const near = turns.filter((turn) => turn.score >= threshold - REACH);
  const right = near.filter((turn) => turn.labelled).length;
  const wrong = near.length - right;
  const high = (right + CAUTION) / (right + CAUTION + 1);
  const low = 1 / (wrong + 2);
  let offset = 0;
  let slope = 1;
  for (let step = 0; step < STEPS; step++) {
    let [g0, g1, h00, h01, h11] = [RIDGE * 0.1 * offset, RIDGE * (slope - 1), RIDGE * 0.1, 0, RIDGE];
    for (const turn of near) {
      const x = turn.score - threshold;
      const p = 1 / (1 + Math.exp(-(offset + slope * x)));
      const error = p - (turn.labelled ? high : low);
      const weight = Math.max(1e-6, p * (1 - p));
      g0 += error;
      g1 += error * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (determinant < 1e-12) break;
    offset -= bounded((h11 * g0 - h01 * g1) / determinant);
    slope -= bounded((h00 * g1 - h01 * g0) / determinant);
  }
  return POINTS.map((x) => ({
    score: threshold + x,
    confidence: 1 / (1 + Math.exp(-(offset + Math.max(0, slope) * x))),
  }));
}

/** Newton's method may overshoot where the curve is nearly flat; short steps keep it on the way. */
function bounded(step: number): number {
  return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
}

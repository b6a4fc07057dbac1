import { type ConfidenceCurve, confidenceOf, fitConfidence, scoreAt } from './confidence-curve.js';
import type { ScoredTurn } from './scored-turn.js';

/** Where a rule's cues begin to find, and how well they do there on the turns it was chosen on. */
export interface ThresholdChoice {
  readonly threshold: number;
  readonly curve: ConfidenceCurve;
  /** Of patterns and cues together. */
  readonly precision: number;
  readonly recall: number;
}

export interface ThresholdOptions {
  readonly targetPrecision: number;
  /** A false alarm on an innocent turn counts so many times. */
  readonly innocentWeight: number;
}

/** No finding is less certain than this, however precise the other rules are. */
const LEAST_CONFIDENCE = 0.4;
const MOST_CONFIDENCE = 0.98;

/**
 * Thresholds for rules that are judged together (a group, or one rule alone). All get the same least confidence: the
 * lowest at which the findings of all, patterns and cues together, have the target precision. That finds more at the same
 * precision than a threshold a rule, since a clear rule makes room for a difficult one.
 *
 * @param rules the out-of-fold scores of each rule's turns
 */
export function chooseThresholds(
  rules: readonly (readonly ScoredTurn[])[],
  options: ThresholdOptions,
): readonly ThresholdChoice[] {
  const curves = rules.map(fitConfidence);
  const least = leastConfidence(rules, curves, options);
  return rules.map((turns, rule) => {
    const curve = curves[rule] ?? fitConfidence(turns);
    const threshold = scoreAt(curve, least);
    const found = turns.filter((turn) => turn.pattern || turn.score >= threshold);
    const right = found.filter((turn) => turn.labelled).length;
    const labelled = turns.filter((turn) => turn.labelled).length;
    return {
      threshold,
      curve,
      precision: right / Math.max(1, found.length),
      recall: right / Math.max(1, labelled),
    };
  });
}

function leastConfidence(
  rules: readonly (readonly ScoredTurn[])[],
  curves: readonly ConfidenceCurve[],
  { targetPrecision, innocentWeight }: ThresholdOptions,
): number {
  let right = 0;
  let wrong = 0;
  const count = (turn: ScoredTurn) => {
    if (turn.labelled) right++;
    else wrong += turn.innocent ? innocentWeight : 1;
  };
  const byCues: { readonly turn: ScoredTurn; readonly confidence: number }[] = [];
  rules.forEach((turns, rule) => {
    const curve = curves[rule];
    if (!curve) return;
    for (const turn of turns) {
      if (turn.pattern) count(turn);
      else byCues.push({ turn, confidence: confidenceOf(curve, turn.score) });
    }
  });
  return lowestConfidence(byCues, ({ turn }) => {
    count(turn);
    return right >= targetPrecision * (right + wrong);
  });
}

/**
 * The lowest confidence down to which findings may be taken.
 *
 * @param isMet called for each of them, the surest first: true where all up to it hold what is asked for
 */
export function lowestConfidence<Found extends { readonly confidence: number }>(
  findings: readonly Found[],
  isMet: (found: Found) => boolean,
): number {
  let least = MOST_CONFIDENCE;
  for (const found of findings.toSorted((a, b) => b.confidence - a.confidence)) {
    if (found.confidence < LEAST_CONFIDENCE) break;
    if (isMet(found)) least = Math.min(least, found.confidence);
  }
  return least;
}

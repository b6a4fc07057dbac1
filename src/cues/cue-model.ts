import type { WeightedCue } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';

/** At this score so many findings of ten are right: a point of the curve from score to confidence. */
export interface ConfidencePoint {
  readonly score: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** What a model was fitted to, for those who read its file. */
export interface FitRecord {
  readonly files: number;
  readonly calls: number;
  /** Turns of the rule's speaker, and those of them with the label. */
  readonly turns: number;
  readonly labelled: number;
  /** What the threshold aims at, 0 to 1. */
  readonly targetPrecision: number;
  /** Out-of-fold precision and recall at the threshold, together with the patterns where they were given. */
  readonly precision: number;
  readonly recall: number;
}

/**
 * The fitted cues of one rule. The score of a turn is
 * `bias + (sum of the weights of the distinct cues in it) / sqrt(length of its cue text)`.
 */
export interface CueModel {
  readonly rule: RuleId;
  readonly speaker: Role;
  readonly bias: number;
  /** A turn that reaches this score is a finding, where no second look is taken. */
  readonly threshold: number;
  /** From this score on the second look of the rule's group decides; null: nothing but the threshold does. */
  readonly lookFrom: number | null;
  /** Ascending in both; between the points the curve is straight, beyond them flat. */
  readonly confidence: readonly ConfidencePoint[];
  readonly fit: FitRecord;
  /** Sorted by cue, weights rounded to `WEIGHT_DIGITS` and never 0. */
  readonly cues: readonly WeightedCue[];
}

/** A cue is a run of at most so many UTF-16 code units. */
export const LONGEST_CUE = 4;

/** So many cues a rule may have; with more, a file is no longer reviewed and `check` gets slower. */
export const MOST_CUES = 2000;

/** Decimal digits of weights, bias and scores in a file. */
export const WEIGHT_DIGITS = 3;

/** What the sum of weights is multiplied with in a text of that length. */
export function scaleOf(length: number): number {
  return length === 0 ? 0 : 1 / Math.sqrt(length);
}

/** The confidence that belongs to a score, read off the curve. */
export function confidenceAt(curve: readonly ConfidencePoint[], score: number): number {
  const above = curve.findIndex((point) => point.score >= score);
  const right = curve[above];
  const left = above < 0 ? curve.at(-1) : curve[above - 1];
  if (!right) return left?.confidence ?? 0;
  if (!left) return right.confidence;
  const share = right.score > left.score ? (score - left.score) / (right.score - left.score) : 1;
  return left.confidence + share * (right.confidence - left.confidence);
}

/** A number as files of weights have it. */
export function roundWeight(value: number): number {
  const factor = 10 ** WEIGHT_DIGITS;
  // Adding 0 makes a negative zero a plain one.
  return Math.round(value * factor) / factor + 0;
}

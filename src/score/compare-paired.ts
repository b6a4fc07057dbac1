import { xorshift } from '../text/random.js';
import { type Counts, f1Of, NO_COUNTS, type RuleFigures, ruleFigures, sumOfCounts } from './figures.js';
import type { JudgedCall } from './predictions.js';
import { scoreCalls } from './score-calls.js';

/** A rule before and after, on the same calls. */
export interface PairedFigures {
  readonly rule: string;
  readonly before: RuleFigures;
  readonly after: RuleFigures;
  /** Of the difference in F1, 95 %: what other calls of this kind would have shown. */
  readonly interval: readonly [low: number, high: number];
}

const DRAWS = 1000;
const SEED = 20_231;

/**
 * Compares two judgements of the same calls, rule by rule. The interval is the percentile bootstrap over calls (Efron and
 * Tibshirani, 1993) with a fixed seed: the same calls give the same figures.
 */
export function comparePaired(
  before: readonly JudgedCall[],
  after: readonly JudgedCall[],
  rules: readonly string[],
): readonly PairedFigures[] {
  const first = before.map((call) => countsOf(call, rules));
  const second = after.map((call) => countsOf(call, rules));
  return rules.map((rule, index) => {
    const own = (calls: readonly (readonly Counts[])[]) => calls.map((counts) => counts[index] ?? NO_COUNTS);
    const [old, young] = [own(first), own(second)];
    const random = xorshift(SEED);
    const differences = Array.from({ length: DRAWS }, () => {
      const drawn = old.map(() => random() % old.length);
      return f1In(young, drawn) - f1In(old, drawn);
    }).sort((a, b) => a - b);
    const at = (share: number) => differences[Math.floor(share * (DRAWS - 1))] ?? 0;
    return {
      rule,
      before: ruleFigures(rule, sumOfCounts(old)),
      after: ruleFigures(rule, sumOfCounts(young)),
      interval: [at(0.025), at(0.975)],
    };
  });
}

function countsOf(call: JudgedCall, rules: readonly string[]): readonly Counts[] {
  const scored = new Map(scoreCalls([call]).rules.map((figures) => [figures.rule, figures]));
  return rules.map((rule) => scored.get(rule) ?? NO_COUNTS);
}

function f1In(counts: readonly Counts[], drawn: readonly number[]): number {
  return f1Of(sumOfCounts(drawn.map((call) => counts[call] ?? NO_COUNTS)));
}

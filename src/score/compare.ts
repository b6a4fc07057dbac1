import { type Counts, groupFigures, ruleFigures } from './figures.js';
import type { ScoreResult } from './score-calls.js';

/** How one rule, or a group of rules, did against an earlier result. */
export interface Change {
  /** A rule id, or a group with `/` at its end; empty for all rules. */
  readonly name: string;
  readonly verdict: 'better' | 'worse' | 'same' | 'new' | 'gone';
  /** Null where the result has no such rule. */
  readonly before: ChangeFigures | null;
  readonly after: ChangeFigures | null;
}

export interface ChangeFigures extends Counts {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Comparison {
  readonly groups: readonly Change[];
  /** Sorted by id. */
  readonly rules: readonly Change[];
}

/** Differences in F1 below this are rounding of stored figures, not a change. */
const TOLERANCE = 1e-9;

/** Figures as far as a comparison needs them. */
export interface Measured extends Counts {
  readonly precision: { readonly value: number };
  readonly recall: { readonly value: number };
  readonly f1: number;
}

/** An earlier result, as far as a comparison needs it. */
export interface Baseline {
  readonly rules: readonly (Measured & { readonly rule: string })[];
  readonly groups: readonly (Measured & { readonly group: string })[];
}

/** The earlier result of some of its rules: the groups are those rules alone. */
export function baselineOf({ rules, groups }: Baseline, isWanted: (rule: string) => boolean): Baseline {
  const wanted = rules.filter(({ rule }) => isWanted(rule));
  const figures = wanted.map(({ rule, found, falseAlarms, missed }) =>
    ruleFigures(rule, { found, falseAlarms, missed }),
  );
  return { rules: wanted, groups: groups.map(({ group }) => groupFigures(group, figures)) };
}

function figures(measured: Measured): ChangeFigures {
  const { found, falseAlarms, missed, precision, recall, f1 } = measured;
  return { found, falseAlarms, missed, precision: precision.value, recall: recall.value, f1 };
}

function change(name: string, old: Measured | undefined, now: Measured | undefined): Change {
  const before = old ? figures(old) : null;
  const after = now ? figures(now) : null;
  const difference = (after?.f1 ?? 0) - (before?.f1 ?? 0);
  const moved = difference > TOLERANCE ? 'better' : difference < -TOLERANCE ? 'worse' : 'same';
  return { name, verdict: !before ? 'new' : !after ? 'gone' : moved, before, after };
}

/** What got better and what got worse since `baseline`, by F1. */
export function compareScores(baseline: Baseline, current: ScoreResult): Comparison {
  const oldRules = new Map(baseline.rules.map((rule) => [rule.rule, rule]));
  const newRules = new Map(current.rules.map((rule) => [rule.rule, rule]));
  const oldGroups = new Map(baseline.groups.map((group) => [group.group, group]));
  const names = [...new Set([...oldRules.keys(), ...newRules.keys()])].sort();
  return {
    groups: current.groups.map((group) => change(group.group, oldGroups.get(group.group), group)),
    rules: names.map((name) => change(name, oldRules.get(name), newRules.get(name))),
  };
}

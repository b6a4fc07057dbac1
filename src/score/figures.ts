import { type Share, shareOf } from '../text/share.js';

/** Labels found, findings without a label, labels without a finding. */
export interface Counts {
  readonly found: number;
  readonly falseAlarms: number;
  readonly missed: number;
}

export const NO_COUNTS: Counts = { found: 0, falseAlarms: 0, missed: 0 };

/** The figures of one rule. */
export interface RuleFigures extends Counts {
  readonly rule: string;
  /** Of the findings, those that were right. */
  readonly precision: Share;
  /** Of the labels, those that were found. */
  readonly recall: Share;
  /** Harmonic mean of precision and recall, 0 to 1. */
  readonly f1: number;
}

/** The figures of several rules taken together: micro (all labels in one pot) and macro (mean over rules). */
export interface GroupFigures extends Omit<RuleFigures, 'rule'> {
  /** The ids' beginning, e.g. `staff/`; empty for all rules. */
  readonly group: string;
  /** Mean F1 of the rules that have a label at all; 0 where there is none. */
  readonly macroF1: number;
}

/** All of them together. */
export function sumOfCounts(counts: readonly Counts[]): Counts {
  return counts.reduce<Counts>(
    (a, b) => ({
      found: a.found + b.found,
      falseAlarms: a.falseAlarms + b.falseAlarms,
      missed: a.missed + b.missed,
    }),
    NO_COUNTS,
  );
}

/** Harmonic mean of precision and recall, 0 to 1; 0 where nothing is labelled or found. */
export function f1Of({ found, falseAlarms, missed }: Counts): number {
  if (found === 0) return 0;
  const precision = found / (found + falseAlarms);
  const recall = found / (found + missed);
  return (2 * precision * recall) / (precision + recall);
}

/** Whether a rule is as good after as before: where nothing is labelled, F1 is 0 with any number of false alarms. */
export function isNoWorse(before: RuleFigures, after: RuleFigures): boolean {
  const isLabelled = before.found + before.missed > 0;
  return isLabelled ? after.f1 >= before.f1 : after.falseAlarms <= before.falseAlarms;
}

function measure(counts: Counts): Omit<RuleFigures, 'rule'> {
  const precision = shareOf(counts.found, counts.found + counts.falseAlarms);
  const recall = shareOf(counts.found, counts.found + counts.missed);
  return { ...counts, precision, recall, f1: f1Of(counts) };
}

/** Precision, recall and F1 of one rule. */
export function ruleFigures(rule: string, counts: Counts): RuleFigures {
  return { rule, ...measure(counts) };
}

/** Takes the rules together whose id starts with `group`. */
export function groupFigures(group: string, rules: readonly RuleFigures[]): GroupFigures {
  const members = rules.filter((figures) => figures.rule.startsWith(group));
  const labelled = members.filter((figures) => figures.found + figures.missed > 0);
  return {
    group,
    ...measure(sumOfCounts(members)),
    macroF1: labelled.reduce((sum, figures) => sum + figures.f1, 0) / (labelled.length || 1),
  };
}

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

function addCounts(a: Counts, b: Counts): Counts {
  return {
    found: a.found + b.found,
    falseAlarms: a.falseAlarms + b.falseAlarms,
    missed: a.missed + b.missed,
  };
}

function measure(counts: Counts): Omit<RuleFigures, 'rule'> {
  const precision = shareOf(counts.found, counts.found + counts.falseAlarms);
  const recall = shareOf(counts.found, counts.found + counts.missed);
  const sum = precision.value + recall.value;
  return { ...counts, precision, recall, f1: sum > 0 ? (2 * precision.value * recall.value) / sum : 0 };
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
    ...measure(members.reduce<Counts>(addCounts, NO_COUNTS)),
    macroF1: labelled.reduce((sum, figures) => sum + figures.f1, 0) / (labelled.length || 1),
  };
}

import type { RunSummary } from '../model/report.js';
import type { RuleId, RuleText, Severity } from '../model/rule.js';
import { compareText, severityRank } from './build.js';
import { isSafety } from './finding-kind.js';

/** How often a rule was found. */
export interface RuleCount {
  readonly id: RuleId;
  readonly count: number;
  /** The rule's own; a finding may be graver by its context. */
  readonly severity: Severity;
  /** Null where its texts are not known. */
  readonly rule: RuleText | null;
}

/** The gravest rules first, among them the most frequent. */
export function rankRules(
  byRule: ReadonlyMap<RuleId, number>,
  rules: ReadonlyMap<RuleId, RuleText>,
): readonly RuleCount[] {
  return [...byRule]
    .map(([id, count]): RuleCount => {
      const rule = rules.get(id) ?? null;
      return { id, count, severity: rule?.severity ?? 'note', rule };
    })
    .sort(
      (left, right) =>
        severityRank(left.severity) - severityRank(right.severity) ||
        right.count - left.count ||
        compareText(left.id, right.id),
    );
}

/** How many findings say that somebody may be in danger. */
export function safetyCount({ byRule }: Pick<RunSummary, 'byRule'>): number {
  return [...byRule].reduce((sum, [rule, count]) => sum + (isSafety({ rule }) ? count : 0), 0);
}

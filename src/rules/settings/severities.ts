import type { RuleSet } from '../../model/compiled.js';
import type { Severity } from '../../model/rule.js';

/** The rule set with other severities; a rule that is given one is no longer graded or escalated. */
export function withSeverities(ruleSet: RuleSet, severities: Readonly<Record<string, Severity>>): RuleSet {
  return {
    ...ruleSet,
    rules: ruleSet.rules.map((one) => {
      const severity = severities[one.rule.id];
      return severity ? { ...one, rule: { ...one.rule, severity }, grade: [], escalate: null } : one;
    }),
  };
}

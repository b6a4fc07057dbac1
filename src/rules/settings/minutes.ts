import type { CompiledCondition, RuleSet } from '../../model/compiled.js';

/** The rule set with other numbers of minutes in the conditions of rules that count them, those of `escalate` too, by rule id. */
export function withMinutes(ruleSet: RuleSet, minutes: Readonly<Record<string, number>>): RuleSet {
  const change = (condition: CompiledCondition, to: number): CompiledCondition => {
    if (condition.kind === 'elapsed') return { ...condition, minutes: to };
    if (!('conditions' in condition)) return condition;
    return { ...condition, conditions: condition.conditions.map((one) => change(one, to)) };
  };
  return {
    ...ruleSet,
    rules: ruleSet.rules.map((one) => {
      const to = minutes[one.rule.id];
      if (to === undefined) return one;
      const changed = (some: readonly CompiledCondition[]) => some.map((condition) => change(condition, to));
      const escalate = one.escalate && { ...one.escalate, when: changed(one.escalate.when) };
      return { ...one, require: changed(one.require), unless: changed(one.unless), escalate };
    }),
  };
}

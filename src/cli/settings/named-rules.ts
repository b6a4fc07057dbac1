import type { CompiledCondition, RuleSet } from '../../model/compiled.js';
import { type Problem, UserError } from '../../model/problem.js';
import { groupOf } from '../../model/rule.js';
import type { Config } from './config.js';
import { nearestRule } from './nearest-rule.js';

/**
 * Checks that what a configuration sets by rule is set of rules that there are: a name that means none would be without effect.
 * `only`, `skip` and `thresholds` are checked where they are applied.
 *
 * @throws UserError with every name that fits no rule, and every rule that counts no minutes though it is given some
 */
export function checkNamedRules({ severities, minutes, verdict, scores }: Config, { rules }: RuleSet): void {
  const ids: readonly string[] = rules.map(({ rule }) => rule.id);
  const groups = ids.map((id) => `${groupOf(id)}/*`);
  const counting = new Set<string>(
    rules
      .filter(({ require, unless }) => [...require, ...unless].some(countsMinutes))
      .map(({ rule }) => rule.id),
  );
  const unknown = (key: string, named: object | undefined, known: ReadonlySet<string>) =>
    Object.keys(named ?? {})
      .filter((name) => !known.has(name))
      .map((name) => complaint('config-rule-unknown', { key, name, nearest: nearestRule(name, known) }));
  const single = new Set(ids);
  const problems = [
    ...unknown('severities', severities, single),
    ...unknown('minutes', minutes, single),
    ...unknown('verdict: points', verdict?.points, single),
    ...unknown('scores: rules', scores?.rules, new Set([...ids, ...groups])),
    ...Object.keys(minutes ?? {})
      .filter((name) => single.has(name) && !counting.has(name))
      .map((name) => complaint('config-no-minutes', { name, known: [...counting].join(', ') })),
  ];
  if (problems.length > 0) throw new UserError(problems);
}

function countsMinutes(condition: CompiledCondition): boolean {
  return (
    condition.kind === 'elapsed' ||
    ('conditions' in condition && condition.conditions.some((one) => countsMinutes(one)))
  );
}

function complaint(code: string, values: Readonly<Record<string, string>>): Problem {
  return { code, file: null, line: null, column: null, arguments: values };
}

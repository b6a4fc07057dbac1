import { type Problem, UserError } from '../../model/problem.js';
import { groupOf, type RuleId } from '../../model/rule.js';
import { globMatcher } from '../../text/glob.js';
import type { LoadedConfig } from './config.js';
import { nearestRule } from './nearest-rule.js';
import type { FilterOptions } from './report-filter.js';

/** A rule as far as a configuration can set something of it. */
export interface SettableRule {
  readonly id: RuleId;
  readonly countsMinutes: boolean;
}

/** What of a rule, written or compiled, tells whether it counts minutes. */
interface WithConditions {
  readonly require: readonly AnyCondition[];
  readonly unless: readonly AnyCondition[];
  readonly escalate: { readonly when: readonly AnyCondition[] } | null;
}

interface AnyCondition {
  readonly kind: string;
  readonly conditions?: readonly AnyCondition[];
}

/** A rule with its conditions, written or compiled. */
export function settableRule(id: RuleId, { require, unless, escalate }: WithConditions): SettableRule {
  return { id, countsMinutes: [...require, ...unless, ...(escalate?.when ?? [])].some(countsMinutes) };
}

function countsMinutes({ kind, conditions = [] }: AnyCondition): boolean {
  return kind === 'elapsed' || conditions.some(countsMinutes);
}

/**
 * Checks that what a configuration, or options in its place, set by rule is set of rules that there are: a name that means none
 * would be without effect.
 *
 * @throws UserError with every name that fits no rule, and every rule that counts no minutes though it is given some
 */
export function checkNamedRules(
  loaded: LoadedConfig,
  options: FilterOptions,
  rules: readonly SettableRule[],
): void {
  const problems = namedRuleProblems(loaded, options, rules);
  if (problems.length > 0) throw new UserError(problems);
}

/** What is wrong with what is set by rule. */
export function namedRuleProblems(
  { config, placeOf }: LoadedConfig,
  options: FilterOptions,
  rules: readonly SettableRule[],
): readonly Problem[] {
  const ids: readonly string[] = rules.map(({ id }) => id);
  const single = new Set(ids);
  const known = new Set([...ids, ...ids.map((id) => `${groupOf(id)}/*`)]);
  const counting = rules.flatMap(({ id, countsMinutes }) => (countsMinutes ? id : []));
  const unset = (path: readonly string[], among: ReadonlySet<string>, named: object = {}) =>
    Object.keys(named)
      .filter((name) => !among.has(name))
      .map((name): Problem => {
        const values = { key: path.join(': '), name, nearest: nearestRule(name, among) };
        return { code: 'config-rule-unknown', ...placeOf(path, name), arguments: values };
      });
  const unknown = (names: readonly string[] = [], path: readonly string[] | null) =>
    names
      .filter((name) => !ids.some(globMatcher(name)))
      .map((name): Problem => {
        const place = path === null ? { file: null, line: null, column: null } : placeOf(path, name);
        return { code: 'rule-unknown', ...place, arguments: { name, nearest: nearestRule(name, known) } };
      });
  const { severities, minutes, verdict, scores, thresholds } = config;
  return [
    ...unset(['severities'], single, severities),
    ...unset(['minutes'], single, minutes),
    ...unset(['verdict', 'points'], single, verdict?.points),
    ...unset(['scores', 'rules'], known, scores?.rules),
    ...Object.keys(minutes ?? {})
      .filter((name) => single.has(name) && !counting.some((id) => id === name))
      .map((name): Problem => {
        const values = { name, known: counting.join(', ') };
        return { code: 'config-no-minutes', ...placeOf(['minutes'], name), arguments: values };
      }),
    ...(options.only ? unknown(options.only, null) : unknown(config.only, ['only'])),
    ...(options.skip ? unknown(options.skip, null) : unknown(config.skip, ['skip'])),
    ...unknown(Object.keys(thresholds ?? {}), ['thresholds']),
  ];
}

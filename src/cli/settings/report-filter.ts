import type { Finding } from '../../model/finding.js';
import { UserError } from '../../model/problem.js';
import { groupOf, type RuleId, SEVERITIES, type Severity } from '../../model/rule.js';
import { severityRank } from '../../report/build.js';
import { globMatcher } from '../../text/glob.js';
import type { Config } from './config-keys.js';
import { nearestRule } from './nearest-rule.js';

/** The options of `genchi check` that restrict what is reported; they come before the configuration. */
export interface FilterOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly minSeverity?: Severity;
}

/**
 * Tells the rules that one of the names means: an id or a glob such as `staff/*`.
 *
 * @throws UserError where a name fits no rule
 */
export function ruleNamed(names: readonly string[], ids: readonly RuleId[]): (id: string) => boolean {
  const matchers = names.map(globMatcher);
  const unknown = names.filter((_, index) => !ids.some((id) => matchers[index]?.(id)));
  if (unknown.length > 0) {
    const known = new Set([...ids, ...ids.map((id) => `${groupOf(id)}/*`)]);
    throw new UserError(
      unknown.map((name) => ({
        code: 'rule-unknown',
        file: null,
        line: null,
        column: null,
        arguments: { name, nearest: nearestRule(name, known) },
      })),
    );
  }
  return (id) => matchers.some((matches) => matches(id));
}

/**
 * Restricts what is reported, not what is judged: `--only staff/*` still needs the other groups as context.
 *
 * @throws UserError where a name fits no rule
 */
export function reportFilter(
  options: FilterOptions,
  config: Config,
  ids: readonly RuleId[],
): (finding: Finding) => boolean {
  const only = options.only ?? config.only ?? [];
  const skip = options.skip ?? config.skip ?? [];
  const named = (names: readonly string[]) => ruleNamed(names, ids);
  const isOnly = named(only);
  const isSkipped = named(skip);
  const lowest = severityRank(
    options.minSeverity ?? config['min-severity'] ?? SEVERITIES[SEVERITIES.length - 1] ?? 'note',
  );
  const thresholds = Object.entries(config.thresholds ?? {}).map(
    ([name, least]) => [named([name]), least] as const,
  );
  const isConfident = ({ rule, via, confidence }: Finding) =>
    via !== 'cues' || thresholds.every(([isMeant, least]) => !isMeant(rule) || confidence >= least);
  return (finding) =>
    severityRank(finding.severity) <= lowest &&
    (only.length === 0 || isOnly(finding.rule)) &&
    !isSkipped(finding.rule) &&
    isConfident(finding);
}

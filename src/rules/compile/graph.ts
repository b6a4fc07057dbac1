import type { Problem } from '../../model/problem.js';
import type { Condition, Rule, RuleId } from '../../model/rule.js';
import { globMatcher } from '../../text/glob.js';
import { nearestName } from '../../text/nearest.js';

/** The ids among `ids` that `names` (ids or globs such as `caller/*`) stand for. */
export function idsNamed(names: readonly string[], ids: readonly RuleId[]): ReadonlySet<RuleId> {
  const matchers = names.map(globMatcher);
  return new Set(ids.filter((id) => matchers.some((matches) => matches(id))));
}

/** Rules in an order in which each comes after those that it names, or the problems: unknown names and cycles. */
export interface OrderedRules {
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
}

/** 1-based place in the file of a rule where it names another, by the id or glob as written. */
export type PlaceOfName = (rule: Rule, name: string) => { readonly line: number; readonly column: number };

/**
 * Orders rules so that each comes after those that its context names; otherwise by id.
 * A name that no rule has, and a cycle, told from its first rule, are problems.
 */
export function orderRules(rules: readonly Rule[], placeOf: PlaceOfName): OrderedRules {
  const problems: Problem[] = [];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ids = [...byId.keys()].sort();
  const ordered: Rule[] = [];
  const state = new Map<RuleId, 'open' | 'done'>();
  const trail: RuleId[] = [];

  const visit = (id: RuleId): void => {
    const rule = byId.get(id);
    if (!rule || state.get(id) !== undefined) return;
    state.set(id, 'open');
    trail.push(id);
    for (const name of namesIn(rule)) {
      const named = idsNamed([name], ids);
      if (named.size === 0) {
        const nearest = nearestName(name, ids) ?? '';
        const values = { name, nearest };
        problems.push({ code: 'rule-unknown', file: rule.file, ...placeOf(rule, name), arguments: values });
      }
      for (const other of named) {
        if (state.get(other) !== 'open') visit(other);
        else {
          const cycle = [...trail.slice(trail.indexOf(other)), other].join(' → ');
          const place = { file: rule.file, ...placeOf(rule, name) };
          problems.push({ code: 'rule-cycle', ...place, arguments: { cycle } });
        }
      }
    }
    trail.pop();
    state.set(id, 'done');
    ordered.push(rule);
  };
  for (const id of ids) visit(id);
  return { rules: ordered, problems };
}

function namesIn(rule: Rule): readonly string[] {
  const names = new Set(rule.on);
  const collect = (conditions: readonly Condition[]): void => {
    for (const condition of conditions) {
      if (condition.kind === 'findings' || condition.kind === 'elapsed')
        for (const name of condition.rules) names.add(name);
      else if ('conditions' in condition) collect(condition.conditions);
    }
  };
  collect(rule.require);
  collect(rule.unless);
  collect(rule.escalate?.when ?? []);
  names.delete('same');
  return [...names].sort();
}

import type { PatternNode } from '../../model/pattern.js';
import type { Problem } from '../../model/problem.js';
import type { Condition, Rule } from '../../model/rule.js';
import { setsUsed, type WordSet } from '../parse/word-sets.js';

/** The sets that rules name, and those that these name. */
export function usedSets(rules: Iterable<Rule>, sets: ReadonlyMap<string, WordSet>): readonly WordSet[] {
  const used = new Set<string>();
  const use = (node: PatternNode): void => {
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const name of setsUsed(next)) {
        if (used.has(name)) continue;
        used.add(name);
        for (const entry of sets.get(name)?.entries ?? []) open.push(entry.node);
      }
    }
  };
  const useConditions = (conditions: readonly Condition[]): void => {
    for (const condition of conditions) {
      if (condition.kind === 'says') for (const pattern of condition.patterns) use(pattern.node);
      else if ('conditions' in condition) useConditions(condition.conditions);
    }
  };
  for (const rule of rules) {
    for (const { node } of [...rule.where, ...rule.any, ...rule.except]) use(node);
    for (const grade of rule.grade) for (const { node } of grade.patterns) use(node);
    useConditions([...rule.require, ...rule.unless, ...(rule.escalate?.when ?? [])]);
  }
  return [...sets.values()].filter(({ name }) => used.has(name));
}

/** A set that no rule and no used set names is most often a misspelt name elsewhere. */
export function unusedSet({ name, file, line }: WordSet): Problem {
  return { code: 'set-unused', file, line, column: 1, arguments: { name } };
}

import { UserError } from '../../model/problem.js';
import type { Rule } from '../../model/rule.js';
import { nearestRule } from './nearest-rule.js';

/**
 * The rule with an id.
 *
 * @throws UserError where none has it, with the nearest
 */
export function ruleOfId(id: string, rules: readonly Rule[]): Rule {
  const found = rules.find((rule) => rule.id === id);
  if (found) return found;
  const ids = rules.map((rule) => rule.id);
  const values = { name: id, nearest: nearestRule(id, ids) };
  throw new UserError([{ code: 'rule-unknown', file: null, line: null, column: null, arguments: values }]);
}

import type { Finding } from '../model/finding.js';
import { groupOf } from '../model/rule.js';

/** True where somebody may be in danger: told first, in a box of its own, and never counted as pressure. */
export function isSafety({ rule }: Pick<Finding, 'rule'>): boolean {
  return groupOf(rule) === 'safety';
}

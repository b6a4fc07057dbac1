import type { Finding } from '../model/finding.js';
import { groupOf } from '../model/rule.js';

/** True for good practice: feedback praises it, and tools that list faults leave it out. */
export function isPraise({ rule }: Pick<Finding, 'rule'>): boolean {
  return groupOf(rule) === 'practice';
}

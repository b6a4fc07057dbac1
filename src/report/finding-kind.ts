import type { Finding } from '../model/finding.js';
import { groupOf, type Severity } from '../model/rule.js';

/** Says the severity even to those who see no colours. */
export const SYMBOLS = { error: '✖', warning: '▲', info: '●', note: '✔' } as const satisfies Record<
  Severity,
  string
>;

/** True for good practice: feedback praises it, and tools that list faults leave it out. */
export function isPraise({ rule }: Pick<Finding, 'rule'>): boolean {
  return groupOf(rule) === 'practice';
}

/** True where somebody may be in danger: told first, in a box of its own, and never counted as pressure. */
export function isSafety({ rule }: Pick<Finding, 'rule'>): boolean {
  return groupOf(rule) === 'safety';
}

import type { Finding } from '../model/finding.js';
import { globMatcher } from '../text/glob.js';
import type { Suppression } from './directives.js';

/** The findings that no suppression covers, and the suppressions that cover none. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly unused: readonly Suppression[];
}

/** True where the suppression means the finding. */
export function covers({ rule, turn }: Suppression, finding: Finding): boolean {
  return (turn === 0 || turn === finding.turn) && globMatcher(rule)(finding.rule);
}

/** Leaves out what is suppressed. */
export function suppress(suppressions: readonly Suppression[], findings: readonly Finding[]): Suppressed {
  if (suppressions.length === 0) return { findings, unused: [] };
  return {
    findings: findings.filter((finding) => !suppressions.some((one) => covers(one, finding))),
    unused: suppressions.filter((one) => !findings.some((finding) => covers(one, finding))),
  };
}

import type { CompiledPattern, CompiledRule } from '../model/compiled.js';
import type { Severity } from '../model/rule.js';
import type { TurnMatcher } from './turn-matcher.js';

/**
 * The severity of a rule's finding by what is said, before context changes it.
 *
 * @param matched the patterns of the rule that match the turn
 * @param matcher of the turn; asked for only where a grade has patterns of its own
 */
export function severityOf(
  rule: CompiledRule,
  matched: readonly CompiledPattern[],
  matcher: () => TurnMatcher,
): Severity {
  const isSaid = (pattern: CompiledPattern): boolean =>
    rule.any.includes(pattern) ? matched.includes(pattern) : matcher().matches(pattern).length > 0;
  const grade = rule.grade.find(({ kind, patterns }) =>
    kind === 'when'
      ? patterns.some(isSaid)
      : matched.length > 0 && matched.every((one) => patterns.includes(one)),
  );
  return grade?.to ?? rule.rule.severity;
}

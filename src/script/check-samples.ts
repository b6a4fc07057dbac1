import { createTurnReader } from '../judge/read-turns.js';
import { createMatcher } from '../match/turn-matcher.js';
import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import type { Problem } from '../model/problem.js';
import type { RulePattern } from '../model/rule.js';
import type { Tokenize } from '../model/token.js';

/** Tells of the samples of a rule in which their pattern does not match. */
export type CheckSamples = (rule: CompiledRule) => readonly Problem[];

/** Prepares the check of a rule set's samples. A pattern of `any` must match and no exception or veto of the rule rule it out. */
export function createSampleCheck(ruleSet: RuleSet, tokenize: Tokenize): CheckSamples {
  const lookAt = createTurnReader(createMatcher(ruleSet, false), tokenize);
  return (compiled) => {
    const { rule } = compiled;
    const check = (
      { name, sample, line, column }: RulePattern,
      pattern: CompiledPattern,
      isFinding: boolean,
    ): readonly Problem[] => {
      if (sample === null) return [];
      const matcher = lookAt({ role: rule.speaker, text: sample, narration: [] }).open();
      const spans = matcher.matches(pattern);
      const left = isFinding ? spans.filter((span) => !matcher.isRuledOut(compiled, span)) : spans;
      if (left.length > 0) return [];
      const code = spans.length > 0 ? 'sample-ruled-out' : 'sample-missed';
      return [{ code, file: rule.file, line, column, arguments: { name, sample } }];
    };
    const checkAll = (
      some: readonly RulePattern[],
      patterns: readonly CompiledPattern[],
      isFinding: boolean,
    ) =>
      some.flatMap((written, index) => {
        const pattern = patterns[index];
        return pattern ? check(written, pattern, isFinding) : [];
      });
    return [...checkAll(rule.any, compiled.any, true), ...checkAll(rule.except, compiled.except, false)];
  };
}

import { createTurnReader } from '../judge/read-turns.js';
import { type PatternTrace, traceMatches } from '../judge/trace.js';
import { explainMiss } from '../match/near-miss.js';
import { createMatcher, type TurnMatcher } from '../match/turn-matcher.js';
import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import type { Problem } from '../model/problem.js';
import type { RulePattern } from '../model/rule.js';
import type { Tokenize } from '../model/token.js';

/** A sample in which its pattern does not match, or that the rule rules out. */
export interface FailedSample {
  readonly problem: Problem;
  /** What became of the pattern; offsets count in what the matcher has read. */
  readonly trace: PatternTrace;
  readonly rule: CompiledRule;
  readonly matcher: TurnMatcher;
}

/** Tells of the samples of a rule in which their pattern does not match. */
export type CheckSamples = (rule: CompiledRule) => readonly FailedSample[];

/** Prepares the check of a rule set's samples. A pattern of `any` must match and no exception or veto of the rule rule it out. */
export function createSampleCheck(ruleSet: RuleSet, tokenize: Tokenize): CheckSamples {
  const lookAt = createTurnReader(createMatcher(ruleSet, false), tokenize);
  return (compiled) => {
    const { rule } = compiled;
    const check = (
      written: RulePattern,
      pattern: CompiledPattern,
      isFinding: boolean,
    ): readonly FailedSample[] => {
      const { name, sample, line, column } = written;
      if (sample === null) return [];
      const matcher = lookAt({ role: rule.speaker, text: sample, narration: [] }).open();
      const matching = traceMatches(compiled, pattern, matcher);
      if (matching?.matches.some(({ ruledOut }) => !isFinding || ruledOut === null)) return [];
      const trace = matching ?? { pattern, matches: [], miss: explainMiss(written, pattern, matcher) };
      const code = matching ? 'sample-ruled-out' : 'sample-missed';
      const problem = { code, file: rule.file, line, column, arguments: { name, sample } };
      return [{ problem, trace, rule: compiled, matcher }];
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

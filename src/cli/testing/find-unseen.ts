import { createTurnReader } from '../../judge/read-turns.js';
import { createMatcher } from '../../match/turn-matcher.js';
import type { CompiledPattern, CompiledRule, RuleSet } from '../../model/compiled.js';
import type { Problem } from '../../model/problem.js';
import type { RulePattern } from '../../model/rule.js';
import type { Tokenize } from '../../model/token.js';
import type { Transcript } from '../../model/transcript.js';

/**
 * Finds patterns that nothing shows at work: that match neither an example of their rule nor a turn of the labelled calls,
 * and have no sample. By file.
 */
export function findUnseen(
  ruleSet: RuleSet,
  rules: readonly CompiledRule[],
  labelled: readonly Transcript[],
  tokenize: Tokenize,
): ReadonlyMap<string, readonly Problem[]> {
  const lookAt = createTurnReader(createMatcher(ruleSet), tokenize);
  const problems = new Map<string, readonly Problem[]>();
  for (const { rule, any, except } of rules) {
    const open = new Map<CompiledPattern, RulePattern>();
    const add = (written: readonly RulePattern[], compiled: readonly CompiledPattern[]) => {
      written.forEach((one, index) => {
        const pattern = compiled[index];
        if (one.sample === null && pattern) open.set(pattern, one);
      });
    };
    add(rule.any, any);
    add(rule.except, except);
    const turns = function* () {
      for (const { turns } of [...rule.flag, ...rule.pass])
        for (const { role, text } of turns) yield { role, text, narration: [] };
      for (const { turns } of labelled) yield* turns;
    };
    for (const turn of turns()) {
      if (open.size === 0) break;
      if (turn.role !== rule.speaker) continue;
      const matcher = lookAt(turn).open();
      for (const pattern of [...open.keys()]) if (matcher.matches(pattern).length > 0) open.delete(pattern);
    }
    if (open.size === 0) continue;
    problems.set(
      rule.file,
      [...open.values()].map(({ name, line, column }) => ({
        ...{ code: 'lint-unseen', file: rule.file, line, column },
        arguments: { name },
      })),
    );
  }
  return problems;
}

import type { Analyse } from '../../analyse.js';
import { checkExamples } from '../../check-examples.js';
import type { CompiledRule } from '../../model/compiled.js';
import type { Problem } from '../../model/problem.js';
import type { TestFailure, TestSuite } from './test-suite.js';

/**
 * Runs the examples of rules, one suite a rule.
 *
 * @param wordProblems words that can never match, by file
 */
export function testRules(
  rules: readonly CompiledRule[],
  analyse: Analyse,
  wordProblems: ReadonlyMap<string, readonly Problem[]>,
): readonly TestSuite[] {
  const ofRules = rules.map(({ rule }): TestSuite => {
    const failures: readonly TestFailure[] = [
      ...(wordProblems.get(rule.file) ?? []).map((problem): TestFailure => ({ kind: 'problem', problem })),
      ...checkExamples(rule, analyse).map((failed): TestFailure => ({ kind: 'example', failed })),
    ];
    return { name: rule.id, file: rule.file, statements: rule.flag.length + rule.pass.length, failures };
  });
  const ruleFiles = new Set(rules.map(({ rule }) => rule.file));
  const ofWords = [...wordProblems]
    .filter(([file]) => !ruleFiles.has(file))
    .map(
      ([file, problems]): TestSuite => ({
        name: file,
        file,
        statements: problems.length,
        failures: problems.map((problem) => ({ kind: 'problem', problem })),
      }),
    );
  return [...ofRules, ...ofWords];
}

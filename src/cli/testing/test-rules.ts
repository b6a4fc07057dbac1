import type { Analyse } from '../../judge/analyse.js';
import type { TraceCall } from '../../judge/trace.js';
import type { CompiledRule } from '../../model/compiled.js';
import type { Problem } from '../../model/problem.js';
import { checkExamples } from '../../script/check-examples.js';
import type { CheckSamples } from '../../script/check-samples.js';
import { nearestInExample } from './nearest-example.js';
import type { TestFailure, TestSuite } from './test-suite.js';

/**
 * Runs the examples of rules and the samples of their patterns, one suite a rule.
 *
 * @param trace made where an example fails: tells how near the rule came
 * @param wordProblems what other checks found in rule files and word sets, by file
 */
export function testRules(
  rules: readonly CompiledRule[],
  analyse: Analyse,
  trace: () => TraceCall,
  checkSamples: CheckSamples,
  wordProblems: ReadonlyMap<string, readonly Problem[]>,
): readonly TestSuite[] {
  const ofRules = rules.map((compiled): TestSuite => {
    const { rule } = compiled;
    const problems = wordProblems.get(rule.file) ?? [];
    const failures: readonly TestFailure[] = [
      ...problems.map((problem): TestFailure => ({ kind: 'problem', problem })),
      ...checkSamples(compiled).map((failed): TestFailure => ({ kind: 'sample', failed })),
      ...checkExamples(rule, analyse).map((failed): TestFailure => {
        return { kind: 'example', failed, miss: nearestInExample(failed, compiled, trace()) };
      }),
    ];
    const samples = [...rule.any, ...rule.except].filter(({ sample }) => sample !== null).length;
    return {
      name: rule.id,
      file: rule.file,
      statements: rule.flag.length + rule.pass.length + samples,
      failures,
    };
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

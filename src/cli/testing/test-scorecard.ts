import { createAnalyser } from '../../judge/analyse.js';
import type { Scorecard, ScorecardItem } from '../../model/scorecard.js';
import type { Tokenize } from '../../model/token.js';
import { loadScorecard } from '../../run/load-rules.js';
import { scoreCall } from '../../scorecard/score-call.js';
import { exampleTranscript } from '../../script/check-examples.js';
import type { ScriptTester } from './script-tester.js';
import type { TestFailure, TestRun, TestSuite } from './test-suite.js';

/**
 * Runs the examples of an evaluation form, one suite an item, with the whole judgement as `genchi check` has it.
 *
 * @throws UserError where the form is faulty
 */
export function testScorecard(
  file: string,
  rulePaths: readonly string[],
  { ruleIds, analyse }: ScriptTester,
  tokenize: Tokenize,
): TestRun {
  const { scorecard, patterns } = loadScorecard(file, rulePaths, ruleIds);
  const search = createAnalyser({ ruleSet: patterns, tokenize });
  const testItem = (item: ScorecardItem): TestSuite => ({
    name: `${scorecard.file} ${item.id}`,
    file: scorecard.file,
    statements: item.examples.length,
    failures: item.examples.flatMap(({ outcome: expected, example }): readonly TestFailure[] => {
      const call = analyse(exampleTranscript(scorecard.file, example));
      const only: Scorecard = { ...scorecard, items: [item] };
      const [score] = scoreCall(only, call, search(call.transcript).findings).items;
      if (!score || score.outcome === expected) return [];
      return [
        {
          kind: 'item',
          failed: { file: scorecard.file, item: item.id, expected, found: score.outcome, example },
        },
      ];
    }),
  });
  return {
    suites: scorecard.items.filter(({ examples }) => examples.length > 0).map(testItem),
    problems: [],
  };
}

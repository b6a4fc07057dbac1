import { readFileSync } from 'node:fs';
import type { RuleSet } from '../model/compiled.js';
import { UserError } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { Scorecard } from '../model/scorecard.js';
import { compileRules } from './compile/compile.js';
import { readWordSets } from './load.js';
import { shownPath } from './load-files.js';
import { parseScorecard } from './parse/parse-scorecard.js';
import { setsNamed } from './parse/word-sets.js';

/** An evaluation form with its patterns ready to run. */
export interface LoadedScorecard {
  readonly scorecard: Scorecard;
  readonly patterns: RuleSet;
}

/**
 * Reads an evaluation form.
 *
 * @param rulePaths rule folders beside the built-in ones; their word sets may stand in its patterns
 * @param ruleIds every rule that an item may name
 * @throws UserError with every fault, each with line, column and remedy
 */
export function loadScorecard(
  file: string,
  rulePaths: readonly string[],
  ruleIds: readonly RuleId[],
): LoadedScorecard {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const problem = { code: 'scorecard-missing', file, line: null, column: null, arguments: {} };
    throw new UserError([problem], { cause });
  }
  const { scorecard, problems } = parseScorecard(shownPath(file), text, ruleIds);
  if (scorecard === null) throw new UserError(problems);
  const nodes = scorecard.patterns.flatMap(({ any }) => any.map(({ node }) => node));
  const compiled = compileRules(scorecard.patterns, setsNamed(nodes, readWordSets(rulePaths)));
  if (compiled.ruleSet === null) throw new UserError(compiled.problems);
  return { scorecard, patterns: compiled.ruleSet };
}

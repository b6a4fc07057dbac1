import type { CompiledPattern, RuleSet } from '../../model/compiled.js';
import { UserError } from '../../model/problem.js';
import type { RulePattern } from '../../model/rule.js';
import { parsePattern } from '../parse/parse-pattern.js';
import { patternRule } from '../parse/pattern-rule.js';
import { PatternSyntaxError } from '../parse/pattern-syntax-error.js';
import { setsNamed, type WordSets } from '../parse/word-sets.js';
import { compileRules } from './compile.js';
import type { SpellLiteral } from './spell-literal.js';

/** A pattern that belongs to no rule file, ready to run. */
export interface SinglePattern {
  readonly written: RulePattern;
  readonly compiled: CompiledPattern;
  /** Nothing but this pattern. */
  readonly ruleSet: RuleSet;
}

/** What problems call the place of such a pattern. */
export const PATTERN_PLACE = 'PATTERN';

/**
 * Compiles one pattern.
 *
 * @param wordSets those that it may name
 * @throws UserError with its faults, each with its column (1-based) and `PATTERN_PLACE` for a file
 */
export function compilePattern(source: string, wordSets: WordSets, spell: SpellLiteral): SinglePattern {
  const written: RulePattern = {
    name: source,
    source,
    sample: null,
    node: parse(source),
    line: 1,
    column: 1,
  };
  const rule = patternRule('pattern/given', PATTERN_PLACE, 'staff', [written]);
  const { ruleSet, problems } = compileRules([rule], setsNamed([written.node], wordSets), spell);
  const compiled = ruleSet?.rules[0]?.any[0];
  if (ruleSet === null || compiled === undefined) {
    throw new UserError(
      problems.map((problem) => (problem.file === PATTERN_PLACE ? { ...problem, line: null } : problem)),
    );
  }
  return { written, compiled, ruleSet };
}

function parse(source: string): RulePattern['node'] {
  try {
    return parsePattern(source);
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    const place = { file: PATTERN_PLACE, line: null, column: error.at + 1 };
    throw new UserError([{ code: error.code, ...place, arguments: { pattern: source, ...error.arguments } }]);
  }
}

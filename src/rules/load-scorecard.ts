import { readFileSync } from 'node:fs';
import type { RuleSet } from '../model/compiled.js';
import { inOrder, type Problem, UserError } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { Scorecard } from '../model/scorecard.js';
import { compileRules } from './compile/compile.js';
import type { SpellLiteral } from './compile/spell-literal.js';
import { readWordSets } from './load.js';
import { shownPath } from './load-files.js';
import { parseScorecard } from './parse/parse-scorecard.js';
import { setsNamed, type WordSets } from './parse/word-sets.js';

/** An evaluation form with its patterns ready to run. */
export interface LoadedScorecard {
  readonly scorecard: Scorecard;
  readonly patterns: RuleSet;
}

/** An evaluation form as far as it could be read, and all that is wrong with it. */
export interface LookedThroughScorecard {
  readonly loaded: LoadedScorecard | null;
  readonly problems: readonly Problem[];
}

/** What a form may name. */
export interface KnownToScorecard {
  /** Null where not all can be known. */
  readonly ruleIds: readonly RuleId[] | null;
  readonly wordSets: WordSets;
  /** True where there may be others. */
  readonly missesSets: boolean;
}

/**
 * Reads an evaluation form.
 *
 * @param spell how literals stand in the text that patterns read
 * @param rulePaths rule folders beside the built-in ones; their word sets may stand in its patterns
 * @param ruleIds every rule that an item may name
 * @throws UserError with every fault, each with line, column and remedy
 */
export function loadScorecard(
  spell: SpellLiteral,
  file: string,
  rulePaths: readonly string[],
  ruleIds: readonly RuleId[],
): LoadedScorecard {
  const known = { ruleIds, wordSets: readWordSets(rulePaths), missesSets: false };
  const { loaded, problems } = lookThroughScorecard(spell, file, known);
  if (loaded === null) throw new UserError(problems);
  return loaded;
}

/** Reads an evaluation form as far as it can be read. */
export function lookThroughScorecard(
  spell: SpellLiteral,
  file: string,
  known: KnownToScorecard,
): LookedThroughScorecard {
  const shown = shownPath(file);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    const place = { file: shown, line: null, column: null };
    return { loaded: null, problems: [{ code: 'scorecard-missing', ...place, arguments: {} }] };
  }
  return checkScorecard(spell, shown, text, known);
}

/** The same for its text. @param shown path as the user knows it */
export function checkScorecard(
  spell: SpellLiteral,
  shown: string,
  text: string,
  { ruleIds, wordSets, missesSets }: KnownToScorecard,
): LookedThroughScorecard {
  const { scorecard, patterns, problems } = parseScorecard(shown, text, ruleIds);
  const nodes = patterns.flatMap(({ any }) => any.map(({ node }) => node));
  const compiled = compileRules(patterns, setsNamed(nodes, wordSets), spell);
  const isSound = scorecard !== null && compiled.ruleSet !== null;
  // Faults of the sets themselves are told with the rules they stand among.
  const further = compiled.problems.filter(
    ({ file, code }) => file === shown && !(missesSets && code === 'set-unknown'),
  );
  return {
    loaded: isSound ? { scorecard, patterns: compiled.ruleSet } : null,
    problems: inOrder([...problems, ...further]),
  };
}

import { spellLiteral } from '../language/normalise/spell-literal.js';
import type { RuleSet } from '../model/compiled.js';
import type { Profile } from '../model/profile.js';
import type { RuleId } from '../model/rule.js';
import * as files from '../rules/load.js';
import * as scorecards from '../rules/load-scorecard.js';

// Rules know nothing of how speech is read: what they need of it is handed to them here.

/**
 * Loads the built-in rules and those of `paths` (rule files or folders), compiled.
 * A rule with a built-in id replaces it, so does a word set with a built-in name.
 *
 * @param profile who takes the calls; null: placeholders and all variants stay, to be tailored later
 * @throws UserError with every fault of every file, each with line, column and remedy
 */
export function loadRules(
  paths: readonly string[] = [],
  builtIn?: string | null,
  profile?: Profile | null,
): RuleSet {
  return files.loadRules(spellLiteral, paths, builtIn, profile);
}

/**
 * Loads what tells a complaint from an enquiry (`rules/verdict/`), and further files of a folder `verdict` in the folders of
 * `paths`. They are patterns for the verdict on a call; what they find is never reported.
 *
 * @throws UserError as `loadRules`
 */
export function loadComplaintRules(paths: readonly string[] = [], builtIn?: string): RuleSet {
  return files.loadComplaintRules(spellLiteral, paths, builtIn);
}

/**
 * Reads rules without compiling them.
 *
 * @throws UserError
 */
export function readRules(paths: readonly string[] = [], builtIn?: string | null): files.LoadedRules {
  return files.readRules(spellLiteral, paths, builtIn);
}

/** Reads rules as far as they can be read. */
export function lookThroughRules(
  paths: readonly string[],
  builtIn?: string | null,
): files.LookedThroughRules {
  return files.lookThroughRules(spellLiteral, paths, builtIn);
}

/** Reads the words of complaint as far as they can be read. */
export function lookThroughComplaintRules(paths: readonly string[]): files.LookedThroughRules {
  return files.lookThroughComplaintRules(spellLiteral, paths);
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
): scorecards.LoadedScorecard {
  return scorecards.loadScorecard(spellLiteral, file, rulePaths, ruleIds);
}

/** Reads an evaluation form as far as it can be read. */
export function lookThroughScorecard(
  file: string,
  known: scorecards.KnownToScorecard,
): scorecards.LookedThroughScorecard {
  return scorecards.lookThroughScorecard(spellLiteral, file, known);
}

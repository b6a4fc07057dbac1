import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleSet } from '../model/compiled.js';
import { inOrder, type Problem, UserError } from '../model/problem.js';
import { NO_PROFILE, type Profile } from '../model/profile.js';
import type { Reference, Rule } from '../model/rule.js';
import { globMatcher } from '../text/glob.js';
import { compileRules } from './compile/compile.js';
import { orderRules } from './compile/graph.js';
import type { SpellLiteral } from './compile/spell-literal.js';
import { unusedSet } from './compile/unused-sets.js';
import { isFolder, readFilesOf, VERDICT_FOLDER } from './load-files.js';
import type { WordSet, WordSets } from './parse/word-sets.js';
import { parseFiles, readWordFile } from './parse-files.js';
import { withProfile } from './settings/tailor.js';

/** The folder of the rules that ship with the program. */
export const BUILT_IN_RULES = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules');

/** Rules as written, in evaluation order, with their word sets. */
export interface LoadedRules {
  readonly rules: readonly Rule[];
  readonly wordSets: WordSets;
  /** By id. */
  readonly references: ReadonlyMap<string, Reference>;
}

/** Rules as far as they could be read, and all that is wrong with their files. */
export interface LookedThroughRules extends LoadedRules {
  readonly problems: readonly Problem[];
  /** True where a rule may be missing that a faulty file was to give. */
  readonly missesRules: boolean;
  /** The same of word sets. */
  readonly missesSets: boolean;
}

/**
 * Loads the built-in rules and those of `paths` (rule files or folders), compiled.
 * A rule with a built-in id replaces it, so does a word set with a built-in name.
 *
 * @param spell how literals stand in the text that patterns read
 * @param profile who takes the calls; null: placeholders and all variants stay, to be tailored later
 * @throws UserError with every fault of every file, each with line, column and remedy
 */
export function loadRules(
  spell: SpellLiteral,
  paths: readonly string[] = [],
  builtIn: string | null = BUILT_IN_RULES,
  profile: Profile | null = NO_PROFILE,
): RuleSet {
  const { rules, wordSets } = readRules(spell, paths, builtIn);
  const { ruleSet, problems } = compileRules(rules, wordSets, spell);
  if (ruleSet === null) throw new UserError(inOrder(problems));
  const withPaths = { ...ruleSet, paths };
  return profile === null ? withPaths : withProfile(withPaths, profile);
}

/**
 * Loads what tells a complaint from an enquiry (`rules/verdict/`), and further files of a folder `verdict` in the folders of
 * `paths`. They are patterns for the verdict on a call; what they find is never reported.
 *
 * @throws UserError as `loadRules`
 */
export function loadComplaintRules(
  spell: SpellLiteral,
  paths: readonly string[] = [],
  builtIn: string = BUILT_IN_RULES,
): RuleSet {
  return loadRules(spell, verdictFolders(paths), join(builtIn, VERDICT_FOLDER), null);
}

/** Reads the same as far as it can be read. */
export function lookThroughComplaintRules(spell: SpellLiteral, paths: readonly string[]): LookedThroughRules {
  return lookThroughRules(spell, verdictFolders(paths), join(BUILT_IN_RULES, VERDICT_FOLDER));
}

function verdictFolders(paths: readonly string[]): readonly string[] {
  return paths.map((path) => join(path, VERDICT_FOLDER)).filter(isFolder);
}

/**
 * Reads rules without compiling them.
 *
 * @throws UserError
 */
export function readRules(
  spell: SpellLiteral,
  paths: readonly string[] = [],
  builtIn: string | null = BUILT_IN_RULES,
): LoadedRules {
  const looked = lookThrough(spell, paths, builtIn, false);
  if (looked.problems.length > 0) throw new UserError(looked.problems);
  return looked;
}

/** Reads rules as far as they can be read, and looks whether they can be compiled. */
export function lookThroughRules(
  spell: SpellLiteral,
  paths: readonly string[],
  builtIn: string | null = BUILT_IN_RULES,
): LookedThroughRules {
  return lookThrough(spell, paths, builtIn, true);
}

/** @param compiles whether rules that are sound so far are compiled: whoever loads them does so later */
function lookThrough(
  spell: SpellLiteral,
  paths: readonly string[],
  builtIn: string | null,
  compiles: boolean,
): LookedThroughRules {
  const read = parseFiles(builtIn === null ? paths : [builtIn, ...paths]);
  const { problems, faultyTexts, parsed, sets, references } = read;
  const placeOf = ({ id }: Rule, name: string) => parsed.get(id)?.namePlaces.get(name) ?? FILE_START;
  const drafts = [...parsed.values()].map(({ draft }) => draft);
  const ordered = orderRules(drafts, placeOf);
  const wordSets = { sets };
  const unused = read.missing.has('rule-unknown')
    ? []
    : [...sets.values()].filter((set) => !read.used.has(set)).map(unusedSet);
  const areSound = [...problems, ...ordered.problems, ...unused].length === 0;
  const compiled = compiles || !areSound ? compileRules(ordered.rules, wordSets, spell).problems : [];
  const isMeant = ({ code, arguments: { name = '' } }: Problem) =>
    code === 'rule-unknown' && read.meant.some(globMatcher(name));
  const missed = [...ordered.problems, ...compiled].filter(
    (one) => !read.missing.has(one.code) && !isMeant(one),
  );
  const trulyUnused = unused.filter(
    ({ arguments: { name } }) =>
      // A faulty rule may be the one that uses it, and so may one that misspells it.
      !faultyTexts.some((text) => text.includes(`@${name}`)) &&
      !missed.some((one) => one.code === 'set-unknown' && one.arguments.nearest === name),
  );
  return {
    ...{ rules: ordered.rules, wordSets, references },
    problems: inOrder([...problems.filter(({ code }) => !read.missing.has(code)), ...missed, ...trulyUnused]),
    missesRules: read.missing.has('rule-unknown'),
    missesSets: read.missing.has('set-unknown'),
  };
}

const FILE_START = { line: 1, column: 1 };

/**
 * The word sets of the built-in rules and those of `paths`, without the rules.
 *
 * @throws UserError
 */
export function readWordSets(paths: readonly string[], builtIn: string = BUILT_IN_RULES): WordSets {
  const problems: Problem[] = [];
  const sets = new Map<string, WordSet>();
  for (const path of [builtIn, ...paths]) {
    for (const file of readFilesOf(path, problems).filter(({ kind }) => kind === 'words')) {
      const words = readWordFile(file);
      for (const problem of words.problems) problems.push(problem);
      for (const set of words.sets) sets.set(set.name, set);
    }
  }
  if (problems.length > 0) throw new UserError(inOrder(problems));
  return { sets };
}

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleSet } from '../model/compiled.js';
import { inOrder, type Problem, UserError } from '../model/problem.js';
import { NO_PROFILE, type Profile } from '../model/profile.js';
import type { Reference, Rule, RuleId } from '../model/rule.js';
import { globMatcher } from '../text/glob.js';
import { compileRules } from './compile/compile.js';
import { orderRules } from './compile/graph.js';
import { unusedSet, usedSets } from './compile/unused-sets.js';
import { isFolder, type RuleFile, readFilesOf, VERDICT_FOLDER } from './load-files.js';
import { addReferences, parseReferences } from './parse/parse-references.js';
import { type ParsedRule, parseRule } from './parse/parse-rule.js';
import { parseWordSets, type WordSet, type WordSets } from './parse/word-sets.js';
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
 * @param profile who takes the calls; null: placeholders and all variants stay, to be tailored later
 * @throws UserError with every fault of every file, each with line, column and remedy
 */
export function loadRules(
  paths: readonly string[] = [],
  builtIn: string | null = BUILT_IN_RULES,
  profile: Profile | null = NO_PROFILE,
): RuleSet {
  const { rules, wordSets } = readRules(paths, builtIn);
  const { ruleSet, problems } = compileRules(rules, wordSets);
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
export function loadComplaintRules(paths: readonly string[] = [], builtIn: string = BUILT_IN_RULES): RuleSet {
  return loadRules(verdictFolders(paths), join(builtIn, VERDICT_FOLDER), null);
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
  paths: readonly string[] = [],
  builtIn: string | null = BUILT_IN_RULES,
): LoadedRules {
  const looked = lookThroughRules(paths, builtIn);
  if (looked.problems.length > 0) throw new UserError(looked.problems);
  return looked;
}

/** Reads rules as far as they can be read. */
export function lookThroughRules(
  paths: readonly string[],
  builtIn: string | null = BUILT_IN_RULES,
): LookedThroughRules {
  const read = readAll(builtIn === null ? paths : [builtIn, ...paths]);
  const { problems, faultyTexts, parsed, sets, references } = read;
  const placeOf = ({ id }: Rule, name: string) => parsed.get(id)?.namePlaces.get(name) ?? FILE_START;
  const drafts = [...parsed.values()].map(({ draft }) => draft);
  const ordered = orderRules(drafts, placeOf);
  const wordSets = { sets };
  const unused = read.missing.has('rule-unknown')
    ? []
    : [...sets.values()].filter((set) => !read.used.has(set)).map(unusedSet);
  // Whoever loads sound rules compiles them.
  const areSound = [...problems, ...ordered.problems, ...unused].length === 0;
  const compiled = areSound ? [] : compileRules(ordered.rules, wordSets).problems;
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

/** What all files of some paths hold, before one is held against another. */
interface ReadFiles {
  readonly parsed: ReadonlyMap<RuleId, ParsedRule>;
  readonly sets: ReadonlyMap<string, WordSet>;
  /** The sets that a rule uses or used: what a later path replaces leaves no set of an earlier one unused. */
  readonly used: ReadonlySet<WordSet>;
  readonly references: ReadonlyMap<string, Reference>;
  readonly problems: readonly Problem[];
  readonly faultyTexts: readonly string[];
  /** Ids that rules should have by their place, and have not. */
  readonly meant: readonly RuleId[];
  /** Problems that something is not there which may only be missing because a file could not be read. */
  readonly missing: ReadonlySet<string>;
}

function readAll(paths: readonly string[]): ReadFiles {
  const problems: Problem[] = [];
  const parsed = new Map<RuleId, ParsedRule>();
  const sets = new Map<string, WordSet>();
  const used = new Set<WordSet>();
  const references = new Map<string, Reference>();
  const faultyTexts: string[] = [];
  const meant: RuleId[] = [];
  const missing = new Set<string>();
  const tell = (told: readonly Problem[], { text }: RuleFile) => {
    problems.push(...told);
    if (told.length > 0) faultyTexts.push(text);
  };
  for (const path of paths) {
    const before = problems.length;
    const files = readFilesOf(path, problems);
    if (problems.length > before)
      for (const code of ['rule-unknown', 'set-unknown', 'rule-basis']) missing.add(code);
    for (const file of files.filter(({ kind }) => kind === 'references')) {
      const source = remembered(file.place, file.text, () => parseReferences(file.shown, file.text));
      tell(addReferences(source, references), file);
      if (source.sound === undefined) missing.add('rule-basis');
    }
    for (const file of files.filter(({ kind }) => kind === 'words')) {
      const { isRead, ...words } = readWordFile(file);
      tell(words.problems, file);
      if (!isRead) missing.add('set-unknown');
      for (const set of words.sets) {
        const other = sets.get(set.name);
        if (other !== undefined && files.some(({ shown }) => shown === other.file))
          problems.push(doubleSet(set, other));
        sets.set(set.name, set);
      }
    }
    // Rules hold the references they name, so they are parsed anew where those change.
    const basisKey = JSON.stringify([...references.values()]);
    for (const file of files.filter(({ kind }) => kind === 'rule')) {
      const { shown, text, expectedId } = file;
      const rule = remembered(file.place, `${basisKey}\n${text}`, () =>
        parseRule(shown, text, expectedId, references),
      );
      tell(rule.problems, file);
      if (rule.id === null) missing.add('rule-unknown');
      const { id } = rule.draft;
      const other = parsed.get(id);
      const isDouble = other !== undefined && files.some((one) => one.shown === other.draft.file);
      if (isDouble && !isMisplaced(rule) && !isMisplaced(other)) {
        const values = { id, other: other.draft.file };
        problems.push({ code: 'rule-double', file: shown, ...rule.idPlace, arguments: values });
      }
      if (isMisplaced(rule) && expectedId !== null) meant.push(expectedId);
      if (!isDouble || !isMisplaced(rule)) parsed.set(id, rule);
    }
    const drafts = Array.from(parsed.values(), ({ draft }) => draft);
    for (const set of usedSets(drafts, sets)) used.add(set);
  }
  return { parsed, sets, used, references, problems, faultyTexts, meant, missing };
}

/** True for a rule whose id is most likely that of another, from which it was copied. */
function isMisplaced({ problems }: ParsedRule): boolean {
  return problems.some(({ code }) => code === 'rule-id-path');
}

function doubleSet({ name, file, line }: WordSet, other: WordSet): Problem {
  return { code: 'set-name-double', file, line, column: 1, arguments: { name, other: other.file } };
}

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
      problems.push(...words.problems);
      for (const set of words.sets) sets.set(set.name, set);
    }
  }
  if (problems.length > 0) throw new UserError(inOrder(problems));
  return { sets };
}

/** Of each file (with the folder it was read for, and the name it is told by) the last text and what it was parsed to: a watcher reads all rules again when one of them is saved. */
const lastParsed = new Map<string, { readonly text: string; readonly parsed: unknown }>();

/** What `parse` gave for the same text of the same file the last time, else what it gives now. */
function remembered<Parsed>(place: string, text: string, parse: () => Parsed): Parsed {
  const last = lastParsed.get(place);
  // The same function parses the same file each time, so what was remembered has its type.
  if (last?.text === text) return last.parsed as Parsed;
  const parsed = parse();
  lastParsed.set(place, { text, parsed });
  return parsed;
}

function readWordFile({ place, shown, text }: RuleFile) {
  return remembered(place, text, () => parseWordSets(shown, text));
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleSet } from '../model/compiled.js';
import type { PatternNode } from '../model/pattern.js';
import { type Problem, UserError } from '../model/problem.js';
import { NO_PROFILE, type Profile } from '../model/profile.js';
import type { Condition, LocalisedText, Reference, ReferenceScope, Rule, RuleId } from '../model/rule.js';
import { compileRules } from './compile/compile.js';
import { orderRules } from './compile/graph.js';
import { parseRule } from './parse/parse-rule.js';
import { referencesSchema } from './parse/rule-schema.js';
import { validateYaml } from './parse/validate-yaml.js';
import {
  type ParsedWordSets,
  parseWordSets,
  setsUsed,
  type WordSet,
  type WordSets,
} from './parse/word-sets.js';
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
  if (ruleSet === null) throw new UserError(problems);
  return profile === null ? ruleSet : withProfile(ruleSet, profile);
}

/**
 * Loads what tells a complaint from an enquiry (`rules/verdict/`), and further files of a folder `verdict` in the folders of
 * `paths`. They are patterns for the verdict on a call; what they find is never reported.
 *
 * @throws UserError as `loadRules`
 */
export function loadComplaintRules(paths: readonly string[] = [], builtIn: string = BUILT_IN_RULES): RuleSet {
  const own = paths.map((path) => join(path, VERDICT_FOLDER)).filter(isFolder);
  return loadRules(own, join(builtIn, VERDICT_FOLDER), null);
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
  const problems: Problem[] = [];
  const rules = new Map<RuleId, Rule>();
  const sets = new Map<string, WordSet>();
  const references = new Map<string, Reference>();
  /** Files that hold more than is known of them. */
  const unread: string[] = [];
  for (const path of builtIn === null ? paths : [builtIn, ...paths]) {
    const files = listRuleFiles(path, problems);
    for (const file of files.filter((one) => basename(one) === 'references.yaml')) {
      readReferences(file, references, problems);
    }
    const basisKey = referenceKey(references);
    const here = new Map<string, string>();
    const namesHere = new Map<string, string>();
    for (const file of files.filter((one) => one.endsWith('.yaml') && basename(one) !== 'references.yaml')) {
      const shown = shownPath(file);
      const text = readFileSync(file, 'utf8');
      if (isWordFile(file)) {
        const parsed = readWordFile(path, file, shown, text);
        problems.push(...parsed.problems);
        if (parsed.sets.length === 0) unread.push(shown);
        for (const set of parsed.sets) {
          const other = namesHere.get(set.name);
          if (other !== undefined) {
            const values = { name: set.name, other };
            problems.push({
              code: 'set-name-double',
              file: shown,
              line: set.line,
              column: 1,
              arguments: values,
            });
          }
          namesHere.set(set.name, shown);
          sets.set(set.name, set);
        }
        continue;
      }
      const parsed = remembered(`${path}|${file}|${shown}`, `${basisKey}\n${text}`, () =>
        parseRule(shown, text, expectedId(path, file), references),
      );
      problems.push(...parsed.problems);
      const rule = parsed.draft;
      if (rule === null) {
        unread.push(shown);
        continue;
      }
      const double = here.get(rule.id);
      if (double) {
        problems.push({
          code: 'rule-double',
          file: shown,
          line: 1,
          column: 1,
          arguments: { id: rule.id, other: double },
        });
      }
      here.set(rule.id, shown);
      rules.set(rule.id, rule);
    }
  }
  const ordered = orderRules([...rules.values()]);
  const wordSets = { sets };
  if (problems.length === 0 && ordered.problems.length === 0)
    problems.push(...unusedSets(ordered.rules, sets));
  if (problems.length > 0 || ordered.problems.length > 0) {
    const further = [...ordered.problems, ...compileRules(ordered.rules, wordSets).problems];
    // What an unread file would have given is missed elsewhere without fault.
    const missed = (one: Problem) => unread.length > 0 && MISSING.has(one.code);
    throw new UserError(inOrder([...problems, ...further.filter((one) => !missed(one))]));
  }
  return { rules: ordered.rules, wordSets, references };
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
    for (const file of listRuleFiles(path, problems).filter(isWordFile)) {
      const parsed = readWordFile(path, file, shownPath(file), readFileSync(file, 'utf8'));
      problems.push(...parsed.problems);
      for (const set of parsed.sets) sets.set(set.name, set);
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return { sets };
}

/** Problems of a rule that names what is not there. */
const MISSING: ReadonlySet<string> = new Set(['rule-unknown', 'set-unknown']);

/** Problems file by file, each from its top. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return files.flatMap((file) =>
    problems
      .filter((one) => one.file === file)
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
  );
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Beside a rule file that is given by itself there is none.
    return false;
  }
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

/** The word sets of a file in the rule folder `path`. */
function readWordFile(path: string, file: string, shown: string, text: string): ParsedWordSets {
  return remembered(`${path}|${file}|${shown}`, text, () => parseWordSets(shown, text));
}

/** Rules hold the references they name, so they are parsed anew where those change. */
function referenceKey(references: ReadonlyMap<string, Reference>): string {
  return JSON.stringify([...references.values()]);
}

/** A path as the user knows it. */
export function shownPath(file: string): string {
  const shown = relative(process.cwd(), file);
  return (shown.startsWith('..') ? file : shown).split(sep).join('/');
}

/** The folder of the patterns that only the verdict on a call reads, within a folder of rules. */
const VERDICT_FOLDER = 'verdict';

/** Folders of word sets: the lexicon by meaning, and the older sets. */
const WORD_FOLDERS: ReadonlySet<string> = new Set(['lexicon', 'words']);

function isWordFile(file: string): boolean {
  return WORD_FOLDERS.has(basename(dirname(file)));
}

/** `<folder>/<group>/<slug>.yaml` stands for `group/slug`; a file given by itself may have any id. */
function expectedId(root: string, file: string): string | null {
  const parts = relative(root, file).split(sep);
  return parts.length === 2 ? `${parts[0]}/${basename(file, '.yaml')}` : null;
}

function listRuleFiles(path: string, problems: Problem[]): readonly string[] {
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(path);
  } catch {
    problems.push(withoutRules('rules-missing', path));
    return [];
  }
  if (!stat.isDirectory()) {
    if (path.endsWith('.yaml')) return [path];
    problems.push(withoutRules('rules-no-yaml', path));
    return [];
  }
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  const rules = names.filter((name) => name.endsWith('.yaml'));
  // A folder may hold nothing but what was learned of the built-in rules.
  if (rules.length === 0 && !names.some((name) => name.endsWith('.tsv')))
    problems.push(withoutRules('rules-none', path));
  return rules
    .filter((name) => !name.startsWith(`${VERDICT_FOLDER}${sep}`))
    .sort()
    .map((name) => join(path, name));
}

/** What is wrong with a path that was given for rules; the message names it. */
function withoutRules(code: string, path: string): Problem {
  return { code, file: null, line: null, column: null, arguments: { path: shownPath(resolve(path)) } };
}

function readReferences(file: string, references: Map<string, Reference>, problems: Problem[]): void {
  const shown = shownPath(file);
  const text = readFileSync(file, 'utf8');
  const source = remembered(`${file}|${shown}`, text, () => validateYaml(shown, text, referencesSchema));
  problems.push(...source.problems);
  if (source.problems.length > 0) return;
  const entries = Object.entries(source.value as Record<string, ReferenceYaml>);
  for (const [id, { where, 'in place of': _, ...entry }] of entries) {
    references.set(id, { id, number: null, ...entry, where: where ?? null, variants: [] });
  }
  entries.forEach(([id, { 'in place of': others = [] }]) => {
    others.forEach((other, index) => {
      const reference = references.get(other);
      const variant = references.get(id);
      if (reference && variant) {
        references.set(other, { ...reference, variants: [...reference.variants, variant] });
        return;
      }
      const known = [...references.keys()].join(', ');
      const place = source.placeOf([id, 'in place of', index]);
      problems.push({ code: 'rule-basis', file: shown, ...place, arguments: { id: other, known } });
    });
  });
}

/** A reference as the YAML has it, after the schema has checked it. */
type ReferenceYaml = Record<'title' | 'article' | 'wording', LocalisedText> &
  Record<'url' | 'checked', string> & {
    readonly number?: LocalisedText;
    readonly where?: ReferenceScope;
    readonly 'in place of'?: readonly string[];
  };

/** A set that no rule and no used set names is most often a misspelt name elsewhere. */
function unusedSets(rules: readonly Rule[], sets: ReadonlyMap<string, WordSet>): readonly Problem[] {
  const used = new Set<string>();
  const use = (node: PatternNode): void => {
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const name of setsUsed(next)) {
        if (used.has(name)) continue;
        used.add(name);
        for (const entry of sets.get(name)?.entries ?? []) open.push(entry.node);
      }
    }
  };
  const useConditions = (conditions: readonly Condition[]): void => {
    for (const condition of conditions) {
      if (condition.kind === 'says') for (const pattern of condition.patterns) use(pattern.node);
      else if ('conditions' in condition) useConditions(condition.conditions);
    }
  };
  for (const rule of rules) {
    for (const { node } of [...rule.where, ...rule.any, ...rule.except]) use(node);
    for (const grade of rule.grade) for (const { node } of grade.patterns) use(node);
    useConditions([...rule.require, ...rule.unless, ...(rule.escalate?.when ?? [])]);
  }
  return [...sets.values()]
    .filter((set) => !used.has(set.name))
    .map((set) => ({
      code: 'set-unused',
      file: set.file,
      line: set.line,
      column: 1,
      arguments: { name: set.name },
    }));
}

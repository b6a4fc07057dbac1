import type { Problem } from '../model/problem.js';
import type { Reference, RuleId } from '../model/rule.js';
import { usedSets } from './compile/unused-sets.js';
import { type RuleFile, readFilesOf } from './load-files.js';
import { addReferences, parseReferences } from './parse/parse-references.js';
import { type ParsedRule, parseRule } from './parse/parse-rule.js';
import { type ParsedWordSets, parseWordSets, type WordSet } from './parse/word-sets.js';

/** What all files of some paths hold, before one is held against another. */
export interface ParsedFiles {
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

/** Parses the files of rule folders and files, those of later paths in place of earlier ones. */
export function parseFiles(paths: readonly string[]): ParsedFiles {
  const problems: Problem[] = [];
  const parsed = new Map<RuleId, ParsedRule>();
  const sets = new Map<string, WordSet>();
  const used = new Set<WordSet>();
  const references = new Map<string, Reference>();
  const faultyTexts: string[] = [];
  const meant: RuleId[] = [];
  const missing = new Set<string>();
  const tell = (told: readonly Problem[], { text }: RuleFile) => {
    for (const problem of told) problems.push(problem);
    if (told.length > 0) faultyTexts.push(text);
  };
  for (const path of paths) {
    // What stands in another path is replaced, not doubled.
    const setsHere = new Map<string, WordSet>();
    const rulesHere = new Map<RuleId, ParsedRule>();
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
        const other = setsHere.get(set.name);
        if (other !== undefined) problems.push(doubleSet(set, other));
        setsHere.set(set.name, set);
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
      const other = rulesHere.get(id);
      if (other !== undefined && !isMisplaced(rule) && !isMisplaced(other)) {
        const values = { id, other: other.draft.file };
        problems.push({ code: 'rule-double', file: shown, ...rule.idPlace, arguments: values });
      }
      if (isMisplaced(rule) && expectedId !== null) meant.push(expectedId);
      if (other !== undefined && isMisplaced(rule)) continue;
      rulesHere.set(id, rule);
      parsed.set(id, rule);
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

/** The word sets of a file. */
export function readWordFile({ place, shown, text }: RuleFile): ParsedWordSets {
  return remembered(place, text, () => parseWordSets(shown, text));
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import { isYamlName, withoutYamlEnding } from '../text/yaml-name.js';

/** The folder of the patterns that only the verdict on a call reads, within a folder of rules. */
export const VERDICT_FOLDER = 'verdict';

/** Folders of word sets: the lexicon by meaning, and the older sets. */
const WORD_FOLDERS: ReadonlySet<string> = new Set(['lexicon', 'words']);

/** A file of a folder of rules. */
export interface RuleFile {
  readonly kind: 'rule' | 'words' | 'references';
  /** The path as the user knows it. */
  readonly shown: string;
  /** The file and the folder it was read for. */
  readonly place: string;
  /** Of a rule, the id that its path stands for: `<folder>/<group>/<slug>.yaml` (or `.yml`) is `group/slug`; null for a file given by itself, which may have any. */
  readonly expectedId: RuleId | null;
  readonly text: string;
}

/** The files of a path that was given for rules: a file, or a folder of them; what is wrong with it is told. */
export function readFilesOf(path: string, problems: Problem[]): readonly RuleFile[] {
  return listRuleFiles(path, problems).map((file) => {
    const shown = shownPath(file);
    return {
      kind: kindOf(file),
      shown,
      place: `${path}|${file}|${shown}`,
      expectedId: expectedId(path, file),
      text: readFileSync(file, 'utf8'),
    };
  });
}

/** A path as the user knows it. */
export function shownPath(file: string): string {
  const shown = relative(process.cwd(), file);
  return (shown.startsWith('..') ? file : shown).split(sep).join('/');
}

/** True for a folder that is there: beside a rule file that is given by itself there is none. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // A path that leads through a file is a fault of its own, which is not told as what is missing.
    return false;
  }
}

function kindOf(file: string): RuleFile['kind'] {
  if (withoutYamlEnding(basename(file)) === 'references') return 'references';
  return WORD_FOLDERS.has(basename(dirname(file))) ? 'words' : 'rule';
}

function expectedId(root: string, file: string): RuleId | null {
  const parts = relative(root, file).split(sep);
  return parts.length === 2 ? `${parts[0]}/${withoutYamlEnding(basename(file))}` : null;
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
    if (isYamlName(path)) return [path];
    problems.push(withoutRules('rules-no-yaml', path));
    return [];
  }
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  const rules = names.filter(isYamlName);
  // A folder may hold nothing but what was learned of the built-in rules.
  if (rules.length === 0 && !names.some((name) => name.endsWith('.tsv')))
    problems.push(withoutRules('rules-none', path));
  return rules
    .filter((name) => !name.startsWith(`${VERDICT_FOLDER}${sep}`))
    .sort()
    .map((name) => join(path, name))
    .filter((file) => !isFolder(file));
}

/** What is wrong with a path that was given for rules; the message names it. */
function withoutRules(code: string, path: string): Problem {
  return { code, file: null, line: null, column: null, arguments: { path: shownPath(resolve(path)) } };
}

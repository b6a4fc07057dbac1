import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { cacheFolder } from '../storage/cache-folder.js';
import { statOf } from '../storage/path-stat.js';
import { once } from '../text/once.js';
import type { AnalysisSetup } from './analysis-setup.js';
import { TOOL_VERSION } from './version.js';

/** Raised when the form of what is prepared changes. */
const FORM = '11';
/** True in the bundle that `scripts/bundle.mjs` makes, which is the whole program in one file. */
declare const IS_BUNDLE: boolean | undefined;
/** This file and the folder of the program that it lies in. */
const HERE = fileURLToPath(import.meta.url);
const PROGRAM = join(HERE, '..', '..');
/** The folders of the program that decide how rules are prepared and calls are judged. */
const DECISIVE = [
  'input',
  'judge',
  'language',
  'match',
  'model',
  'rules',
  'run',
  'speakers',
  'storage',
  'text',
  'verdict',
];
/** The rules that ship with the program. */
const BUILT_IN = join(PROGRAM, '..', 'rules');
/** What was learned of them. */
const BUILT_IN_MODEL = join(PROGRAM, '..', 'model');
const RULE_FILE = /\.(ya?ml|tsv)$/i;
const PROGRAM_FILE = /\.[jt]s$/;

type RuleFolders = Pick<AnalysisSetup, 'rulePaths'>;

/** Tells in the names of files apart which rule folders are used. */
export function setupName({ rulePaths }: RuleFolders): string {
  return nameOf([BUILT_IN, ...rulePaths.map((path) => resolve(path))]);
}

function nameOf(parts: readonly string[]): string {
  return crc32(parts.join('\n')).toString(16).padStart(8, '0');
}

/**
 * A text that changes with the program and with every rule, word set and model of a setup: with their paths, sizes and
 * times of the last change (ctime, which nobody can set back). It is compared as a whole, so nothing can collide.
 */
export function ruleFilesKey({ rulePaths }: RuleFolders): string {
  return keyOf([BUILT_IN, BUILT_IN_MODEL, ...rulePaths]);
}

function keyOf(paths: readonly string[]): string {
  const parts = [FORM, TOOL_VERSION, process.versions.v8, process.arch, ...programStamps()];
  for (const path of paths) parts.push(resolve(path), ...stampsIn(path, RULE_FILE));
  return parts.join('\n');
}

/** A file of what was learned, and what its content depends on. */
export interface LearnedFile {
  readonly name: string;
  readonly key: string;
}

/**
 * The file of what was learned of the rules of a setup: where all of it ships with the program, the same for all setups.
 *
 * @param isOwn whether a rule folder has models of its own
 */
export function learnedFile({ rulePaths }: RuleFolders, isOwn: boolean): LearnedFile {
  return isOwn
    ? { name: setupName({ rulePaths }), key: ruleFilesKey({ rulePaths }) }
    : { name: nameOf([BUILT_IN_MODEL]), key: keyOf([BUILT_IN_MODEL]) };
}

/** Where what was learned is kept. */
export function placeOfLearned({ name }: LearnedFile): string {
  return join(cacheFolder(), `learned-${name}.bin`);
}

/** What runs was read from these files, whatever becomes of them meanwhile. */
const programStamps = once((): readonly string[] => {
  if (typeof IS_BUNDLE !== 'undefined') return [stampOf(statSync(HERE))];
  const own = DECISIVE.flatMap((folder) => stampsIn(join(PROGRAM, folder), PROGRAM_FILE));
  return [...own, ...stampsIn(join(PROGRAM, '..', 'language'), RULE_FILE)];
});

function stampsIn(path: string, endings: RegExp): readonly string[] {
  const stat = statOf(path);
  if (stat === null) return ['missing'];
  if (!stat.isDirectory()) return [stampOf(stat)];
  const stamps: string[] = [];
  const visit = (folder: string, inside: string): void => {
    // Node's own recursion takes several times as long.
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = inside + entry.name;
      if (isFolder(folder, entry)) visit(`${folder}/${entry.name}`, `${name}/`);
      else if (endings.test(name)) stamps.push(`${name} ${stampIn(folder, entry)}`);
    }
  };
  visit(path, '');
  return stamps.sort();
}

function isFolder(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statOf(`${folder}/${entry.name}`)?.isDirectory() ?? false;
}

function stampIn(folder: string, { name }: Dirent): string {
  const stat = statOf(`${folder}/${name}`);
  return stat === null ? 'missing' : stampOf(stat);
}

function stampOf({ size, mtimeMs, ctimeMs }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

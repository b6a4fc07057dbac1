import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnalysisSetup } from './analysis-setup.js';
import { TOOL_VERSION } from './version.js';

/** Raised when the form of what is prepared changes. */
const FORM = '2';
/** The program's own files that decide how rules are prepared and calls are judged. */
const PROGRAM = fileURLToPath(new URL('..', import.meta.url));
/** The rules that ship with the program. */
const BUILT_IN = join(PROGRAM, '..', 'rules');
const ENDINGS = /\.(yaml|tsv)$/;

/** Tells setups apart: which rule folders, with cues or without. */
export function setupName({ rulePaths, cues }: AnalysisSetup): string {
  return digest([BUILT_IN, ...rulePaths.map((path) => resolve(path)), String(cues)]).slice(0, 16);
}

/**
 * Changes with the program and with every rule, word set and cue file of a setup: with their paths, sizes and times of the
 * last change (ctime, which nobody can set back).
 */
export function ruleFilesKey({ rulePaths, cues }: AnalysisSetup): string {
  const parts = [FORM, TOOL_VERSION, process.versions.v8, process.arch, String(cues)];
  for (const folder of [
    '.',
    'cues',
    'input',
    'language',
    'language/endings',
    'match',
    'model',
    'rules',
    'text',
  ])
    parts.push(...stampsIn(join(PROGRAM, folder), /\.[jt]s$/, false));
  for (const path of [BUILT_IN, ...rulePaths]) parts.push(resolve(path), ...stampsIn(path, ENDINGS, true));
  return digest(parts);
}

function stampsIn(path: string, endings: RegExp, recursive: boolean): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return ['missing'];
  if (!stat.isDirectory()) return [stampOf(path)];
  return readdirSync(path, { recursive, encoding: 'utf8' })
    .filter((name) => endings.test(name))
    .sort()
    .map((name) => `${name} ${stampOf(join(path, name))}`);
}

function stampOf(file: string): string {
  const { size, mtimeMs, ctimeMs } = statSync(file);
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

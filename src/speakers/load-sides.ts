import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UserError } from '../model/problem.js';
import type { SideModel } from './side-model.js';
import { parseSideModel, SIDE_MODEL_FILE } from './side-model-file.js';

/**
 * The model of speakers in the last of the rule folders `paths` that has one; null where none does.
 *
 * @throws UserError with every fault of the file
 */
export function loadSideModel(paths: readonly string[]): SideModel | null {
  const file = paths.map((path) => join(path, SIDE_MODEL_FILE)).findLast((path) => existsSync(path));
  if (file === undefined) return null;
  const shown = relative(process.cwd(), file);
  const name = (shown.startsWith('..') ? file : shown).split(sep).join('/');
  const parsed = parseSideModel(readFileSync(file, 'utf8'), name);
  if (parsed.model === null) throw new UserError(parsed.problems);
  return parsed.model;
}

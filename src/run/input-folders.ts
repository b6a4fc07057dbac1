import { dirname, resolve } from 'node:path';
import { statOf } from '../storage/path-stat.js';
import { folderOfGlob } from './matching-files.js';

/**
 * Where what is told of inputs lies beside them (the manifest, reviews): the folders that the user named, those of the files, and
 * those that globs begin with. Absolute, each once.
 *
 * @param named files, folders, globs and "-"
 */
export function inputFolders(named: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const name of named) {
    if (name === '-') continue;
    const stat = statOf(name);
    const folder = stat === null ? folderOfGlob(name) : stat.isDirectory() ? name : dirname(resolve(name));
    if (folder !== null) folders.add(resolve(folder));
  }
  return [...folders];
}

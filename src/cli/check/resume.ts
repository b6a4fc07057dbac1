import { rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Problem, UserError } from '../../model/problem.js';
import { isOwnFolder } from '../../storage/own-file.js';

/** The options of `genchi check` that decide where a run that was cut off goes on. */
export interface ResumeOptions {
  readonly resume?: boolean | undefined;
  readonly output?: string | undefined;
  readonly report?: readonly { readonly file: string }[] | undefined;
  readonly cache?: boolean | undefined;
  readonly cacheDir?: string | undefined;
}

/** Where the results of a run are kept until its reports are whole; `remove` is called then. */
export interface Resumption {
  readonly folder: string;
  readonly remove: () => void;
}

/**
 * Where `--resume` keeps results: in a folder beside the first report that goes to a file. Null where it was not asked for, or
 * a cache that outlives the run keeps them anyway.
 *
 * @throws UserError where no report goes to a file
 */
export function openResumption(options: ResumeOptions): Resumption | null {
  if (!options.resume || options.cache || options.cacheDir !== undefined) return null;
  const file = options.output ?? options.report?.[0]?.file;
  if (file === undefined)
    throw new UserError([{ code: 'resume-no-output', file: null, line: null, column: null, arguments: {} }]);
  const folder = join(dirname(resolve(file)), `.${basename(file)}.resume`);
  return { folder, remove: () => removeFolder(folder) };
}

/** A link goes, not what it leads to. */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It is another's, as the user was told (`sharedFolder`).
  }
}

/** What to tell where others can write into the folder of results: what they wrote is not believed. Null for a folder of one's own. */
export function sharedFolder(folder: string | undefined): Problem | null {
  if (folder === undefined || isOwnFolder(folder)) return null;
  return { code: 'cache-shared', file: folder, line: null, column: null, isWarning: true, arguments: {} };
}

import { rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../model/problem.js';

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
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

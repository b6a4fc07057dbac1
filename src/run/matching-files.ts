import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { Entry, Options } from 'fast-glob';
import { statOf } from '../storage/path-stat.js';

/** Absolute paths of files; `fault` where a folder could not be read. */
export interface MatchingFiles {
  readonly paths: readonly string[];
  readonly fault: unknown;
}

/** All files of a folder. Links to folders are followed once each: a link that leads back would go on for ever. */
export async function filesUnder(folder: string): Promise<MatchingFiles> {
  const paths: string[] = [];
  const roots: string[] = [];
  let fault: unknown = null;
  const open = [folder];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const real = realpathSync(next);
    if (roots.some((root) => isWithin(real, root) || isWithin(root, real))) continue;
    roots.push(real);
    const found = await entriesOf('**/*', next);
    fault ??= found.fault;
    for (const { path, dirent } of found.entries) {
      const kind = dirent.isSymbolicLink() ? statOf(path) : dirent;
      if (kind?.isFile()) paths.push(path);
      else if (kind?.isDirectory() && dirent.isSymbolicLink()) open.push(path);
    }
  }
  return { paths, fault };
}

/** The files that fit a glob. Links to files are read, links to folders within it are not followed. */
export async function filesMatching(pattern: string, folder: string): Promise<MatchingFiles> {
  const { entries, fault } = await entriesOf(pattern, folder);
  const isFile = ({ path, dirent }: Entry) =>
    dirent.isSymbolicLink() ? statOf(path)?.isFile() : dirent.isFile();
  return { paths: entries.filter(isFile).map(({ path }) => path), fault };
}

async function entriesOf(
  pattern: string,
  folder: string,
): Promise<{ readonly entries: readonly Entry[]; readonly fault: unknown }> {
  const { default: glob } = await import('fast-glob');
  const options = {
    cwd: folder,
    absolute: true,
    onlyFiles: false,
    objectMode: true as const,
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  } satisfies Options & { objectMode: true };
  try {
    return { entries: await glob(pattern, options), fault: null };
  } catch (fault) {
    return { entries: await glob(pattern, { ...options, suppressErrors: true }), fault };
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

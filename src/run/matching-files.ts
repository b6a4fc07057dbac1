import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Entry, Options } from 'fast-glob';
import { statOf } from '../storage/path-stat.js';
import { withSlashes } from '../text/slashes.js';

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
    const links: string[] = [];
    const found = await pathsOf('**/*', next, (link) => links.push(link));
    fault ??= found.fault;
    for (const path of found.paths) paths.push(path);
    for (const link of links) if (statOf(link)?.isDirectory()) open.push(link);
  }
  return { paths, fault };
}

/** The files that fit a glob. Links to files are read, links to folders within it are not followed. */
export async function filesMatching(pattern: string, folder: string): Promise<MatchingFiles> {
  const { base, rest } = splitGlob(pattern, folder, (path) => statOf(path)?.isDirectory() ?? false);
  return pathsOf(rest, base, () => {});
}

/**
 * A glob as the folder that it begins with and the rest: a folder that is there means itself, whatever letters its name has
 * (`[2026]`, `通話(1)`). Paths on servers (`//server/share`) stay whole.
 */
export function splitGlob(
  pattern: string,
  folder: string,
  isFolder: (path: string) => boolean,
): { readonly base: string; readonly rest: string } {
  if (pattern.startsWith('//')) return { base: folder, rest: pattern };
  const parts = pattern.split('/');
  let base = folder;
  while (parts.length > 1) {
    const next = resolve(base, `${parts[0]}/`);
    if (!isFolder(next)) break;
    base = next;
    parts.shift();
  }
  return { base, rest: parts.join('/') };
}

/** The folder that all files of a glob lie under, absolute; null for what is no glob. */
export function folderOfGlob(glob: string): string | null {
  const isFolder = (path: string) => statOf(path)?.isDirectory() ?? false;
  const { base, rest } = splitGlob(withSlashes(glob), process.cwd(), isFolder);
  const parts = rest.split('/');
  const first = parts.findIndex((part) => /[*?{}()[\]!]/.test(part));
  return first < 0 ? null : resolve(base, parts.slice(0, first).join('/'));
}

/**
 * The files that fit a glob, and links to such.
 *
 * @param onLink told of links to anything else
 */
async function pathsOf(
  pattern: string,
  folder: string,
  onLink: (path: string) => void,
): Promise<MatchingFiles> {
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
  // Entry by entry: of hundreds of thousands all at once would take as much memory as the rest of the run.
  const read = async (more: Options): Promise<readonly string[]> => {
    const paths: string[] = [];
    for await (const entry of glob.stream(pattern, { ...options, ...more })) {
      const { path, dirent } = entry as unknown as Entry;
      if (dirent.isSymbolicLink() ? statOf(path)?.isFile() : dirent.isFile()) paths.push(path);
      else if (dirent.isSymbolicLink()) onLink(path);
    }
    return paths;
  };
  try {
    return { paths: await read({}), fault: null };
  } catch (fault) {
    return { paths: await read({ suppressErrors: true }), fault };
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

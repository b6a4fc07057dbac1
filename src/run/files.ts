import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Problem } from '../model/problem.js';
import type { Shard } from '../model/shard.js';
import { statOf } from '../storage/path-stat.js';
import { endingOf } from '../text/ending-of.js';
import { withSlashes } from '../text/slashes.js';
import { lookInto } from './archives.js';
import { filesMatching, filesUnder } from './matching-files.js';
import { isOwnFile, isTranscript } from './transcript-files.js';

/** An input file: as the user sees it, and where it lies. */
export interface InputFile {
  /** Relative to the working directory, '/' separated; "-" for standard input. */
  readonly file: string;
  /** Absolute path, of the archive where the file lies in one; null for standard input. */
  readonly path: string | null;
  /** Where the file lies in a zip archive: its key there. */
  readonly member?: string;
  /** Bytes; 0 for what comes from another program. */
  readonly size: number;
  /** True for a named pipe: another program writes while we read, and may not have begun. */
  readonly isPipe?: true;
  /** Of a file that all shards read: which of its calls are meant. */
  readonly part?: Shard;
  /** Where the call has a file for each channel: all of them, this one first. */
  readonly channels?: readonly InputChannel[];
}

/** True for what another program writes while we read: it cannot be read twice, and nobody knows how long it is. */
export function isFromProgram({ path, isPipe }: Pick<InputFile, 'path' | 'isPipe'>): boolean {
  return path === null || isPipe === true;
}

/** A file that holds what one side of a call says. */
export interface InputChannel extends Omit<InputFile, 'channels'> {
  readonly speaker: string;
  /** True for a piece of a call in which several may speak. */
  readonly mayHoldSeveral?: boolean;
}

/** Files of one kind that were left out of a folder. */
export interface LeftOutKind {
  /** The ending of their names, lower case; empty for files without one. */
  readonly ending: string;
  /** As the user sees them. */
  readonly files: readonly string[];
}

export interface FoundFiles {
  readonly files: readonly InputFile[];
  readonly problems: readonly Problem[];
  /** What folders hold besides, by ending. */
  readonly leftOut: readonly LeftOutKind[];
}

/**
 * Resolves what the user named: files, folders (all files in them with one of the endings), globs (also with
 * backslashes) and "-". Sorted by path, each file once. What names nothing is a problem; a file that cannot be looked into is one,
 * and costs no other.
 *
 * @param endings file name endings that are taken from a folder, without the dot
 */
export async function findFiles(named: readonly string[], endings: readonly string[]): Promise<FoundFiles> {
  const found = new Map<string, InputFile>();
  const leftOut = new Map<string, Set<string>>();
  const problems: Problem[] = [];
  const leaveOut = (file: string) => {
    const ending = endingOf(file);
    const others = leftOut.get(ending);
    if (others) others.add(file);
    else leftOut.set(ending, new Set([file]));
  };
  const unpack = (path: string, file: string) => {
    const { members, problem } = lookInto(path, file);
    if (problem) problems.push(problem);
    for (const { name, key, size } of members) {
      const inner = `${file}/${name}`;
      if (isOwnFile(`/${name}`)) continue;
      if (endings.includes(endingOf(name))) found.set(inner, { file: inner, path, member: key, size });
      else leaveOut(inner);
    }
  };
  const add = (path: string) => {
    const file = shownPath(path);
    if (endingOf(path) === 'zip') unpack(path, file);
    else {
      const stat = statSync(path);
      found.set(file, { file, path, size: stat.size, ...(stat.isFIFO() ? { isPipe: true } : {}) });
    }
  };
  const complain = (file: string, cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    problems.push({ code: 'input-unreadable', file, line: null, column: null, arguments: { reason } });
  };
  const addFolder = async (name: string) => {
    const { paths, fault } = await filesUnder(resolve(name));
    let isEmpty = true;
    for (const path of paths) {
      if (isOwnFile(path)) continue;
      // A file that may not be opened, or went away meanwhile, costs itself.
      try {
        if (!isTranscript(path, endings)) {
          leaveOut(shownPath(path));
          continue;
        }
        add(path);
      } catch (cause) {
        complain(shownPath(path), cause);
      }
      isEmpty = false;
    }
    if (fault !== null) complain(name, fault);
    else if (isEmpty) problems.push(nothingAt('input-folder-empty', name));
  };
  const addMatching = async (name: string) => {
    const { paths, fault } = await filesMatching(withSlashes(name), process.cwd());
    const meant = paths.filter((path) => !isOwnFile(path));
    for (const path of meant) {
      try {
        add(path);
      } catch (cause) {
        complain(shownPath(path), cause);
      }
    }
    if (fault !== null) complain(name, fault);
    else if (meant.length === 0) problems.push(nothingAt('input-missing', name));
  };
  for (const name of new Set(withoutOwnBesides(named))) {
    try {
      if (name === '-') {
        found.set('-', { file: '-', path: null, size: 0 });
        continue;
      }
      const kind = kindOf(name);
      if (kind === 'file') add(resolve(name));
      else await (kind === 'folder' ? addFolder(name) : addMatching(name));
    } catch (cause) {
      // A folder that may not be searched, or a file that went away meanwhile; the others are still read.
      complain(name, cause);
    }
  }
  const files = [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const kinds = [...leftOut].map(([ending, some]) => ({ ending, files: [...some].sort() }));
  kinds.sort((a, b) => b.files.length - a.files.length || (a.ending < b.ending ? -1 : 1));
  return { files, problems, leftOut: kinds };
}

/** What a shell makes of `calls/*` names the manifest and the reviews too; named alone, such a file is meant. */
function withoutOwnBesides(named: readonly string[]): readonly string[] {
  const others = named.filter((name) => !isOwnFile(resolve(name)));
  return others.length > 0 ? others : named;
}

function nothingAt(code: string, name: string): Problem {
  return { code, file: name, line: null, column: null, arguments: { name } };
}

/** As the user sees it: relative to the working directory, '/' separated. */
function shownPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}

function kindOf(name: string): 'file' | 'folder' | 'other' {
  const stat = statOf(name);
  if (stat === null) return 'other';
  return stat.isDirectory() ? 'folder' : 'file';
}

import { closeSync, existsSync, fchmodSync, openSync, realpathSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Problem, UserError } from '../../model/problem.js';
import type { TextOutput } from '../../run/process-streams.js';
import { statOf } from '../../storage/path-stat.js';
import { closeWorkspace, openWorkspace } from './report-workspace.js';
import { unusableOnWindows } from './windows-names.js';

/** Where a report goes. `close` makes it whole; `abandon` leaves nothing behind. */
export interface Output {
  readonly write: (piece: string | Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abandon: () => void;
}

/** Standard output. Waits while a pipe is full, so that a long report is never held in memory. */
export function standardOutput(stream: TextOutput): Output {
  return {
    write: (piece) =>
      piece.length === 0 || stream.write(piece)
        ? Promise.resolve()
        : new Promise((done) => stream.once('drain', () => done())),
    close: () => new Promise((done) => stream.write('', () => done())),
    abandon: () => {},
  };
}

/**
 * A file, written beside its place and renamed when whole: nobody ever sees half a report.
 *
 * @param inputs paths of files that the run reads, which must not be lost to its report
 * @throws UserError where the folder cannot be written to, the file is an input, or Windows knows no such name
 */
export function fileOutput(path: string, inputs: readonly string[] = []): Output {
  if (isAmong(path, inputs))
    throw new UserError([{ code: 'output-is-input', file: path, line: null, column: null, arguments: {} }]);
  if (isDevice(path)) return deviceOutput(path);
  const name = process.platform === 'win32' ? unusableOnWindows(path) : null;
  if (name !== null) {
    const values = { name };
    throw new UserError([
      { code: 'output-name-windows', file: path, line: null, column: null, arguments: values },
    ]);
  }
  const target = placeOf(path);
  const mode = statOf(target)?.mode;
  let folder: string;
  let descriptor: number;
  try {
    folder = openWorkspace(target);
    descriptor = openSync(join(folder, 'report'), 'w', mode);
    keepMode(descriptor, mode);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  let isOpen = true;
  const abandon = () => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(descriptor);
    closeWorkspace(folder);
  };
  return {
    write: async (piece) => {
      try {
        writeAll(descriptor, typeof piece === 'string' ? Buffer.from(piece) : piece);
      } catch (cause) {
        abandon();
        throw unwritable(path, cause);
      }
    },
    close: async () => {
      isOpen = false;
      try {
        closeSync(descriptor);
        renameSync(join(folder, 'report'), target);
      } catch (cause) {
        throw unwritable(path, cause);
      } finally {
        closeWorkspace(folder);
      }
    },
    abandon,
  };
}

/** Who could not read the report that stood there cannot read the new one either. */
function keepMode(descriptor: number, mode: number | undefined): void {
  if (mode === undefined) return;
  try {
    fchmodSync(descriptor, mode & 0o777);
  } catch {
    // A file system without modes.
  }
}

/** Names by which a process has what it was given open, be it a file: to replace that would write where nobody looks. */
const ALREADY_OPEN = /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/;

/** A terminal, a pipe, /dev/null or /dev/stdout: it cannot be replaced, and nobody takes half of what goes there for the whole. */
function isDevice(path: string): boolean {
  const stat = statOf(path);
  if (stat === null || stat.isDirectory()) return false;
  return !stat.isFile() || ALREADY_OPEN.test(resolve(path));
}

function deviceOutput(path: string): Output {
  const guarded = <Result>(act: () => Result): Result => {
    try {
      return act();
    } catch (cause) {
      throw unwritable(path, cause);
    }
  };
  const descriptor = guarded(() => openSync(path, 'a'));
  return {
    write: async (piece) =>
      guarded(() => writeAll(descriptor, typeof piece === 'string' ? Buffer.from(piece) : piece)),
    close: async () => closeSync(descriptor),
    abandon: () => {},
  };
}

/** Where a file lies or would lie: what a link leads to is replaced, not the link. */
function placeOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(resolve(path));
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path));
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

/** True where a file is one of the others, by whatever name. */
export function isAmong(path: string, others: readonly string[]): boolean {
  const file = others.length === 0 ? null : statOf(path);
  // What two reports are to make has no number yet.
  if (file === null)
    return others.some((other) => basename(other) === basename(path) && placeOf(other) === placeOf(path));
  if (!file.isFile()) return false;
  return others.some((other) => {
    const { dev, ino } = statOf(other) ?? {};
    return dev === file.dev && ino === file.ino;
  });
}

function unwritable(path: string, cause: unknown): UserError {
  return new UserError([unwritableFile(path, cause)], { cause });
}

/** Why a file could not be written, as a problem that the user can mend. */
export function unwritableFile(path: string, cause: unknown): Problem {
  const { code = '', message = String(cause) } =
    cause instanceof Error ? (cause as NodeJS.ErrnoException) : {};
  const known = UNWRITABLE[code];
  // "EACCES: permission denied, mkdtemp '/…/.report-XXXXXX'": the rest names what the user never asked for.
  const reason = message.replace(/, \w+ '.*$/s, '');
  return {
    code: known ?? 'output-unwritable',
    file: path,
    line: null,
    column: null,
    arguments: known === undefined ? { reason } : {},
  };
}

const UNWRITABLE: Readonly<Record<string, string>> = {
  ENOENT: 'output-folder-missing',
  ENOTDIR: 'output-folder-missing',
  // Where a folder is to be made and a file stands.
  EEXIST: 'output-folder-missing',
  EISDIR: 'output-is-folder',
  ENOSPC: 'output-disk-full',
  EDQUOT: 'output-disk-full',
};

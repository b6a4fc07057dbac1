import { closeSync, constants, fstatSync, lstatSync, openSync, type Stats } from 'node:fs';

/** What tells whose a file is. */
export type Ownership = Pick<Stats, 'uid' | 'mode'>;

/** A file that is open for reading; whoever opened it closes it. */
export interface OpenFile {
  readonly descriptor: number;
  /** Bytes. */
  readonly size: number;
  /** Changes with every change of the file. */
  readonly stamp: string;
}

/** The group or everybody. */
const WRITABLE_BY_OTHERS = 0o022;
/** Who may write anything anywhere can plant nothing that they could not do otherwise. */
const ADMINISTRATOR = 0;
/** Links are not followed, and a pipe in a file's place is not waited for. Windows knows neither. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * True where nobody but the user or the administrator can have written it. On Windows always: there the user's folder is closed
 * to others by its access list.
 *
 * @param user the number of the user that runs the program; null where the system has none
 */
export function isOwn({ uid, mode }: Ownership, user: number | null = process.geteuid?.() ?? null): boolean {
  if (user === null) return true;
  return (uid === user || uid === ADMINISTRATOR) && (mode & WRITABLE_BY_OTHERS) === 0;
}

/**
 * Opens a file that the program wrote for itself and is about to believe: caches, compiled code. Null where there is none, or where
 * it is a link, no file, or may have been written by others. What is asked of it is asked of the open file, so that nothing can be
 * put in its place in between.
 */
export function openOwnFile(path: string): OpenFile | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, FLAGS);
  } catch {
    return null;
  }
  const stat = fstatSync(descriptor);
  if (stat.isFile() && isOwn(stat)) return { descriptor, size: stat.size, stamp: stampOf(stat) };
  closeSync(descriptor);
  return null;
}

/** The time of the last change (ctime) cannot be set back. */
function stampOf({ dev, ino, size, ctimeMs }: Stats): string {
  return [dev, ino, size, ctimeMs].join(' ');
}

/** What `read` makes of such a file; null where there is none that may be believed, or `read` throws. */
export function readOwnFile<Content>(path: string, read: (file: OpenFile) => Content | null): Content | null {
  const file = openOwnFile(path);
  if (file === null) return null;
  try {
    return read(file);
  } catch {
    return null;
  } finally {
    closeSync(file.descriptor);
  }
}

/** True where a folder that the program keeps things in is not there yet, or is the user's own and no link; false where nobody may look. */
export function isOwnFolder(path: string): boolean {
  let stat: Stats | undefined;
  try {
    stat = lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return false;
  }
  return stat === undefined || (stat.isDirectory() && isOwn(stat));
}

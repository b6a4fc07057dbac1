import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** What a run leaves behind that no process of this machine can be asked about is old after a day. */
const OLD_MS = 24 * 60 * 60 * 1000;

/** Folders of reports that are being written; whatever ends the process, they go. */
const open = new Set<string>();
let isWatching = false;

/**
 * A folder beside a report's place in which it is written until it is whole. Its name tells the machine and the process, so
 * that a later run can tell what a killed one left behind, which it removes.
 */
export function openWorkspace(target: string): string {
  removeLeftovers(target);
  if (!isWatching) {
    isWatching = true;
    process.on('exit', () => {
      for (const folder of open) removeQuietly(folder);
    });
  }
  const folder = mkdtempSync(join(dirname(target), `${prefixOf(target)}${machineName()}-${process.pid}-`));
  open.add(folder);
  return folder;
}

/** Removes the folder with all in it. */
export function closeWorkspace(folder: string): void {
  open.delete(folder);
  removeQuietly(folder);
}

function prefixOf(target: string): string {
  return `.${basename(target)}-`;
}

/** What the names of such folders tell of the machine. */
export function machineName(): string {
  return crc32(hostname()).toString(36);
}

/** Folders of this report whose process has ended. Those of another machine, on a shared disk, may still be in use. */
function removeLeftovers(target: string): void {
  const prefix = prefixOf(target);
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const [, host, pid] = /^([a-z0-9]+)-(\d+)-[A-Za-z0-9]{6}$/.exec(name.slice(prefix.length)) ?? [];
    if (host === undefined) continue;
    const folder = join(dirname(target), name);
    const isOver = host === machineName() ? !isAlive(Number(pid)) : ageOf(folder) > OLD_MS;
    if (isOver) removeQuietly(folder);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ageOf(folder: string): number {
  try {
    const stat = lstatSync(folder);
    return stat.isDirectory() ? Date.now() - stat.mtimeMs : 0;
  } catch {
    return 0;
  }
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another run was quicker, or the folder is read-only by now.
  }
}

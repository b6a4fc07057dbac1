import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { endianness, homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isPackedDictionary, PACKED_VERSION, type PackedDictionary } from './packed-dictionary.js';

/** Bytes before the packed dictionary: a CRC-32 of it, little endian, and room so that nothing is read at an odd place. */
const PREFIX_BYTES = 8;

/**
 * The folder for what can be made again: `GENCHI_CACHE_DIR`, or `genchi` in the system's place for such files
 * (XDG Base Directory Specification 0.8; `~/Library/Caches`; `%LOCALAPPDATA%`).
 */
export function cacheFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { GENCHI_CACHE_DIR, LOCALAPPDATA, XDG_CACHE_HOME } = environment;
  if (GENCHI_CACHE_DIR) {
    return GENCHI_CACHE_DIR;
  }
  if (platform === 'win32') {
    return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'genchi', 'Cache');
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Caches', 'genchi');
  }
  // The specification tells to ignore relative paths.
  const base = XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
  return join(base, 'genchi');
}

/** Name of the cache file: another version of kuromoji, of the layout, or another byte order needs another file. */
export function cacheFileName(kuromojiVersion: string): string {
  return `dictionary-${kuromojiVersion}-${PACKED_VERSION}-${endianness()}.bin`;
}

/** The dictionary read straight into shared memory; null where the file is missing, unreadable, cut short or damaged. */
export function readCachedDictionary(file: string): PackedDictionary | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const length = fstatSync(descriptor).size - PREFIX_BYTES;
    if (length <= 0) {
      return null;
    }
    const prefix = new DataView(new ArrayBuffer(PREFIX_BYTES));
    const memory = new SharedArrayBuffer(length);
    const bytes = new Uint8Array(memory);
    const whole =
      readAll(descriptor, new Uint8Array(prefix.buffer), 0) && readAll(descriptor, bytes, PREFIX_BYTES);
    const intact = whole && isPackedDictionary(memory) && prefix.getUint32(0, true) === crc32(bytes);
    return intact ? { memory } : null;
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function readAll(descriptor: number, bytes: Uint8Array, position: number): boolean {
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    if (read === 0) {
      return false;
    }
    done += read;
  }
  return true;
}

/**
 * Writes the cache file in one step: other processes see it whole or not at all, whoever is last wins. Whether it could be
 * written makes no difference to the caller: without it, the next run builds the dictionary again.
 */
export function writeCachedDictionary(file: string, { memory }: PackedDictionary): void {
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const bytes = new Uint8Array(memory);
  const prefix = new DataView(new ArrayBuffer(PREFIX_BYTES));
  prefix.setUint32(0, crc32(bytes), true);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(temporary, 'wx');
    try {
      writeAll(descriptor, new Uint8Array(prefix.buffer));
      writeAll(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch {
    removeQuietly(temporary);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(descriptor, bytes, done);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is read-only: there is nothing to remove.
  }
}

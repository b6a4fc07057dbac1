import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { aligned } from './aligned.js';
import { temporaryName } from './cache-folder.js';
import { createFileMemory } from './file-memory.js';
import { readOwnFile } from './own-file.js';

/** Before the content: its CRC-32, the length of the key in bytes, the key in UTF-8, zeros up to a multiple of 8 bytes. */
const CHECKSUM_BYTES = 4;
const KEY_START = 8;
/** Of folders that are made: nobody else has any business in them (XDG Base Directory Specification 0.8). */
const FOLDER_MODE = 0o700;

/** The content of a cache file; null where it is missing, unreadable, cut short, damaged, another's or was written for another key. */
export function readCacheFile(file: string, key: string): Buffer | null {
  return readOwnFile(file, ({ descriptor }) => {
    const bytes = readFileSync(descriptor);
    const content = contentOf(bytes, key);
    return content && isIntact(bytes) ? content : null;
  });
}

/** The same in memory that threads can share, at a multiple of 8 bytes. */
export function readSharedCacheFile(file: string, key: string): Uint8Array<SharedArrayBuffer> | null {
  return readOwnFile(file, ({ descriptor, size, stamp }) => {
    const known = sharedFiles.find(file, stamp);
    const memory = known ?? new SharedArrayBuffer(size);
    const bytes = Buffer.from(memory);
    if (known === null && !readInto(descriptor, bytes, 0)) return null;
    const content = contentOf(bytes, key);
    if (content === null || (known === null && !isIntact(bytes))) return null;
    sharedFiles.keep(file, stamp, memory);
    return new Uint8Array(memory, content.byteOffset, content.byteLength);
  });
}

/** Files that are whole. */
const sharedFiles = createFileMemory();

/** Fills `bytes` with what stands in a file from `position` on; false where the file is shorter. */
export function readInto(descriptor: number, bytes: Uint8Array, position: number): boolean {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    if (read === 0) return false;
    done += read;
  }
  return true;
}

function isIntact(bytes: Buffer): boolean {
  return crc32(bytes.subarray(CHECKSUM_BYTES)) === bytes.readUInt32LE(0);
}

/** The content of a file, if that is intact; null where it was written for another key. */
function contentOf(bytes: Buffer, key: string): Buffer | null {
  if (bytes.length < KEY_START) return null;
  const end = KEY_START + bytes.readUInt32LE(CHECKSUM_BYTES);
  if (bytes.length < end || !bytes.subarray(KEY_START, end).equals(Buffer.from(key))) return null;
  return bytes.subarray(aligned(end));
}

/**
 * Writes a cache file in one step: other processes see it whole or not at all, and whoever is last wins. Where it cannot be
 * written, the next run does the work again.
 */
export function writeCacheFile(file: string, key: string, content: Uint8Array): void {
  const keyBytes = Buffer.from(key);
  const start = aligned(KEY_START + keyBytes.length);
  const bytes = Buffer.alloc(start + content.length);
  bytes.writeUInt32LE(keyBytes.length, CHECKSUM_BYTES);
  bytes.set(keyBytes, KEY_START);
  bytes.set(content, start);
  bytes.writeUInt32LE(crc32(bytes.subarray(CHECKSUM_BYTES)), 0);
  // Results of calls hold what was said: they are nobody else's business.
  writeWhole(file, [bytes], 0o600);
}

/** Writes the parts of a file in one step, as `writeCacheFile` does; `mode` says who may read it. */
export function writeWhole(file: string, parts: readonly Uint8Array[], mode: number): void {
  const temporary = temporaryName(file);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: FOLDER_MODE });
    const descriptor = openSync(temporary, 'wx', mode);
    try {
      for (const part of parts) writeAll(descriptor, part);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch {
    removeQuietly(temporary);
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is read-only: there is nothing to remove.
  }
}

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { temporaryName } from '../language/cache-folder.js';

/** Before the content: its CRC-32, the length of the key in bytes, the key in UTF-8. */
const CHECKSUM_BYTES = 4;
const LENGTH_BYTES = 4;

/** The content of a cache file, given by its path or as a descriptor; null where it is missing, unreadable, cut short, damaged or was written for another key. */
export function readCacheFile(file: string | number, key: string): Buffer | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return null;
  }
  if (bytes.length < CHECKSUM_BYTES + LENGTH_BYTES) return null;
  const start = CHECKSUM_BYTES + LENGTH_BYTES;
  const end = start + bytes.readUInt32LE(CHECKSUM_BYTES);
  if (bytes.length < end || !bytes.subarray(start, end).equals(Buffer.from(key))) return null;
  return crc32(bytes.subarray(CHECKSUM_BYTES)) === bytes.readUInt32LE(0) ? bytes.subarray(end) : null;
}

/**
 * Writes a cache file in one step: other processes see it whole or not at all, and whoever is last wins. Where it cannot be
 * written, the next run does the work again.
 */
export function writeCacheFile(file: string, key: string, content: Uint8Array): void {
  const keyBytes = Buffer.from(key);
  const bytes = Buffer.alloc(CHECKSUM_BYTES + LENGTH_BYTES + keyBytes.length + content.length);
  bytes.writeUInt32LE(keyBytes.length, CHECKSUM_BYTES);
  bytes.set(keyBytes, CHECKSUM_BYTES + LENGTH_BYTES);
  bytes.set(content, CHECKSUM_BYTES + LENGTH_BYTES + keyBytes.length);
  bytes.writeUInt32LE(crc32(bytes.subarray(CHECKSUM_BYTES)), 0);
  const temporary = temporaryName(file);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Results of calls hold what was said: they are nobody else's business.
    writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    removeQuietly(temporary);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is read-only: there is nothing to remove.
  }
}

import { closeSync, fstatSync, openSync, readSync, readv } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { writeWhole } from '../../storage/cache-file.js';
import { isPackedDictionary, PACKED_VERSION, type PackedDictionary } from './packed-dictionary.js';

/** Bytes before the packed dictionary: a CRC-32 of it, little endian, and room so that nothing is read at an odd place. */
const PREFIX_BYTES = 8;

/** Name of the cache file: another version of kuromoji, of the layout, or another byte order needs another file. */
export function cacheFileName(kuromojiVersion: string): string {
  return `dictionary-${kuromojiVersion}-${PACKED_VERSION}-${endianness()}.bin`;
}

/** What stands in a cache file, not looked at yet. */
export interface UncheckedDictionary {
  readonly prefix: ArrayBuffer;
  readonly memory: SharedArrayBuffer;
}

/** The dictionary read straight into shared memory; null where the file is missing, unreadable, cut short or damaged. */
export function readCachedDictionary(file: string): PackedDictionary | null {
  const opened = openCacheFile(file);
  if (opened === null) {
    return null;
  }
  const { descriptor, prefix, memory } = opened;
  try {
    const whole =
      readAll(descriptor, new Uint8Array(prefix), 0) &&
      readAll(descriptor, new Uint8Array(memory), PREFIX_BYTES);
    return whole ? checkedDictionary({ prefix, memory }) : null;
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

/** Reads a cache file in the background; null where it is missing, unreadable or cut short. */
export async function prefetchCachedDictionary(file: string): Promise<UncheckedDictionary | null> {
  const opened = openCacheFile(file);
  if (opened === null) {
    return null;
  }
  const { descriptor, prefix, memory } = opened;
  const parts = [new Uint8Array(prefix), new Uint8Array(memory)];
  const length = PREFIX_BYTES + memory.byteLength;
  try {
    // One request for all: by then the thread that asked may be busy for long.
    return (await readParts(descriptor, parts)) === length ? { prefix, memory } : null;
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

const readParts = (descriptor: number, parts: readonly Uint8Array[]): Promise<number> =>
  new Promise((resolve, reject) => {
    readv(descriptor, parts, 0, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });

/** The dictionary of a cache file; null where it is damaged or has another layout. */
export function checkedDictionary({ prefix, memory }: UncheckedDictionary): PackedDictionary | null {
  const checksum = new DataView(prefix).getUint32(0, true);
  return isPackedDictionary(memory) && checksum === crc32(new Uint8Array(memory)) ? { memory } : null;
}

function openCacheFile(file: string): (UncheckedDictionary & { readonly descriptor: number }) | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const length = fstatSync(descriptor).size - PREFIX_BYTES;
    if (length > 0) {
      return { descriptor, prefix: new ArrayBuffer(PREFIX_BYTES), memory: new SharedArrayBuffer(length) };
    }
  } catch {
    // Whoever damaged it so far that its size is beyond all memory gets it built anew.
  }
  closeSync(descriptor);
  return null;
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
  const bytes = new Uint8Array(memory);
  const prefix = new DataView(new ArrayBuffer(PREFIX_BYTES));
  prefix.setUint32(0, crc32(bytes), true);
  writeWhole(file, [new Uint8Array(prefix.buffer), bytes], ANYBODY_MAY_READ);
}

/** There is nothing of anybody's calls in a dictionary. */
const ANYBODY_MAY_READ = 0o644;

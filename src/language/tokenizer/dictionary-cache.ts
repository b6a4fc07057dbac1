import { closeSync, readv } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { readInto, writeWhole } from '../../storage/cache-file.js';
import { createFileMemory } from '../../storage/file-memory.js';
import { type OpenFile, openOwnFile, readOwnFile } from '../../storage/own-file.js';
import { isPackedDictionary, PACKED_VERSION, type PackedDictionary } from './packed-dictionary.js';

/** Bytes before the packed dictionary: a CRC-32 of it, little endian, and room so that nothing is read at an odd place. */
const PREFIX_BYTES = 8;

/** Name of the cache file: another version of kuromoji, of the layout, or another byte order needs another file. */
export function cacheFileName(kuromojiVersion: string): string {
  return `dictionary-${kuromojiVersion}-${PACKED_VERSION}-${endianness()}.bin`;
}

/** What stands in a cache file, not looked at yet. */
export interface UncheckedDictionary {
  /** Null where the rest was looked at before. */
  readonly prefix: ArrayBuffer | null;
  readonly memory: SharedArrayBuffer;
  readonly file: string;
  /** What the file was like. */
  readonly stamp: string;
}

/** The dictionary read straight into shared memory; null where the file is missing, unreadable, cut short, damaged or another's. */
export function readCachedDictionary(file: string): PackedDictionary | null {
  return readOwnFile(file, (opened) => {
    const { descriptor } = opened;
    const room = roomFor(file, opened);
    if (room === null) return null;
    const { prefix, memory } = room;
    const isWhole =
      prefix === null ||
      (readInto(descriptor, new Uint8Array(prefix), 0) &&
        readInto(descriptor, new Uint8Array(memory), PREFIX_BYTES));
    return isWhole ? checkedDictionary(room) : null;
  });
}

/** Files whose dictionary is whole. */
const dictionaries = createFileMemory();

/** Reads a cache file in the background; null where it is missing, unreadable, cut short or another's. */
export async function prefetchCachedDictionary(file: string): Promise<UncheckedDictionary | null> {
  const opened = openOwnFile(file);
  if (opened === null) return null;
  const { descriptor, size } = opened;
  try {
    const room = roomFor(file, opened);
    if (room === null || room.prefix === null) return room;
    // One request for all: by then the thread that asked may be busy for long.
    const read = await readParts(descriptor, [new Uint8Array(room.prefix), new Uint8Array(room.memory)]);
    return read === size ? room : null;
  } catch {
    // Whoever damaged it so far that its size is beyond all memory gets it built anew.
    return null;
  } finally {
    closeSync(descriptor);
  }
}

/** Room for what stands in a file, or what is known of it; null where it is too short to be a dictionary. */
function roomFor(file: string, { size, stamp }: OpenFile): UncheckedDictionary | null {
  const known = dictionaries.find(file, stamp);
  if (known !== null) return { prefix: null, memory: known, file, stamp };
  if (size <= PREFIX_BYTES) return null;
  const memory = new SharedArrayBuffer(size - PREFIX_BYTES);
  return { prefix: new ArrayBuffer(PREFIX_BYTES), memory, file, stamp };
}

const readParts = (descriptor: number, parts: readonly Uint8Array[]): Promise<number> =>
  new Promise((resolve, reject) => {
    readv(descriptor, parts, 0, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });

/** The dictionary of a cache file; null where it is damaged or has another layout. */
export function checkedDictionary(read: UncheckedDictionary): PackedDictionary | null {
  const { prefix, memory, file, stamp } = read;
  if (prefix !== null) {
    const checksum = new DataView(prefix).getUint32(0, true);
    if (!isPackedDictionary(memory) || checksum !== crc32(new Uint8Array(memory))) return null;
    dictionaries.keep(file, stamp, memory);
  }
  return { memory };
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

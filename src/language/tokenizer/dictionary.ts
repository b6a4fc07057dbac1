import { closeSync, readFileSync, readv } from 'node:fs';
import { createRequire } from 'node:module';
import { endianness } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, gunzipSync } from 'node:zlib';
import { readInto, writeWhole } from '../../storage/cache-file.js';
import { cacheFolder } from '../../storage/cache-folder.js';
import { createFileMemory } from '../../storage/file-memory.js';
import { type OpenFile, openOwnFile, readOwnFile } from '../../storage/own-file.js';
import { buildDictionary, KUROMOJI_FILES, type KuromojiFiles } from './dictionary-build.js';
import { isPackedDictionary, PACKED_VERSION, type PackedDictionary } from './packed-dictionary.js';

export interface DictionaryOptions {
  /** Called when the dictionary must be prepared, which takes a few seconds: on the first run, or when its cache is lost. */
  readonly onPrepare?: () => void;
  /** Folder of the cache file; by default the user's cache folder. */
  readonly folder?: string;
  /** Folder of kuromoji's own files, packed; by default that of the package. */
  readonly source?: string;
  /** What `prefetchDictionary` gave. */
  readonly prefetched?: UncheckedDictionary | null;
}

/**
 * Kuromoji's IPADIC in shared memory: post the result to worker threads, and they use the same copy. It comes from a cache
 * file, which the first run writes; where that is not possible the dictionary is built in memory each time.
 */
export function loadDictionarySync({
  onPrepare,
  folder,
  source,
  prefetched,
}: DictionaryOptions = {}): PackedDictionary {
  const ready = prefetched ? checkedDictionary(prefetched) : null;
  if (ready !== null) return ready;
  const places = placesOf(folder);
  const { file } = places;
  const cached = readCachedDictionary(file);
  if (cached !== null) return cached;
  onPrepare?.();
  const dictionary = buildDictionary(readKuromojiFiles(source ?? places.source));
  writeCachedDictionary(file, dictionary);
  return dictionary;
}

/**
 * Begins to read the cache file in the background, for whoever will most likely need the dictionary and has something else to
 * do until then. Null where there is none yet.
 */
export function prefetchDictionary(folder?: string): Promise<UncheckedDictionary | null> {
  return prefetchCachedDictionary(placesOf(folder).file);
}

/** The cache file, and the folder of kuromoji's own files. */
function placesOf(folder = cacheFolder()): { readonly file: string; readonly source: string } {
  const manifest = createRequire(import.meta.url).resolve('kuromoji/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { file: join(folder, cacheFileName(version)), source: join(dirname(manifest), 'dict') };
}

function readKuromojiFiles(folder: string): KuromojiFiles {
  const read = (name: string): Uint8Array => gunzipSync(readFileSync(join(folder, `${name}.dat.gz`)));
  return Object.fromEntries(KUROMOJI_FILES.map((name) => [name, read(name)])) as KuromojiFiles;
}

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

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cacheFolder } from '../../storage/cache-folder.js';
import { buildDictionary } from './dictionary-build.js';
import {
  cacheFileName,
  checkedDictionary,
  prefetchCachedDictionary,
  readCachedDictionary,
  type UncheckedDictionary,
  writeCachedDictionary,
} from './dictionary-cache.js';
import type { KuromojiFiles } from './kuromoji-files.js';
import type { PackedDictionary } from './packed-dictionary.js';

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
  if (ready !== null) {
    return ready;
  }
  const places = placesOf(folder);
  const { file } = places;
  const cached = readCachedDictionary(file);
  if (cached !== null) {
    return cached;
  }
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
  const read = (name: keyof KuromojiFiles): Uint8Array =>
    gunzipSync(readFileSync(join(folder, `${name}.dat.gz`)));
  return {
    cc: read('cc'),
    tid: read('tid'),
    tid_pos: read('tid_pos'),
    tid_map: read('tid_map'),
    unk: read('unk'),
    unk_pos: read('unk_pos'),
    unk_map: read('unk_map'),
    unk_char: read('unk_char'),
    unk_invoke: read('unk_invoke'),
  };
}

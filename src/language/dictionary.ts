import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildDictionary } from './dictionary-build.js';
import {
  cacheFileName,
  cacheFolder,
  readCachedDictionary,
  writeCachedDictionary,
} from './dictionary-cache.js';
import type { KuromojiFiles } from './kuromoji-files.js';
import type { PackedDictionary } from './packed-dictionary.js';

export interface DictionaryOptions {
  /** Called when the dictionary must be prepared, which takes a few seconds: on the first run, or when its cache is lost. */
  readonly onPrepare?: () => void;
  /** Folder of the cache file; by default the user's cache folder. */
  readonly folder?: string;
}

/**
 * Kuromoji's IPADIC in shared memory: post the result to worker threads, and they use the same copy. It comes from a cache
 * file, which the first run writes; where that is not possible the dictionary is built in memory each time.
 */
export function loadDictionarySync({ onPrepare, folder }: DictionaryOptions = {}): PackedDictionary {
  const manifest = createRequire(import.meta.url).resolve('kuromoji/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const file = join(folder ?? cacheFolder(), cacheFileName(version));
  const cached = readCachedDictionary(file);
  if (cached !== null) {
    return cached;
  }
  onPrepare?.();
  const dictionary = buildDictionary(readKuromojiFiles(join(dirname(manifest), 'dict')));
  writeCachedDictionary(file, dictionary);
  return dictionary;
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

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildDictionary, type KuromojiFiles } from './dictionary-build.js';
import type { PackedDictionary } from './packed-dictionary.js';

export function loadDictionarySync(): PackedDictionary {
  const folder = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  const read = (name: keyof KuromojiFiles): Uint8Array =>
    gunzipSync(readFileSync(join(folder, `${name}.dat.gz`)));
  return buildDictionary({
    cc: read('cc'),
    tid: read('tid'),
    tid_pos: read('tid_pos'),
    tid_map: read('tid_map'),
    unk: read('unk'),
    unk_pos: read('unk_pos'),
    unk_map: read('unk_map'),
    unk_char: read('unk_char'),
    unk_invoke: read('unk_invoke'),
  });
}

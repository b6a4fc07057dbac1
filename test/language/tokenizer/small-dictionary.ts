import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/**
 * Writes kuromoji's files into `folder` with no other words than these, which makes a dictionary in a tenth of the time: the words,
 * their features and the map of surfaces are cut down to them, all else is the same.
 */
export function writeSmallDictionary(folder: string, surfaces: ReadonlySet<string>): void {
  const whole = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  const unpacked = (name: string) => gunzipSync(readFileSync(join(whole, name)));
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(whole).filter((one) => !CUT_DOWN.includes(one)))
    symlinkSync(join(whole, name), join(folder, name));
  const [words, features, map] = [WORDS, FEATURES, MAP].map(unpacked) as [Buffer, Buffer, Buffer];
  const numberAt = (index: number) => map.readInt32LE(index * BYTES);
  const featuresOf = (word: number): Buffer => {
    const start = words.readInt32LE(word + FEATURES_AT);
    return features.subarray(start, features.indexOf(0, start) + 1);
  };
  // Most words are not meant: of hundreds of thousands no text is made.
  const known = [...surfaces].map((surface) => Buffer.from(`${surface},`));
  const isMeant = (word: number): boolean => {
    const start = words.readInt32LE(word + FEATURES_AT);
    return known.some(
      (own) => features[start] === own[0] && features.subarray(start, start + own.length).equals(own),
    );
  };
  const kept = { groups: [] as number[], words: [] as Buffer[], features: [] as Buffer[], length: 0 };
  /** Takes over a word, and tells where it stands now. */
  const keep = (word: number): number => {
    const record = Buffer.from(words.subarray(word, word + RECORD));
    const own = featuresOf(word);
    record.writeInt32LE(kept.length, FEATURES_AT);
    kept.length += own.length;
    kept.features.push(own);
    return (kept.words.push(record) - 1) * RECORD;
  };
  let groups = 0;
  let at = 1;
  for (let rest = numberAt(0); rest > 0; rest--) {
    const count = numberAt(at + 1);
    if (isMeant(numberAt(at + 2))) {
      const own = Array.from({ length: count }, (_, index) => numberAt(at + 2 + index));
      kept.groups.push(numberAt(at), count, ...own.map(keep));
      groups++;
    }
    at += 2 + count;
  }
  const write = (name: string, content: Uint8Array) => writeFileSync(join(folder, name), gzipSync(content));
  write(MAP, new Uint8Array(Int32Array.of(groups, ...kept.groups).buffer));
  write(WORDS, Buffer.concat(kept.words));
  write(FEATURES, Buffer.concat(kept.features));
}

/** How many surfaces there are; for each its key, the number of its words, and where each stands. */
const MAP = 'tid_map.dat.gz';
const WORDS = 'tid.dat.gz';
const FEATURES = 'tid_pos.dat.gz';
const CUT_DOWN: readonly string[] = [MAP, WORDS, FEATURES];
const BYTES = 4;
/** A word has two contexts and a cost, and tells where its features begin, which end at a zero byte. */
const RECORD = 10;
const FEATURES_AT = 6;

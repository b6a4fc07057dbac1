import {
  CATEGORY_ALWAYS,
  CATEGORY_GROUPS,
  LAST_OF_SURFACE,
  type PackedDictionary,
  packDictionary,
  READING_BASE,
  READING_ESCAPE,
  WORD_STRIDE,
  type WordKind,
} from './packed-dictionary.js';
import { buildTrie } from './trie.js';

/**
 * Rebuilds kuromoji's dictionary for fast look-up: a trie over UTF-16 units instead of UTF-8 bytes, costs by the left
 * context so that the inner loop stays within one row, features cut into what many words share and what is their own.
 */
export function buildDictionary(files: KuromojiFiles): PackedDictionary {
  const { kinds, kindOf } = createKindCollector();
  const known = readEntries(files.tid, files.tid_pos, files.tid_map, kindOf).map(({ entries }) => entries);
  const unknown = readEntries(files.unk, files.unk_pos, files.unk_map, kindOf);
  const charCodes = numberCharacters(known);
  const sorted = known
    .map((entries) => ({ entries, key: encodeKey(surfaceOf(entries), charCodes) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

  const words = createWordColumns();
  const firstWords = Int32Array.from(sorted, ({ entries }) => words.add(entries));
  const categoryFlags = readCategories(files.unk_invoke);
  const categoryWords = new Int32Array(categoryFlags.length);
  for (const { key, entries } of unknown) {
    categoryWords[key] = words.add(entries.map((entry) => ({ ...entry, reading: '' })));
  }
  const highestCode = charCodes.reduce((highest, code) => Math.max(highest, code), 0);
  const keys = sorted.map(({ key }) => key);
  const { connections, rightContexts } = readConnections(files.cc);
  return packDictionary({
    trie: buildTrie(keys, firstWords, highestCode),
    charCodes,
    categories: files.unk_char,
    categoryFlags,
    categoryWords,
    ...words.finish(),
    connections,
    facts: { kinds, rightContexts },
  });
}

const surfaceOf = (entries: readonly Entry[]): string => entries[0]?.surface ?? '';

/** Codes from 1 by UTF-16 unit; frequent characters get the low ones, which keeps the children of a node close together. */
function numberCharacters(surfaces: readonly (readonly Entry[])[]): Uint16Array {
  const counts = new Uint32Array(0x10000);
  for (const surface of surfaces.map(surfaceOf)) {
    for (let at = 0; at < surface.length; at += 1) {
      const unit = surface.charCodeAt(at);
      counts[unit] = (counts[unit] ?? 0) + 1;
    }
  }
  const units = [...counts.keys()].filter((unit) => counts[unit] !== 0);
  units.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const codes = new Uint16Array(0x10000);
  for (const [index, unit] of units.entries()) codes[unit] = index + 1;
  return codes;
}

function encodeKey(surface: string, charCodes: Uint16Array): string {
  let key = '';
  for (let at = 0; at < surface.length; at += 1) {
    key += String.fromCharCode(charCodes[surface.charCodeAt(at)] ?? 0);
  }
  return key;
}

/** Collects the columns by word. */
function createWordColumns() {
  const words: number[] = [];
  const readingStart: number[] = [];
  const readings: number[] = [];

  function addReading(reading: string): void {
    readingStart.push(readings.length);
    for (let at = 0; at < reading.length; at += 1) {
      const unit = reading.charCodeAt(at);
      const kana = unit - READING_BASE;
      if (kana >= 0 && kana < READING_ESCAPE) {
        readings.push(kana);
      } else {
        readings.push(READING_ESCAPE, unit & 0xff, unit >> 8);
      }
    }
  }

  return {
    /** The number of the first of the words added. */
    add(entries: readonly Entry[]): number {
      const first = words.length / WORD_STRIDE;
      for (const [index, entry] of entries.entries()) {
        const last = index === entries.length - 1 ? LAST_OF_SURFACE : 0;
        words.push(entry.left | last, entry.right, entry.cost, entry.kind);
        addReading(entry.reading);
      }
      return first;
    },
    finish: () => ({
      words: Int16Array.from(words),
      readingStart: Uint32Array.from([...readingStart, readings.length]),
      readings: Uint8Array.from(readings),
    }),
  };
}

/** Kuromoji's dictionary files, unpacked, by name without `.dat.gz`; base and check, its trie over UTF-8, are not needed. */
export const KUROMOJI_FILES = [
  'cc', // costs of standing side by side
  'tid', // words: left and right context, cost, where its features start
  'tid_pos', // their features, each line ended by a zero byte
  'tid_map', // which words share a surface
  'unk', // the same for unknown words …
  'unk_pos',
  'unk_map', // … by character category
  'unk_char', // category of each UTF-16 unit
  'unk_invoke', // what a category means
] as const;

export type KuromojiFiles = Readonly<Record<(typeof KUROMOJI_FILES)[number], Uint8Array>>;

/** A word as the dictionary gives it. */
interface Entry {
  readonly surface: string;
  /** Index into the kinds collected so far. */
  readonly kind: number;
  /** Empty where there is none. */
  readonly reading: string;
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/**
 * Words in the order of the map, which decides among equals, by surface, or by category where they stand for unknown ones: `key`. Their
 * kinds are looked up or added through `kindOf`.
 */
function readEntries(
  numbers: Uint8Array,
  features: Uint8Array,
  map: Uint8Array,
  kindOf: (fields: readonly string[]) => number,
): { key: number; entries: readonly Entry[] }[] {
  const mapView = new DataView(map.buffer, map.byteOffset, map.byteLength);
  const numberView = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const next = (): number => {
    at += 4;
    return mapView.getInt32(at - 4, true);
  };
  const groups: { key: number; entries: readonly Entry[] }[] = [];
  for (let rest = next(); rest > 0; rest -= 1) {
    const key = next();
    const entries: Entry[] = [];
    for (let words = next(); words > 0; words -= 1) {
      const id = next();
      const start = numberView.getInt32(id + 6, true);
      const fields = decoder.decode(features.subarray(start, features.indexOf(0, start))).split(',');
      entries.push({
        surface: fields[0] ?? '',
        kind: kindOf(fields),
        reading: fields[8] ?? '',
        left: numberView.getInt16(id, true),
        right: numberView.getInt16(id + 2, true),
        cost: numberView.getInt16(id + 4, true),
      });
    }
    groups.push({ key, entries: entries.length > 1 ? dropDominated(entries) : entries });
  }
  return groups;
}

/**
 * Of words with the same surface and contexts only the cheapest, the first among equals: the others cannot stand on a best
 * path.
 */
function dropDominated(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry, index) =>
    entries.every(
      (other, otherIndex) =>
        other.left !== entry.left ||
        other.right !== entry.right ||
        entry.cost < other.cost ||
        (entry.cost === other.cost && index <= otherIndex),
    ),
  );
}

/** Flags by category, from records of two flags, a number of four bytes that kuromoji does not use, and a name. */
function readCategories(invoke: Uint8Array): Uint8Array {
  const flags: number[] = [];
  for (let at = 0; at + 6 < invoke.length && invoke[at + 6] !== 0; at = invoke.indexOf(0, at + 6) + 1) {
    flags.push((invoke[at] === 1 ? CATEGORY_ALWAYS : 0) | (invoke[at + 1] === 1 ? CATEGORY_GROUPS : 0));
  }
  return Uint8Array.from(flags);
}

/** Costs by left context × right context of the word before; the file has them the other way round, behind both sizes. */
function readConnections(cc: Uint8Array): { connections: Int16Array; rightContexts: number } {
  const costs = new Int16Array(cc.slice().buffer);
  const [rightContexts = 0, leftContexts = 0] = costs;
  const connections = new Int16Array(rightContexts * leftContexts);
  for (let right = 0; right < rightContexts; right += 1) {
    for (let left = 0; left < leftContexts; left += 1) {
      connections[left * rightContexts + right] = costs[2 + right * leftContexts + left] ?? 0;
    }
  }
  return { connections, rightContexts };
}

/**
 * Collects kinds from lines of IPADIC, cut into
 * `[surface, 品詞, 細分類1, 細分類2, 細分類3, 活用型, 活用形, 原形, 読み, 発音]`.
 */
function createKindCollector() {
  const kinds: WordKind[] = [];
  const numbers = new Map<string, number>();
  function kindOf(fields: readonly string[]): number {
    const [surface = '', pos = '*', detail1 = '*', detail2 = '*', detail3 = '*'] = fields;
    const [type = '*', form = '*', written = '*'] = fields.slice(5);
    const base = written === '*' ? surface : written;
    let common = 0;
    while (common < surface.length && surface[common] === base[common]) common += 1;
    const cut = surface.length - common;
    const ending = base.slice(common);
    const name = [pos, detail1, detail2, detail3, type, form, cut, ending].join();
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, kinds.length);
    return kinds.push({ features: [pos, detail1, detail2, detail3, type, form], cut, ending }) - 1;
  }
  return { kinds, kindOf };
}

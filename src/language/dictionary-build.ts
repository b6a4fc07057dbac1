import {
  CATEGORY_ALWAYS,
  CATEGORY_GROUPS,
  LAST_OF_SURFACE,
  type PackedDictionary,
  packDictionary,
  READING_BASE,
  READING_ESCAPE,
  type WordKind,
} from './packed-dictionary.js';
import { buildTrie } from './trie.js';

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

/** A line of IPADIC: `[surface, 品詞, 細分類1, 細分類2, 細分類3, 活用型, 活用形, 原形, 読み, 発音]`, and its numbers. */
interface Entry {
  readonly fields: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/**
 * Rebuilds kuromoji's dictionary for fast look-up: a trie over UTF-16 units instead of UTF-8 bytes, costs by the left
 * context so that the inner loop stays within one row, features cut into what many words share and what is their own.
 *
 * Of words with the same surface and contexts only the cheapest is kept (the first among equals): the others can never
 * stand on a best path.
 */
export function buildDictionary(files: KuromojiFiles): PackedDictionary {
  const surfaces = readEntries(files.tid, files.tid_pos, files.tid_map).map(({ entries }) => entries);
  const charCodes = numberCharacters(surfaces.map(surfaceOf));
  const sorted = surfaces
    .map((entries) => ({ entries, key: encodeKey(surfaceOf(entries), charCodes) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const categories = readCategories(files.unk_invoke);
  const unknown = readEntries(files.unk, files.unk_pos, files.unk_map);

  const words = createWordColumns();
  const firstWords = Int32Array.from(sorted, ({ entries }) => words.add(entries, readingOf));
  const categoryWords = new Int32Array(categories.length);
  for (const { key, entries } of unknown) {
    categoryWords[key] = words.add(entries, () => '');
  }
  const costs = new Int16Array(files.cc.slice().buffer);
  const [rightContexts = 0, leftContexts = 0] = costs;
  const connections = new Int16Array(rightContexts * leftContexts);
  for (let right = 0; right < rightContexts; right += 1) {
    for (let left = 0; left < leftContexts; left += 1) {
      connections[left * rightContexts + right] = costs[2 + right * leftContexts + left] ?? 0;
    }
  }
  return packDictionary({
    trie: buildTrie(
      sorted.map(({ key }) => key),
      firstWords,
      charCodes.reduce((highest, code) => Math.max(highest, code), 0),
    ),
    charCodes,
    categories: files.unk_char,
    categoryFlags: Uint8Array.from(categories),
    categoryWords,
    ...words.finish(),
    connections,
    facts: { kinds: words.kinds, rightContexts },
  });
}

const surfaceOf = (entries: readonly Entry[]): string => entries[0]?.fields[0] ?? '';
const readingOf = (entry: Entry): string => entry.fields[8] ?? '';

/** Entries by surface or category number, in the order of the map, which decides among equals. */
function readEntries(
  numbers: Uint8Array,
  features: Uint8Array,
  map: Uint8Array,
): { readonly key: number; readonly entries: readonly Entry[] }[] {
  const mapView = new DataView(map.buffer, map.byteOffset, map.byteLength);
  const numberView = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const next = (): number => {
    at += 4;
    return mapView.getInt32(at - 4, true);
  };
  return Array.from({ length: next() }, () => {
    const key = next();
    const entries = Array.from({ length: next() }, (): Entry => {
      const id = next();
      const start = numberView.getInt32(id + 6, true);
      return {
        fields: decoder.decode(features.subarray(start, features.indexOf(0, start))).split(','),
        left: numberView.getInt16(id, true),
        right: numberView.getInt16(id + 2, true),
        cost: numberView.getInt16(id + 4, true),
      };
    });
    return { key, entries: dropDominated(entries) };
  });
}

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

/** Codes from 1 by UTF-16 unit; frequent characters get the low ones, which keeps the children of a node close together. */
function numberCharacters(surfaces: readonly string[]): Uint16Array {
  const counts = new Uint32Array(0x10000);
  for (const surface of surfaces) {
    for (let at = 0; at < surface.length; at += 1) {
      const unit = surface.charCodeAt(at);
      counts[unit] = (counts[unit] ?? 0) + 1;
    }
  }
  const units = [...counts.keys()].filter((unit) => counts[unit] !== 0);
  units.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const codes = new Uint16Array(0x10000);
  for (const [index, unit] of units.entries()) {
    codes[unit] = index + 1;
  }
  return codes;
}

function encodeKey(surface: string, charCodes: Uint16Array): string {
  const codes = Array.from({ length: surface.length }, (_, at) => charCodes[surface.charCodeAt(at)] ?? 0);
  return String.fromCharCode(...codes);
}

/** Flags by category, from records of two flags, a number of four bytes that kuromoji does not use, and a name. */
function readCategories(invoke: Uint8Array): number[] {
  const flags: number[] = [];
  for (let at = 0; at + 6 < invoke.length && invoke[at + 6] !== 0; at = invoke.indexOf(0, at + 6) + 1) {
    flags.push((invoke[at] === 1 ? CATEGORY_ALWAYS : 0) | (invoke[at + 1] === 1 ? CATEGORY_GROUPS : 0));
  }
  return flags;
}

/** Collects the columns by word. */
function createWordColumns() {
  const left: number[] = [];
  const right: number[] = [];
  const cost: number[] = [];
  const kind: number[] = [];
  const readingStart: number[] = [];
  const readings: number[] = [];
  const kinds: WordKind[] = [];
  const kindNumbers = new Map<string, number>();

  function numberOfKind(entry: Entry): number {
    const [surface = '', ...rest] = entry.fields;
    const [pos = '*', detail1 = '*', detail2 = '*', detail3 = '*', type = '*', form = '*', written = '*'] =
      rest;
    const base = written === '*' ? surface : written;
    let common = 0;
    while (common < surface.length && surface[common] === base[common]) {
      common += 1;
    }
    const wordKind: WordKind = {
      features: [pos, detail1, detail2, detail3, type, form],
      cut: surface.length - common,
      ending: base.slice(common),
    };
    const text = JSON.stringify(wordKind);
    const number = kindNumbers.get(text) ?? kinds.push(wordKind) - 1;
    kindNumbers.set(text, number);
    return number;
  }

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
    kinds,
    /** The number of the first of the words added. */
    add(entries: readonly Entry[], reading: (entry: Entry) => string): number {
      const first = left.length;
      for (const [index, entry] of entries.entries()) {
        left.push(entry.left | (index === entries.length - 1 ? LAST_OF_SURFACE : 0));
        right.push(entry.right);
        cost.push(entry.cost);
        kind.push(numberOfKind(entry));
        addReading(reading(entry));
      }
      return first;
    },
    finish: () => ({
      left: Uint16Array.from(left),
      right: Uint16Array.from(right),
      cost: Int16Array.from(cost),
      kind: Uint16Array.from(kind),
      readingStart: Uint32Array.from([...readingStart, readings.length]),
      readings: Uint8Array.from(readings),
    }),
  };
}

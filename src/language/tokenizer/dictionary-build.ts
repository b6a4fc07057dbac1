import {
  createKindCollector,
  type Entry,
  type KuromojiFiles,
  readCategories,
  readConnections,
  readEntries,
} from './kuromoji-files.js';
import {
  LAST_OF_SURFACE,
  type PackedDictionary,
  packDictionary,
  READING_BASE,
  READING_ESCAPE,
  WORD_STRIDE,
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
  for (const [index, unit] of units.entries()) {
    codes[unit] = index + 1;
  }
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

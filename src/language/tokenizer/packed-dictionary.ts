/**
 * The dictionary as one block of memory, which is at once the cache file and what worker threads share: a header of 32-bit
 * numbers (magic, version, length in bytes, zero, then offset and length in bytes of each section), then the sections, each on
 * a multiple of 8 bytes. Numbers are in the machine's byte order.
 *
 * A *word* is a number: its record stands at `word * WORD_STRIDE` in `words`. The words of one surface stand in a row, in
 * the order in which the search prefers them among equals.
 */
export interface PackedDictionary {
  readonly memory: SharedArrayBuffer;
}

/** Change it with every change of the layout or of what the sections mean. */
export const PACKED_VERSION = 2;

const MAGIC = 0x67656e64;

/** A record of `words`: left context, right context, cost, kind. One record is one place in memory for the search. */
export const WORD_STRIDE = 4;
export const WORD_RIGHT = 1;
export const WORD_COST = 2;
/** Index into `facts.kinds`. */
export const WORD_KIND = 3;
/** Set, and the left context therefore negative, in the last word of a surface. */
export const LAST_OF_SURFACE = 0x8000;
export const CONTEXT_MASK = 0x7fff;
/** In `readings`: the next two bytes are a UTF-16 unit, low byte first. Every other byte is a katakana. */
export const READING_ESCAPE = 0xff;
/** A katakana's byte in `readings` is its code less this. */
export const READING_BASE = 0x30a0;

const SECTIONS = [
  'trie', // Int32: see trie.ts; values are the first word of the surface
  'charCodes', // Uint16 by UTF-16 unit: its code in the trie, 0 for characters that no word has
  'categories', // Uint8 by UTF-16 unit: its character category
  'categoryFlags', // Uint8 by category: CATEGORY_… bits
  'categoryWords', // Int32 by category: the first word that stands for an unknown one
  'words', // Int16: WORD_… records
  'readingStart', // Uint32 by word: offset in `readings`; it ends where the next one starts, an empty one is none
  'readings', // Uint8
  'connections', // Int16 by left context × right context of the word before: cost of standing side by side
  'facts', // UTF-8: JSON of DictionaryFacts
] as const;

type Section = (typeof SECTIONS)[number];

/** Unknown words are considered even where the dictionary knows one. */
export const CATEGORY_ALWAYS = 1;
/** Neighbours of the same category make one unknown word. */
export const CATEGORY_GROUPS = 2;

/** What many words share: IPADIC's features, and how the dictionary form follows from the surface. */
export interface WordKind {
  readonly features: readonly [
    pos: string,
    posDetail1: string,
    posDetail2: string,
    posDetail3: string,
    conjugationType: string,
    conjugationForm: string,
  ];
  /** UTF-16 units to cut from the surface's end, and what to put there. */
  readonly cut: number;
  readonly ending: string;
}

export interface DictionaryFacts {
  readonly kinds: readonly WordKind[];
  /** Number of right contexts, which is the length of a row of `connections`. */
  readonly rightContexts: number;
}

/** The sections as views on the shared memory. */
export interface DictionaryTables {
  readonly trie: Int32Array;
  readonly charCodes: Uint16Array;
  readonly categories: Uint8Array;
  readonly categoryFlags: Uint8Array;
  readonly categoryWords: Int32Array;
  readonly words: Int16Array;
  readonly readingStart: Uint32Array;
  readonly readings: Uint8Array;
  readonly connections: Int16Array;
  readonly facts: DictionaryFacts;
}

const HEADER_NUMBERS = 4 + SECTIONS.length * 2;
const align = (bytes: number): number => (bytes + 7) & ~7;

/** One block with all tables. */
export function packDictionary(tables: DictionaryTables): PackedDictionary {
  const parts = SECTIONS.map((section): Uint8Array => {
    if (section === 'facts') return new TextEncoder().encode(JSON.stringify(tables.facts));
    const column = tables[section];
    return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  });
  const headerBytes = align(HEADER_NUMBERS * 4);
  const length = parts.reduce((total, part) => total + align(part.length), headerBytes);
  const memory = new SharedArrayBuffer(length);
  const bytes = new Uint8Array(memory);
  const header = new Int32Array(memory, 0, HEADER_NUMBERS);
  header.set([MAGIC, PACKED_VERSION, length]);
  let offset = headerBytes;
  for (const [index, part] of parts.entries()) {
    header.set([offset, part.length], 4 + index * 2);
    bytes.set(part, offset);
    offset += align(part.length);
  }
  return { memory };
}

/** Whether the memory has the header of a dictionary of this layout and length, written in this machine's byte order. */
export function isPackedDictionary(memory: SharedArrayBuffer): boolean {
  if (memory.byteLength < HEADER_NUMBERS * 4 || memory.byteLength % 8 !== 0) return false;
  const [magic, version, length] = new Int32Array(memory, 0, 3);
  return magic === MAGIC && version === PACKED_VERSION && length === memory.byteLength;
}

/** Views on the tables; the memory must be a packed dictionary. */
export function openDictionary({ memory }: PackedDictionary): DictionaryTables {
  const header = new Int32Array(memory, 0, HEADER_NUMBERS);
  const place = (section: Section): [offset: number, length: number] => {
    const index = 4 + SECTIONS.indexOf(section) * 2;
    return [header[index] ?? 0, header[index + 1] ?? 0];
  };
  const uint8 = (section: Section): Uint8Array => new Uint8Array(memory, ...place(section));
  const numbers = (section: Section, bytesEach: number): [SharedArrayBuffer, number, number] => {
    const [offset, length] = place(section);
    return [memory, offset, length / bytesEach];
  };
  return {
    trie: new Int32Array(...numbers('trie', 4)),
    charCodes: new Uint16Array(...numbers('charCodes', 2)),
    categories: uint8('categories'),
    categoryFlags: uint8('categoryFlags'),
    categoryWords: new Int32Array(...numbers('categoryWords', 4)),
    words: new Int16Array(...numbers('words', 2)),
    readingStart: new Uint32Array(...numbers('readingStart', 4)),
    readings: uint8('readings'),
    connections: new Int16Array(...numbers('connections', 2)),
    // A copy, because decoders of text refuse shared memory.
    facts: JSON.parse(new TextDecoder().decode(uint8('facts').slice())),
  };
}

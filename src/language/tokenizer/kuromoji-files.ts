import { CATEGORY_ALWAYS, CATEGORY_GROUPS, type WordKind } from './packed-dictionary.js';

/** Kuromoji's dictionary files, unpacked, by name without `.dat.gz`; base and check, its trie over UTF-8, are not needed. */
const KUROMOJI_FILES = [
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
export interface Entry {
  readonly surface: string;
  /** Index into the kinds collected so far. */
  readonly kind: number;
  /** Empty where there is none. */
  readonly reading: string;
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** The words of one surface, or those that stand for unknown ones of a category: `key` is the category then. */
export interface EntryGroup {
  readonly key: number;
  readonly entries: readonly Entry[];
}

/** Words in the order of the map, which decides among equals. Their kinds are looked up or added through `kindOf`. */
export function readEntries(
  numbers: Uint8Array,
  features: Uint8Array,
  map: Uint8Array,
  kindOf: (fields: readonly string[]) => number,
): EntryGroup[] {
  const mapView = new DataView(map.buffer, map.byteOffset, map.byteLength);
  const numberView = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  const next = (): number => {
    at += 4;
    return mapView.getInt32(at - 4, true);
  };
  const groups: EntryGroup[] = [];
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
export function readCategories(invoke: Uint8Array): Uint8Array {
  const flags: number[] = [];
  for (let at = 0; at + 6 < invoke.length && invoke[at + 6] !== 0; at = invoke.indexOf(0, at + 6) + 1) {
    flags.push((invoke[at] === 1 ? CATEGORY_ALWAYS : 0) | (invoke[at + 1] === 1 ? CATEGORY_GROUPS : 0));
  }
  return Uint8Array.from(flags);
}

/** Costs by left context × right context of the word before; the file has them the other way round, behind both sizes. */
export function readConnections(cc: Uint8Array): { connections: Int16Array; rightContexts: number } {
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
export function createKindCollector(): {
  readonly kinds: readonly WordKind[];
  readonly kindOf: (fields: readonly string[]) => number;
} {
  const kinds: WordKind[] = [];
  const numbers = new Map<string, number>();
  return {
    kinds,
    kindOf(fields) {
      const [surface = '', pos = '*', detail1 = '*', detail2 = '*', detail3 = '*'] = fields;
      const [type = '*', form = '*', written = '*'] = fields.slice(5);
      const base = written === '*' ? surface : written;
      let common = 0;
      while (common < surface.length && surface[common] === base[common]) {
        common += 1;
      }
      const cut = surface.length - common;
      const ending = base.slice(common);
      const name = [pos, detail1, detail2, detail3, type, form, cut, ending].join();
      let number = numbers.get(name);
      if (number === undefined) {
        number = kinds.push({ features: [pos, detail1, detail2, detail3, type, form], cut, ending }) - 1;
        numbers.set(name, number);
      }
      return number;
    },
  };
}

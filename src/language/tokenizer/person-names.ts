import type { NameWord, PersonNames } from '../../model/person-names.js';
import {
  openDictionary,
  type PackedDictionary,
  WORD_COST,
  WORD_KIND,
  WORD_STRIDE,
} from './packed-dictionary.js';
import { readReading } from './tokenize.js';
import { NO_VALUE, TRIE_CHECK, TRIE_STRIDE, TRIE_VALUE } from './trie.js';

const FAMILY = 1;
const GIVEN = 2;
/** Between 平野 or 千尋, which are plains and fathoms as well, and 上司. */
const FAR_RARER = 2500;
const NONE: readonly NameWord[] = [];

/** Looks names of persons up in the dictionary: 谷口 is a word first, and a family name as well. */
export function createNameLookup(dictionary: PackedDictionary): PersonNames {
  const tables = openDictionary(dictionary);
  const { trie, charCodes, words, facts } = tables;
  const parts = facts.kinds.map(({ features: [, detail1, detail2, detail3] }) => {
    if (detail1 !== '固有名詞' || detail2 !== '人名') return 0;
    return detail3 === '姓' ? FAMILY : detail3 === '名' ? GIVEN : 0;
  });

  const isProper = facts.kinds.map(({ features: [, detail1] }) => detail1 === '固有名詞');

  /** The name that the words of one surface are, whose first is given; null where none is a name. */
  function nameOf(first: number, end: number): NameWord | null {
    let found = 0;
    let costAsName = Number.POSITIVE_INFINITY;
    let costAsWord = Number.POSITIVE_INFINITY;
    for (let word = first; ; word += 1) {
      const kind = words[word * WORD_STRIDE + WORD_KIND] as number;
      const cost = words[word * WORD_STRIDE + WORD_COST] as number;
      const part = parts[kind] ?? 0;
      found |= part;
      if (part !== 0) costAsName = Math.min(costAsName, cost);
      else if (!isProper[kind]) costAsWord = Math.min(costAsWord, cost);
      // The last word of a surface has a negative left context.
      if ((words[word * WORD_STRIDE] as number) < 0) break;
    }
    if (found === 0) return null;
    const isUsual = costAsName - costAsWord < FAR_RARER;
    return { end, isFamily: (found & FAMILY) !== 0, isGiven: (found & GIVEN) !== 0, isUsual };
  }

  /** Of some ten thousand names; made when first asked for. */
  const kept = new Map<number, ReadonlySet<string>>();
  function readingsOf(part: number): ReadonlySet<string> {
    const known = kept.get(part);
    if (known) return known;
    const readings = new Set<string>();
    for (let word = 0; word < words.length / WORD_STRIDE; word += 1) {
      if (parts[words[word * WORD_STRIDE + WORD_KIND] as number] !== part) continue;
      const reading = readReading(tables, word);
      if (reading !== null) readings.add(reading);
    }
    kept.set(part, readings);
    return readings;
  }

  const at = (text: string, start: number): readonly NameWord[] => {
    let names: NameWord[] | null = null;
    let node = 0;
    for (let place = start; place < text.length; place += 1) {
      const code = charCodes[text.charCodeAt(place)] as number;
      if (code === 0) break;
      const child = (trie[node * TRIE_STRIDE] as number) + code;
      if ((trie[child * TRIE_STRIDE + TRIE_CHECK] as number) !== node) break;
      node = child;
      const word = trie[node * TRIE_STRIDE + TRIE_VALUE] as number;
      if (word === NO_VALUE) continue;
      const name = nameOf(word, place + 1);
      if (name === null) continue;
      names ??= [];
      names.push(name);
    }
    return names ?? NONE;
  };
  return {
    at,
    isFamilyReading: (reading) => readingsOf(FAMILY).has(reading),
    isGivenReading: (reading) => readingsOf(GIVEN).has(reading),
  };
}

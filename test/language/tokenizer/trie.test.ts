import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildTrie,
  TRIE_CHECK,
  TRIE_STRIDE,
  TRIE_VALUE,
  type Trie,
} from '../../../src/language/tokenizer/trie.js';

const HIGHEST = 300;

/** Values of the keys that `text` starts with, shortest first. */
function prefixes(trie: Trie, text: string): number[] {
  const values: number[] = [];
  let node = 0;
  for (let at = 0; at < text.length; at += 1) {
    const child = (trie[node * TRIE_STRIDE] ?? 0) + text.charCodeAt(at);
    if (trie[child * TRIE_STRIDE + TRIE_CHECK] !== node) {
      break;
    }
    node = child;
    const value = trie[node * TRIE_STRIDE + TRIE_VALUE] ?? -1;
    if (value !== -1) {
      values.push(value);
    }
  }
  return values;
}

const code = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: HIGHEST }));
const key = fc.array(code, { minLength: 1, maxLength: 6 }).map((codes) => String.fromCharCode(...codes));

test('a text finds exactly the keys it starts with', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 200 }), fc.array(key, { maxLength: 50 }), (keys, others) => {
      keys.sort((a, b) => (a < b ? -1 : 1));
      const trie = buildTrie(keys, Int32Array.from(keys.keys()), HIGHEST);
      for (const text of [...keys, ...others]) {
        const expected = keys.flatMap((candidate, index) => (text.startsWith(candidate) ? [index] : []));
        expected.sort((a, b) => (keys[a]?.length ?? 0) - (keys[b]?.length ?? 0));
        expect(prefixes(trie, text)).toEqual(expected);
      }
    }),
  );
});

test('a look-up of any code from any node stays within the trie', () => {
  const keys = ['\u0001', '\u0001\u012c', '\u012c'];
  const trie = buildTrie(keys, Int32Array.from(keys.keys()), HIGHEST);
  for (let unit = 0; unit < trie.length; unit += TRIE_STRIDE) {
    const used = unit === 0 || (trie[unit + TRIE_CHECK] ?? -1) !== -1;
    expect(!used || ((trie[unit] ?? 0) + HIGHEST) * TRIE_STRIDE + TRIE_VALUE < trie.length).toBe(true);
  }
});

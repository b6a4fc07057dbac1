import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDenseTrie } from '../../src/text/dense-trie.js';

/** The string that ends where the tree leads, null where it leads nowhere. */
function follow(strings: readonly string[], text: string): string | null {
  const { units, base, parent, ending } = buildDenseTrie(strings);
  const classes = new Map([...units].map((unit, index) => [unit, index + 1]));
  let node = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = classes.get(text.charCodeAt(i)) ?? 0;
    const next = (base[node] ?? 0) + letter;
    if (letter === 0 || parent[next] !== node) return null;
    node = next;
  }
  return strings[ending[node] ?? -1] ?? null;
}

describe('buildDenseTrie', () => {
  it('leads to each of its strings and to no other', () => {
    const string = fc.string({
      unit: fc.constantFrom('あ', 'い', '録', '音', 'x'),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.uniqueArray(string, { maxLength: 60 }), string, (strings, other) => {
        for (const one of strings) expect(follow(strings, one)).toBe(one);
        expect(follow(strings, other)).toBe(strings.includes(other) ? other : null);
      }),
    );
  });

  it('stays inside of its tables on its way from any node', () => {
    const { units, base, parent } = buildDenseTrie(['録音', '録画', 'あ']);
    for (const from of base) expect(from + units.length).toBeLessThan(parent.length);
  });
});

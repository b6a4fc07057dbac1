import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileScanner } from '../../src/text/string-scanner.js';

function hits(strings: readonly string[], text: string): string[] {
  const found: string[] = [];
  compileScanner(strings)(text, (index, end) => found.push(`${strings[index]}@${end}`));
  return found.sort();
}

/** By looking at every place for every string. */
function plainHits(strings: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (const string of strings)
    for (let end = string.length; end <= text.length; end++)
      if (text.slice(end - string.length, end) === string) found.push(`${string}@${end}`);
  return found.sort();
}

describe('compileScanner', () => {
  it('finds strings within strings', () => {
    expect(hits(['録音', '録音を', '音', '止め'], '録音を止めて')).toEqual(
      ['録音@2', '音@2', '録音を@3', '止め@5'].sort(),
    );
  });

  it('finds nothing where nothing is looked for', () => {
    expect(hits([], '録音')).toEqual([]);
  });

  it('finds what a plain search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '録'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { maxLength: 12 }),
        fc.array(letters, { maxLength: 20 }),
        (strings, parts) => {
          const text = parts.join('');
          expect(hits(strings, text)).toEqual(plainHits(strings, text));
        },
      ),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { parseStates } from '../../src/language/endings/ending-states.js';
import { auxiliaryRows, buildEndingTrie, fixedRows } from '../../src/language/endings/ending-table.js';
import { parseEffect } from '../../src/language/endings/function-sets.js';
import { normalise } from '../../src/language/normalise/normalise.js';

/** The spelling is that of normalised text, but for a stretch that alone would be a filler. */
function isNormalised(ending: string): boolean {
  return normalise(`録音${ending}`, []).text === `録音${ending}`;
}

describe('the tables of endings', () => {
  test('stand in normalised spelling', () => {
    expect(
      fixedRows()
        .map(([ending = '']) => ending)
        .filter((ending) => !isNormalised(ending)),
    ).toEqual([]);
  });

  test('give an example that holds the ending', () => {
    const without = fixedRows().filter(
      ([ending = '', , , , example = '']) => !normalise(example, []).text.includes(ending),
    );
    expect(without.map(([ending = '', , , , example = '']) => `${ending}: ${example}`)).toEqual([]);
  });

  test('name an auxiliary by its dictionary form and an example that holds its stem', () => {
    const without = auxiliaryRows().filter(
      ([lemma = '', , , , example = '']) => !example.includes(lemma.slice(0, -1)),
    );
    expect(without).toEqual([]);
  });

  test('hold no fixed row that an earlier one hides', () => {
    const seen = new Map<string, number>();
    const hidden: string[] = [];
    for (const [ending = '', after = '', , functions] of fixedRows()) {
      const states = parseStates(after);
      const before = seen.get(ending) ?? 0;
      if ((states & ~before) === 0) {
        hidden.push(`${ending} after ${after}: ${functions}`);
      }
      seen.set(ending, before | states);
    }
    expect(hidden).toEqual([]);
  });
});

describe('buildEndingTrie', () => {
  test('refuses a state and a function that it does not know', () => {
    expect(() => buildEndingTrie([['ない', '未来', '形容', '', 'ない']])).toThrow('unknown state "未来"');
    expect(() => parseEffect('negativ')).toThrow('unknown function "negativ"');
  });
});

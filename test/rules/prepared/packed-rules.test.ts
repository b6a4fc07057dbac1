import { describe, expect, it } from 'vitest';
import { openRules, packRules } from '../../../src/rules/prepared/packed-rules.js';
import { openValue, packValue } from '../../../src/storage/packed-value.js';
import { shippedRules } from '../../shipped.js';

describe('packed rules', () => {
  it('come back as they were, without what they do without', () => {
    const ruleSet = shippedRules();
    const opened = openRules(openValue(packValue(packRules(ruleSet))) as ReturnType<typeof packRules>);
    expect(opened.atoms).toEqual(ruleSet.atoms);
    expect(opened.lexicon.map(({ name, pattern }) => [name, pattern.number])).toEqual(
      ruleSet.lexicon.map(({ name, pattern }) => [name, pattern.number]),
    );
    // Copies: getters become what they give.
    expect(opened.patterns.map((one) => ({ ...one }))).toEqual(
      ruleSet.patterns.map((one) => ({ ...one, ways: [] })),
    );
    for (const [index, { rule, ...compiled }] of ruleSet.rules.entries()) {
      const { rule: openedRule, ...openedCompiled } = opened.rules[index] ?? { rule: null };
      const left = {
        where: [],
        any: [],
        except: [],
        grade: [],
        require: [],
        unless: [],
        escalate: null,
        flag: [],
        pass: [],
      };
      expect(openedRule).toEqual({ ...rule, ...left });
      expect(JSON.stringify(openedCompiled, numbersOnly)).toBe(JSON.stringify(compiled, numbersOnly));
    }
  });

  it('keep what patterns share', () => {
    const { patterns } = openRules(packRules(shippedRules()));
    expect(patterns[3]?.node).toBe(patterns[3]?.node);
  });
});

/** Patterns by their numbers, sets as lists. */
function numbersOnly(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...value];
  const isPattern = typeof value === 'object' && value !== null && 'ways' in value && 'number' in value;
  return isPattern ? value.number : value;
}

describe('packed values', () => {
  it('hold typed arrays of every kind beside plain data', () => {
    const value = {
      text: '録音\ud83d\udcde',
      list: [1, [2.5, { deep: Uint8Array.of(1, 2, 3) }]],
      nothing: null,
      wide: Float64Array.of(0.1, -0, 1e300),
      narrow: Uint16Array.of(65_535),
      signed: Int32Array.of(-1, 2 ** 31 - 1),
      bytes: Int8Array.of(-128, 127),
      half: Float32Array.of(0.5, -2.25),
      none: new Uint32Array(0),
    };
    expect(openValue(packValue(value))).toEqual(value);
  });

  it('refuse numbers that would be lost', () => {
    expect(() => packValue({ threshold: Number.POSITIVE_INFINITY })).toThrow();
  });
});

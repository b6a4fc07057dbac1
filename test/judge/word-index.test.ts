import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWordIndex, wordSummer } from '../../src/judge/word-index.js';
import { modelOf } from './models.js';

const feature = fc.string({
  unit: fc.constantFrom('払', 'う', ':', '@', ' ', 'a', '~'),
  minLength: 1,
  maxLength: 8,
});
const weights = fc.uniqueArray(fc.record({ feature, weight: fc.integer({ min: -300, max: 300 }) }), {
  selector: (one) => one.feature,
});

describe('the index of word features', () => {
  it('gives every rule the weight that its model has, and none for what no model has', () => {
    fc.assert(
      fc.property(fc.array(weights, { minLength: 1, maxLength: 4 }), feature, (rules, other) => {
        const models = rules.map((some) =>
          modelOf(
            [],
            some.map((one) => ({ ...one, weight: one.weight / 100 })),
          ),
        );
        const index = buildWordIndex(models);
        for (const asked of [other, ...rules.flatMap((some) => some.map((one) => one.feature))]) {
          const { sums, clear, begin, write, count } = wordSummer(index, rules.length);
          clear();
          // What stands twice counts once.
          for (let time = 0; time < 2; time++) {
            begin();
            for (const letter of asked) write(letter);
            count(1);
          }
          const expected = rules.map(
            (some) => (some.find((one) => one.feature === asked)?.weight ?? 0) / 100,
          );
          expect([...sums]).toEqual(expected.map((weight) => expect.closeTo(weight, 9)));
        }
      }),
    );
  });
});

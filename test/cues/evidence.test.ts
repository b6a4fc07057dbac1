import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceStretch, wholePhrases } from '../../src/cues/evidence.js';
import type { Sentence } from '../../src/model/token.js';

const sum = (values: readonly number[], start: number, end: number) =>
  values.slice(start, end).reduce((total, value) => total + value, 0);

describe('the stretch that carries a score', () => {
  it('has the largest sum of all stretches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 12 }), (values) => {
        const { start, end } = evidenceStretch(Float64Array.from(values));
        let best = Number.NEGATIVE_INFINITY;
        for (let from = 0; from < values.length; from++) {
          for (let to = from + 1; to <= values.length; to++) best = Math.max(best, sum(values, from, to));
        }
        expect(sum(values, start, end)).toBe(best);
      }),
    );
  });

  it('is widened to whole phrases and no further', () => {
    const phrase = (start: number, end: number) => ({
      start,
      end,
      firstToken: 0,
      endToken: 1,
      headToken: 0,
      functions: 0,
    });
    const sentences: Sentence[] = [
      { start: 0, end: 9, tokens: [], phrases: [phrase(0, 2), phrase(2, 4), phrase(4, 7), phrase(7, 9)] },
    ];
    expect(wholePhrases({ start: 3, end: 5 }, sentences)).toEqual({ start: 2, end: 7 });
    expect(wholePhrases({ start: 7, end: 9 }, sentences)).toEqual({ start: 7, end: 9 });
  });
});

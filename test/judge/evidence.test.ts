import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceStretch, formOf, wholePhrases } from '../../src/judge/evidence.js';
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

  const phrase = (start: number, end: number, functions = 0) => ({
    start,
    end,
    firstToken: 0,
    endToken: 1,
    headToken: 0,
    functions,
    derived: 0,
  });

  it('has a form: how long it is, what its last phrase and that of its sentence do', () => {
    const phrases = [phrase(0, 2, 1), phrase(2, 4, 2), phrase(4, 7, 4), phrase(7, 9, 8)];
    const sentences: Sentence[] = [{ start: 0, end: 9, tokens: [], clauses: [], phrases }];
    expect(formOf({ start: 2, end: 7 }, sentences, 20)).toEqual({
      letters: 20,
      share: 0.25,
      phrases: 2,
      last: 4,
      final: 8,
      reachesEnd: false,
      quoted: 0,
      disowned: 0,
    });
    expect(formOf({ start: 7, end: 9 }, sentences, 20)).toMatchObject({
      last: 8,
      final: 8,
      reachesEnd: true,
    });
    expect(formOf({ start: 0, end: 1 }, [], 1)).toMatchObject({ phrases: 0, last: 0, reachesEnd: false });
  });

  it('is widened to whole phrases and no further', () => {
    const sentences: Sentence[] = [
      {
        start: 0,
        end: 9,
        tokens: [],
        clauses: [],
        phrases: [phrase(0, 2), phrase(2, 4), phrase(4, 7), phrase(7, 9)],
      },
    ];
    expect(wholePhrases({ start: 3, end: 5 }, sentences)).toEqual({ start: 2, end: 7 });
    expect(wholePhrases({ start: 7, end: 9 }, sentences)).toEqual({ start: 7, end: 9 });
  });
});

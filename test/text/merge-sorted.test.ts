import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSorted } from '../../src/text/merge-sorted.js';

const byNumber = (left: number, right: number): number => left - right;

describe('mergeSorted', () => {
  it('gives all items in order, equal ones in the order of their sequences', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 9 }))), (lists) => {
        const sorted = lists.map((list) => list.toSorted(byNumber));
        const expected = sorted
          .flatMap((list, from) => list.map((item) => ({ item, from })))
          .sort((left, right) => left.item - right.item);
        expect(Array.from(mergeSorted(sorted, byNumber))).toEqual(expected);
      }),
    );
  });

  it('asks a sequence for its next item only when the last one was taken', () => {
    const asked: number[] = [];
    const sequence = function* () {
      for (let item = 1; item <= 3; item++) {
        asked.push(item);
        yield item;
      }
    };
    const merged = mergeSorted([sequence(), [2]], byNumber);
    merged.next();
    expect(asked).toEqual([1]);
    merged.next();
    expect(asked).toEqual([1, 2]);
  });
});

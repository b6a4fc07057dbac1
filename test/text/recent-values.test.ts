import { describe, expect, it } from 'vitest';
import { createRecentValues } from '../../src/text/recent-values.js';

describe('values that were asked for lately', () => {
  it('are forgotten after two generations, unless they are asked for meanwhile', () => {
    const values = createRecentValues<number>(10);
    values.keep('frequent', 1);
    values.keep('rare', 2);
    for (let count = 0; count < 8; count++) {
      values.keep(`other ${count}`, count);
      expect(values.find('frequent')).toBe(1);
    }
    expect(values.find('rare')).toBeUndefined();
  });

  it('take the room that they weigh', () => {
    const remembered = (weight: number) => {
      const values = createRecentValues<number>(100, () => weight);
      for (let key = 0; key < 50; key++) values.keep(`${key}`, key);
      return Array.from({ length: 50 }, (_, key) => `${key}`).filter((key) => values.find(key) !== undefined);
    };
    expect(remembered(0)).toHaveLength(50);
    expect(remembered(50).length).toBeLessThan(7);
  });
});

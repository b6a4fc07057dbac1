import { describe, expect, it } from 'vitest';
import { lately } from '../../src/text/lately.js';

const one = {};
const other = {};

describe('what was computed lately', () => {
  it('is not computed again for the same objects', () => {
    const remembered = lately<object>(2);
    const first = remembered([one, other], () => ({}));
    expect(remembered([one, other], () => ({}))).toBe(first);
  });

  it('is computed anew for others, in another order, and for fewer', () => {
    const remembered = lately<string>(4);
    expect(remembered([one, other], () => 'both')).toBe('both');
    expect(remembered([one, {}], () => 'equal is not the same')).toBe('equal is not the same');
    expect(remembered([other, one], () => 'turned')).toBe('turned');
    expect(remembered([one], () => 'fewer')).toBe('fewer');
  });

  it('is forgotten when others were asked for more lately', () => {
    const remembered = lately<number>(2);
    remembered([1], () => 1);
    remembered([2], () => 2);
    remembered([1], () => 3);
    remembered([3], () => 3);
    expect(remembered([1], () => 4)).toBe(1);
    expect(remembered([2], () => 5)).toBe(5);
  });
});

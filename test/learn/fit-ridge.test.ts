import { describe, expect, it } from 'vitest';
import { fitRidge, ridgeData } from '../../src/learn/fit-ridge.js';

const rows = Array.from({ length: 400 }, (_, i) => ({
  features: [['bias', 1], ...(i % 2 === 0 ? [['x', 1] as const] : [])] as (readonly [string, number])[],
  // With x 180 of 200 are right, without 20 of 200.
  label: Number(i % 2 === 0 ? i % 20 !== 0 : i % 20 === 1),
  offset: 0,
}));
const all = new Float64Array(rows.length).fill(1);

describe('ridge regression', () => {
  it('finds the log odds of the shares where the penalty is next to nothing', () => {
    const weights = fitRidge(ridgeData(rows), all, () => 1e-6);
    expect(weights.get('bias')).toBeCloseTo(Math.log(1 / 9), 1);
    expect((weights.get('bias') ?? 0) + (weights.get('x') ?? 0)).toBeCloseTo(Math.log(9), 1);
  });

  it('pulls weights to zero by their penalty, and leaves rows of importance 0 out', () => {
    const free = fitRidge(ridgeData(rows), all, () => 0.01).get('x') ?? 0;
    const pulled = fitRidge(ridgeData(rows), all, (name) => (name === 'x' ? 100 : 0.01)).get('x') ?? 0;
    expect(Math.abs(pulled)).toBeLessThan(Math.abs(free) / 2);
    const none = Float64Array.from(rows, (_, i) => i % 2);
    expect(fitRidge(ridgeData(rows), none, () => 0.01).get('x')).toBeCloseTo(0, 6);
  });

  it('comes to the same from another start', () => {
    const from = fitRidge(ridgeData(rows), all, () => 0.5);
    const again = fitRidge(
      ridgeData(rows),
      all,
      () => 0.5,
      new Map([
        ['x', 3],
        ['bias', -1],
      ]),
    );
    expect(again.get('x')).toBeCloseTo(from.get('x') ?? 0, 1);
  });

  it('takes what is known already as an offset', () => {
    const known = rows.map((row) => ({
      ...row,
      offset: row.features.length > 1 ? Math.log(9) : Math.log(1 / 9),
    }));
    const weights = fitRidge(ridgeData(known), all, () => 0.5);
    expect(weights.get('x')).toBeCloseTo(0, 1);
  });
});

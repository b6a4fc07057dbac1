import { describe, expect, it } from 'vitest';
import { fitRidge } from '../../src/cues/ridge-logistic.js';

const BIAS = [0, 1] as const;

describe('logistic regression for few features', () => {
  it('gives the log odds where nothing holds the weights back', () => {
    const rows = Array.from({ length: 40 }, () => [BIAS]);
    const labels = rows.map((_, i) => i % 4 === 0);
    expect(fitRidge(rows, labels, [], [0])[0]).toBeCloseTo(Math.log(1 / 3), 5);
    const doubled = labels.map((label) => (label ? 2 : 1));
    expect(fitRidge(rows, labels, doubled, [0])[0]).toBeCloseTo(Math.log(2 / 3), 5);
  });

  it('finds the weights of two features that overlap', () => {
    const odds = (sum: number) => 1 / (1 + Math.exp(-sum));
    const rows: (readonly (readonly [number, number])[])[] = [];
    const labels: boolean[] = [];
    for (const [first, second] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const right = Math.round(1000 * odds(-1 + 2 * first + second));
      for (let i = 0; i < 1000; i++) {
        rows.push([BIAS, [1, first], [2, second]]);
        labels.push(i < right);
      }
    }
    const weights = fitRidge(rows, labels, [], [0, 0, 0]);
    for (const [i, weight] of [-1, 2, 1].entries()) expect(weights[i]).toBeCloseTo(weight, 1);
  });

  it('holds weights back by their penalty, also where one feature tells all', () => {
    const rows = [true, true, false, false].map((has) => (has ? [BIAS, [1, 1] as const] : [BIAS]));
    const labels = [true, true, false, false];
    const [, loose = 0] = fitRidge(rows, labels, [], [0.01, 0.1]);
    const [, tight = 0] = fitRidge(rows, labels, [], [0.01, 5]);
    expect(loose).toBeGreaterThan(tight);
    expect(tight).toBeGreaterThan(0);
  });
});

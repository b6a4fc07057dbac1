import { describe, expect, it } from 'vitest';
import { chooseLeast, type JudgedDecision } from '../../src/learn/least.js';

/** One decision a sign, the surest first: `+` right, `-` wrong on a turn that says something, `i` wrong on an innocent one, `?` open. */
const decisions = (signs: string): readonly JudgedDecision[] =>
  [...signs].map((sign, i) => ({
    decision: { rule: 'caller/x', probability: 1 - i / signs.length },
    isRight: sign === '?' ? null : sign === '+',
    innocentTurn: sign === 'i' ? `turn ${i}` : null,
  }));
const options = { targetPrecision: 0.9, otherTargets: {}, mostInnocent: 0.01 };

describe('the least probability that is believed', () => {
  it('keeps the target precision and does not stop long before', () => {
    const signs = `${'+'.repeat(40)}${'+-'.repeat(20)}`;
    const least = chooseLeast('caller', decisions(signs), 1000, options);
    const found = decisions(signs).filter(({ decision }) => decision.probability >= least);
    const precision = found.filter(({ isRight }) => isRight).length / found.length;
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeLessThan(0.95);
  });

  it('is higher where innocent turns are flagged', () => {
    const wrong = `${'+'.repeat(30)}--${'+'.repeat(50)}`;
    const innocent = `${'+'.repeat(30)}ii${'+'.repeat(50)}`;
    const leastOf = (signs: string) => chooseLeast('caller', decisions(signs), 100, options);
    expect(leastOf(innocent)).toBeGreaterThan(leastOf(wrong));
  });

  it('does not count what an annotator left open, nor other groups', () => {
    expect(chooseLeast('caller', decisions('+'.repeat(40) + '?'.repeat(40)), 100, options)).toBe(0.35);
    expect(chooseLeast('staff', decisions('-'.repeat(80)), 100, options)).toBe(0.5);
  });

  it('is the middle where there is too little to choose by', () => {
    expect(chooseLeast('caller', decisions('+-+-'), 100, options)).toBe(0.5);
  });
});

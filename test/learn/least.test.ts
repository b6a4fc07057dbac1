import { describe, expect, it } from 'vitest';
import { chooseLeasts, type JudgedDecision, type JudgedTurns } from '../../src/learn/least.js';

/** One decision a sign, the surest first: `+` right, `-` wrong on a turn that says something, `i` wrong on an innocent one, `?` open. */
const decisions = (signs: string): readonly JudgedDecision[] =>
  [...signs].map((sign, i) => ({
    decision: { probability: 1 - i / signs.length },
    isRight: sign === '?' ? null : sign === '+',
    innocentTurn: sign === 'i' ? `turn ${i}` : null,
  }));
/** @param innocent how many innocent turns there are */
const turns = (signs: string, innocent = 1000): JudgedTurns => ({
  decisions: decisions(signs),
  innocent: new Set(Array.from({ length: innocent }, (_, i) => `turn ${i}`)),
});
const options = { targetPrecision: 0.9, mostInnocent: { inCalls: 0.01, alone: 0.01 } };
const leastOf = (inCalls: JudgedTurns) => chooseLeasts(inCalls, turns(''), options).least;

describe('the least probability that is believed', () => {
  it('keeps the target precision and does not stop long before', () => {
    const signs = `${'+'.repeat(40)}${'+-'.repeat(20)}`;
    const least = leastOf(turns(signs));
    const found = decisions(signs).filter(({ decision }) => decision.probability >= least);
    const precision = found.filter(({ isRight }) => isRight).length / found.length;
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeLessThan(0.95);
  });

  it('is higher where innocent turns are flagged', () => {
    const wrong = `${'+'.repeat(30)}--${'+'.repeat(50)}`;
    const innocent = `${'+'.repeat(30)}ii${'+'.repeat(50)}`;
    expect(leastOf(turns(innocent, 100))).toBeGreaterThan(leastOf(turns(wrong, 100)));
  });

  it('does not count what an annotator left open', () => {
    expect(leastOf(turns('+'.repeat(40) + '?'.repeat(40)))).toBe(0.35);
  });

  it('is chosen for calls and for turns that stand alone by what is decided there', () => {
    const clean = turns('+'.repeat(80));
    const doubtful = turns(`${'+'.repeat(40)}${'-'.repeat(40)}`);
    const { least, leastAlone } = chooseLeasts(clean, doubtful, options);
    expect(least).toBe(0.35);
    expect(leastAlone).toBeGreaterThan(0.4);
    expect(chooseLeasts(doubtful, clean, options)).toEqual({ least: leastAlone, leastAlone: least });
  });

  it('lets other shares of innocent turns be flagged in calls than alone', () => {
    const flagged = turns(`${'+'.repeat(30)}ii${'+'.repeat(50)}`, 100);
    const mostInnocent = { inCalls: 0.02, alone: 0.01 };
    const { least, leastAlone } = chooseLeasts(flagged, flagged, { ...options, mostInnocent });
    expect(least).toBe(0.35);
    expect(leastAlone).toBeGreaterThan(least);
  });

  it('is chosen by both where one tells too little, and the middle where both do', () => {
    const few = turns('+-+-');
    const doubtful = turns(`${'+'.repeat(40)}${'-'.repeat(40)}`);
    const { least, leastAlone } = chooseLeasts(doubtful, few, options);
    expect(leastAlone).toBeGreaterThanOrEqual(least);
    expect(chooseLeasts(few, few, options)).toEqual({ least: 0.5, leastAlone: 0.5 });
  });
});

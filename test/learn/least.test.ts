import { describe, expect, it } from 'vitest';
import {
  type ByKind,
  chooseLeasts,
  type JudgedDecision,
  type JudgedTurns,
  type Targets,
  targetsOf,
} from '../../src/learn/least.js';

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
const options = {
  precision: { inCalls: 0.9, alone: 0.9, blunt: 0.9 },
  mostInnocent: { inCalls: 0.01, alone: 0.01, blunt: 0.01 },
  highest: { inCalls: 0.95, alone: 0.95, blunt: 0.95 },
};
const NONE = turns('', 0);
const leastsOf = (kinds: Partial<ByKind<JudgedTurns>>, targets: Targets = options) =>
  chooseLeasts({ inCalls: NONE, alone: NONE, blunt: NONE, ...kinds }, targets);
const leastOf = (inCalls: JudgedTurns) => leastsOf({ inCalls }).least;

describe('the least probability that is believed', () => {
  it('keeps the target precision and does not stop long before', () => {
    const signs = `${'+'.repeat(200)}${'+-'.repeat(100)}`;
    const least = leastOf(turns(signs));
    const found = decisions(signs).filter(({ decision }) => decision.probability >= least);
    const precision = found.filter(({ isRight }) => isRight).length / found.length;
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeLessThan(0.95);
  });

  it('is higher where innocent turns are flagged', () => {
    const wrong = `${'+'.repeat(150)}${'-'.repeat(10)}${'+'.repeat(250)}`;
    const innocent = `${'+'.repeat(150)}${'i'.repeat(10)}${'+'.repeat(250)}`;
    expect(leastOf(turns(innocent, 500))).toBeGreaterThan(leastOf(turns(wrong, 500)));
  });

  it('does not count what an annotator left open', () => {
    expect(leastOf(turns('+'.repeat(200) + '?'.repeat(200)))).toBe(0.35);
  });

  it('is chosen for calls and for turns that stand alone by what is decided there', () => {
    const clean = turns('+'.repeat(400));
    const doubtful = turns(`${'+'.repeat(200)}${'-'.repeat(200)}`);
    const { least, leastAlone } = leastsOf({ inCalls: clean, alone: doubtful });
    expect(least).toBe(0.35);
    expect(leastAlone).toBeGreaterThan(0.4);
    expect(leastsOf({ inCalls: doubtful, alone: clean })).toMatchObject({
      least: leastAlone,
      leastAlone: least,
    });
  });

  it('is another for blunt turns, where they tell enough', () => {
    const clean = turns('+'.repeat(400));
    const doubtful = turns(`${'+'.repeat(200)}${'-'.repeat(200)}`);
    const { leastAlone, leastBlunt } = leastsOf({ inCalls: clean, alone: doubtful, blunt: clean });
    expect(leastBlunt).toBe(0.35);
    expect(leastAlone).toBeGreaterThan(leastBlunt);
    const fewOthers = leastsOf({ inCalls: clean, alone: turns('--'), blunt: clean });
    expect(fewOthers.leastBlunt).toBe(0.35);
    const few = leastsOf({ inCalls: clean, alone: doubtful, blunt: turns('++') });
    expect(few.leastBlunt).toBe(few.leastAlone);
  });

  it('lets other shares of innocent turns be flagged in calls than alone', () => {
    const flagged = turns(`${'+'.repeat(150)}${'i'.repeat(10)}${'+'.repeat(250)}`, 500);
    const mostInnocent = { inCalls: 0.02, alone: 0.01, blunt: 0.01 };
    const { least, leastAlone } = leastsOf(
      { inCalls: flagged, alone: flagged },
      { ...options, mostInnocent },
    );
    expect(least).toBe(0.35);
    expect(leastAlone).toBeGreaterThan(least);
  });

  it('is chosen by both where one tells too little, and the middle where both do', () => {
    const few = turns('+-+-');
    const doubtful = turns(`${'+'.repeat(200)}${'-'.repeat(200)}`);
    const { least, leastAlone } = leastsOf({ inCalls: doubtful, alone: few });
    expect(leastAlone).toBeGreaterThanOrEqual(least);
    expect(leastsOf({ inCalls: few, alone: few, blunt: few })).toEqual({
      least: 0.5,
      leastAlone: 0.5,
      leastBlunt: 0.5,
    });
  });

  it('holds nothing back beyond the highest of its group', () => {
    const wrong = turns('i'.repeat(400), 500);
    const kinds = { inCalls: wrong, alone: wrong, blunt: wrong };
    expect(leastsOf(kinds, { ...options, highest: { ...options.highest, alone: 0.97 } })).toEqual({
      least: 0.95,
      leastAlone: 0.97,
      leastBlunt: 0.95,
    });
  });

  it('is to leave less wrong alone than in calls, save where misses weigh more', () => {
    const asked = {
      targetPrecision: 0.9,
      wrongAlone: 0.5,
      otherTargets: { safety: 0.8 },
      mostInnocent: options.mostInnocent,
      highestAlone: { caller: 0.97 },
    };
    expect(targetsOf('caller', asked).precision).toEqual({ inCalls: 0.9, alone: 0.95, blunt: 0.95 });
    expect(targetsOf('caller', asked).highest).toEqual({ inCalls: 0.95, alone: 0.97, blunt: 0.95 });
    expect(targetsOf('staff', asked).highest.alone).toBe(0.95);
    expect(targetsOf('safety', asked).precision).toEqual({ inCalls: 0.8, alone: 0.8, blunt: 0.8 });
  });
});

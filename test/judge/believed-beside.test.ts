import { describe, expect, it } from 'vitest';
import { believedBeside } from '../../src/judge/believed-beside.js';
import type { WeighedRule } from '../../src/judge/decide.js';

function weighed(number: number, probability: number, start: number, end: number): WeighedRule {
  return {
    number,
    probability,
    least: 0.9,
    span: { start, end },
    pattern: null,
    patterns: [],
    parts: [],
    cues: [],
    trigger: null,
  };
}

const leasts = (rules: readonly WeighedRule[]): readonly number[] =>
  believedBeside(rules, 0.6).map(({ least }) => least);

describe('what is believed beside a sure finding of a turn alone', () => {
  it('needs no more than in a call where it stands on other words', () => {
    expect(leasts([weighed(0, 0.95, 0, 4), weighed(1, 0.7, 4, 8)])).toEqual([0.6, 0.6]);
  });

  it('needs as much as before where it stands on the same words', () => {
    expect(leasts([weighed(0, 0.95, 0, 4), weighed(1, 0.7, 3, 8)])).toEqual([0.6, 0.9]);
  });

  it('needs as much as before where nothing is sure', () => {
    expect(leasts([weighed(0, 0.85, 0, 4), weighed(1, 0.7, 4, 8)])).toEqual([0.9, 0.9]);
  });

  it('keeps the order', () => {
    const rules = [weighed(3, 0.7, 4, 8), weighed(1, 0.95, 0, 4)];
    expect(believedBeside(rules, 0.6).map(({ number }) => number)).toEqual([3, 1]);
  });
});

import { describe, expect, it } from 'vitest';
import { confidenceCurve } from '../../src/cues/confidence-curve.js';
import { chooseThreshold, type ScoredTurn } from '../../src/cues/threshold.js';

/** `+` labelled, `-` not, `p` found by a pattern and labelled, `q` found by a pattern and not; scores fall by one. */
const turns = (signs: string): ScoredTurn[] =>
  [...signs].map((sign, i) => ({
    score: signs.length - i,
    labelled: sign === '+' || sign === 'p',
    pattern: sign === 'p' || sign === 'q',
    innocent: sign === '-',
  }));
const options = { targetPrecision: 0.75, innocentWeight: 1 };

describe('the threshold', () => {
  it('is the lowest at which the findings still have the target precision', () => {
    expect(chooseThreshold(turns('+++-+-++----'), options)).toMatchObject({
      threshold: 5,
      precision: 0.75,
      recall: 1,
    });
  });

  it('regards what patterns find anyway: their errors leave less room for the cues', () => {
    expect(chooseThreshold(turns('+++-----q'), { ...options, targetPrecision: 0.7 }).threshold).toBe(7);
    expect(chooseThreshold(turns('+++-----'), { ...options, targetPrecision: 0.7 }).threshold).toBe(5);
  });

  it('a false alarm on an innocent turn can weigh more', () => {
    expect(chooseThreshold(turns('+++-+---'), { ...options, innocentWeight: 1 }).threshold).toBe(4);
    expect(chooseThreshold(turns('+++-+---'), { ...options, innocentWeight: 3 }).threshold).toBe(6);
  });

  it('where none reaches the target it is the one of the best precision', () => {
    expect(chooseThreshold(turns('-++-+---'), { ...options, targetPrecision: 0.99 }).threshold).toBe(4);
  });

  it('rests on three right findings at least', () => {
    expect(chooseThreshold(turns('++------'), options).threshold).toBe(9);
  });
});

describe('the curve from score to confidence', () => {
  it('rises with the score and stays between 0 and 1', () => {
    const curve = confidenceCurve(turns('+++++-++-+--------'), 8);
    const values = curve.map((point) => point.confidence);
    expect(values).toEqual([...values].sort());
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });

  it('is flat rather than falling where higher scores were wrong', () => {
    const values = confidenceCurve(turns('------++++++'), 1).map((point) => point.confidence);
    expect(new Set(values).size).toBeLessThanOrEqual(values.length);
    expect(values).toEqual([...values].sort());
  });
});

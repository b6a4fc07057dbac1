import { describe, expect, it } from 'vitest';
import { confidenceOf, curvePoints, fitConfidence, scoreAt } from '../../src/cues/confidence-curve.js';
import type { ScoredTurn } from '../../src/cues/scored-turn.js';
import { chooseThresholds } from '../../src/cues/thresholds.js';

/** `+` labelled, `-` not, `p` found by a pattern and labelled, `q` found by a pattern and not; scores fall by `step`. */
const turns = (signs: string, step = 0.2): ScoredTurn[] =>
  [...signs].map((sign, i) => ({
    score: (signs.length - i) * step,
    labelled: sign === '+' || sign === 'p',
    pattern: sign === 'p' || sign === 'q',
    innocent: sign === '-',
  }));
const clear = '+'.repeat(30) + '-'.repeat(60);
const mixed = '+++-++-++-+-+--+--+---+--'.padEnd(90, '-');
const options = { targetPrecision: 0.8, innocentWeight: 1 };

const foundBy = (signs: string, threshold: number | undefined) => {
  const found = turns(signs).filter((turn) => turn.pattern || turn.score >= (threshold ?? 0));
  return { right: found.filter((turn) => turn.labelled).length, all: found.length };
};

describe('the threshold of a rule', () => {
  it('keeps the target precision and does not stop long before', () => {
    const [choice] = chooseThresholds([turns(mixed)], options);
    expect(choice?.precision).toBeGreaterThanOrEqual(0.8);
    expect(choice?.recall).toBeGreaterThan(0.4);
    const found = foundBy(mixed, choice?.threshold);
    expect(choice?.precision).toBeCloseTo(found.right / found.all, 9);
  });

  it('is higher where patterns err already: their errors leave less room for the cues', () => {
    const [alone] = chooseThresholds([turns(mixed)], options);
    const [beside] = chooseThresholds([turns(`${mixed}qqq`, 0.2)], options);
    const offset = 3 * 0.2;
    expect((beside?.threshold ?? 0) - offset).toBeGreaterThan(alone?.threshold ?? 0);
  });

  it('is higher where false alarms on innocent turns weigh more', () => {
    const [plain] = chooseThresholds([turns(mixed)], options);
    const [strict] = chooseThresholds([turns(mixed)], { ...options, innocentWeight: 3 });
    expect(strict?.threshold).toBeGreaterThan(plain?.threshold ?? 0);
  });

  it('is lower for a difficult rule beside a clear one, which makes room for it', () => {
    const [alone] = chooseThresholds([turns(mixed)], options);
    const [beside] = chooseThresholds([turns(mixed), turns(clear)], options);
    expect(beside?.threshold).toBeLessThan(alone?.threshold ?? 0);
  });

  it('lets the cues find next to nothing where no score can be trusted', () => {
    const [choice] = chooseThresholds([turns('-'.repeat(20) + '+'.repeat(5))], options);
    expect(foundBy('-'.repeat(20) + '+'.repeat(5), choice?.threshold).all).toBe(0);
  });
});

describe('the curve from score to confidence', () => {
  it('rises with the score, also where higher scores were wrong', () => {
    for (const signs of [clear, mixed, [...mixed].reverse().join('')]) {
      const values = curvePoints(fitConfidence(turns(signs)), 1).map((point) => point.confidence);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(new Set(values).size).toBe(values.length);
      expect(Math.min(...values)).toBeGreaterThan(0);
      expect(Math.max(...values)).toBeLessThan(1);
    }
  });

  it('leads from a confidence back to its score', () => {
    const curve = fitConfidence(turns(mixed));
    expect(confidenceOf(curve, scoreAt(curve, 0.7))).toBeCloseTo(0.7, 9);
  });

  it('is right on average on the turns it was fitted to', () => {
    const curve = fitConfidence(turns(mixed));
    const near = turns(mixed).filter((turn) => turn.score >= curve.anchor - 1.5);
    const expected = near.reduce((sum, turn) => sum + confidenceOf(curve, turn.score), 0);
    expect(expected / near.length).toBeCloseTo(near.filter((turn) => turn.labelled).length / near.length, 1);
  });
});

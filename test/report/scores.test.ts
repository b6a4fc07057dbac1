import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../src/model/rule.js';
import { DEFAULT_SCORE_WEIGHTS, pressureByTurn, scoreCall, scoreFindings } from '../../src/report/scores.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

const transcript = transcriptOf('a.txt', [['職員', '録音は困ります。']]);
const base = found(transcript, 1, 'staff/startled-reaction', '録音は困ります');
const someFinding = fc
  .record({
    severity: fc.constantFrom(...SEVERITIES),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map((fields) => ({ ...base, ...fields }));

describe('scores', () => {
  it('are 0 without findings', () => {
    expect(scoreCall({ transcript, findings: [] })).toEqual({ staffRisk: 0, callerPressure: 0 });
  });

  it('follow the formula: one error 40, two errors 64', () => {
    const error = { ...base, severity: 'error' as const };
    expect(scoreFindings([error])).toBe(40);
    expect(scoreFindings([error, error])).toBe(64);
  });

  it('stay between 0 and 100 and never fall with a further finding', () => {
    fc.assert(
      fc.property(fc.array(someFinding, { maxLength: 60 }), someFinding, (findings, further) => {
        const before = scoreFindings(findings);
        const after = scoreFindings([...findings, further]);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(100);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('never fall with a graver severity', () => {
    fc.assert(
      fc.property(fc.array(someFinding), fc.integer({ min: 1, max: 3 }), (findings, rank) => {
        const milder = { ...base, severity: SEVERITIES[rank] ?? 'note' };
        const graver = { ...base, severity: SEVERITIES[rank - 1] ?? 'error' };
        expect(scoreFindings([...findings, graver])).toBeGreaterThanOrEqual(
          scoreFindings([...findings, milder]),
        );
      }),
    );
  });

  it('take the weight of a rule before that of its group, and that before the severity', () => {
    const weights = { ...DEFAULT_SCORE_WEIGHTS, rules: { 'staff/*': 0.5 } };
    expect(scoreFindings([base], weights)).toBe(50);
    expect(scoreFindings([base], { ...weights, rules: { ...weights.rules, [base.rule]: 0.1 } })).toBe(10);
  });

  it('count good practice for neither side', () => {
    const [, calm] = sampleCalls;
    if (!calm) throw new Error('no sample');
    expect(scoreCall(calm)).toEqual({ staffRisk: 0, callerPressure: 8 });
  });

  it('tell the pressure turn by turn, with null on turns of staff', () => {
    const [tense] = sampleCalls;
    if (!tense) throw new Error('no sample');
    expect(pressureByTurn(tense)).toEqual([8, null, 20, null, 52, null, 0, null]);
  });
});

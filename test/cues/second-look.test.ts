import { describe, expect, it } from 'vitest';
import { secondLook } from '../../src/cues/second-look.js';
import type { CueHit } from '../../src/match/evaluate.js';
import type { Finding } from '../../src/model/finding.js';
import type { RuleId } from '../../src/model/rule.js';

const finding = (turn: number, rule: RuleId, confidence: number, via: Finding['via'] = 'cues'): Finding => ({
  rule,
  severity: 'warning',
  speaker: 'caller',
  turn,
  evidence: { start: 0, end: 1 },
  via,
  pattern: null,
  confidence,
  cues: [],
  context: [],
});

const TURNS = 9;
/** The hits that belong to findings by cues, one list a turn. */
function hitsOf(findings: readonly Finding[], turns: number): readonly (readonly CueHit[])[] {
  return Array.from({ length: turns }, (_, index) =>
    findings
      .filter(({ turn, via }) => turn === index + 1 && via === 'cues')
      .map(({ rule, confidence, evidence, cues }) => ({ rule, confidence, span: evidence, cues })),
  );
}
/** Rule and confidence of what is left on a turn. */
function left(findings: readonly Finding[], turn: number, turns = TURNS) {
  const kept = secondLook(findings, hitsOf(findings, turns))[turn - 1] ?? [];
  return kept.map(({ rule, confidence }) => [rule, Math.round(confidence * 100)]);
}

describe('the second look at cue findings', () => {
  it('leaves them as they are where a sure finding stands near', () => {
    const near = [finding(3, 'caller/time-lock', 0.6), finding(5, 'staff/capitulation', 0.95, 'pattern')];
    const hits = hitsOf(near, TURNS);
    expect(secondLook(near, hits)).toBe(hits);
  });

  it('drops all but the surest in a call where nothing else stands', () => {
    expect(left([finding(3, 'caller/time-lock', 0.9)], 3)).toEqual([]);
    expect(left([finding(3, 'caller/time-lock', 0.98)], 3)).toEqual([['caller/time-lock', 60]]);
  });

  it('says nothing of a call that is too short to be calm', () => {
    expect(left([finding(1, 'caller/time-lock', 0.6)], 1, 2)).toEqual([['caller/time-lock', 60]]);
  });

  it('lowers what stands far from the others', () => {
    const far = [finding(1, 'caller/time-lock', 0.8), finding(9, 'caller/apology-demand', 0.95, 'pattern')];
    expect(left(far, 1)).toEqual([['caller/time-lock', 55]]);
  });

  it('makes room for one surer finding on a turn', () => {
    const both = [
      finding(3, 'caller/time-lock', 0.7),
      finding(3, 'caller/apology-demand', 0.95, 'pattern'),
      finding(5, 'caller/apology-demand', 0.95, 'pattern'),
    ];
    expect(left(both, 3)).toEqual([]);
  });

  it('takes no notice of model responses', () => {
    const praised = [finding(3, 'practice/warning', 0.6)];
    const hits = hitsOf(praised, TURNS);
    expect(secondLook(praised, hits)).toBe(hits);
    const beside = [finding(3, 'caller/time-lock', 0.9), finding(4, 'practice/warning', 0.95, 'pattern')];
    expect(left(beside, 3)).toEqual([]);
  });
});

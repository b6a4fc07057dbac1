import { describe, expect, it } from 'vitest';
import { LOOK_FEATURES, type SecondLook, secondLook, type WeighedHit } from '../../src/cues/second-look.js';
import { functionSet } from '../../src/language/function-sets.js';
import type { EvidenceForm } from '../../src/model/evidence-form.js';
import type { RuleId } from '../../src/model/rule.js';

const TURNS = 9;
const form: EvidenceForm = { letters: 19, share: 0.5, phrases: 2, last: 0, final: 0, reachesEnd: true };
const hit = (rule: RuleId, confidence: number, changes: Partial<WeighedHit> = {}): WeighedHit => ({
  rule,
  confidence,
  stands: confidence >= 0.7,
  again: true,
  form,
  ...changes,
});
const lookOf = (group: string, weights: Record<string, number>, besidePatterns = 0): SecondLook => ({
  group,
  least: 0.5,
  besidePatterns,
  weights: LOOK_FEATURES.map((name) => weights[name] ?? 0),
  fit: { targetPrecision: 0.9, precision: 0.9, recall: 0.5, hits: 100, right: 50 },
});
/** One list a turn, from pairs of turn (1-based) and finding. */
function byTurn<T>(found: readonly (readonly [turn: number, one: T])[], turns = TURNS): readonly T[][] {
  return Array.from({ length: turns }, (_, index) =>
    found.filter(([turn]) => turn === index + 1).map(([, one]) => one),
  );
}
function left(
  weights: Record<string, number>,
  hits: readonly (readonly [number, WeighedHit])[],
  known: readonly (readonly [number, { rule: RuleId; confidence: number }])[] = [],
  turns = TURNS,
) {
  const looks = new Map([['caller', lookOf('caller', { confidence: 1, ...weights })]]);
  return secondLook(looks, byTurn(known, turns), byTurn(hits, turns)).flatMap((ofTurn, index) =>
    ofTurn.map(({ rule, confidence }) => [index + 1, rule, Math.round(confidence * 100)]),
  );
}
const lock = hit('caller/time-lock', 0.6);

describe('the second look at cue hits', () => {
  it('decides by its own least confidence, not by the threshold of the rule', () => {
    expect(left({}, [[3, lock]])).toEqual([[3, 'caller/time-lock', 60]]);
    expect(left({ bias: -1 }, [[3, lock]])).toEqual([]);
    expect(left({ bias: 1 }, [[3, hit('caller/time-lock', 0.3)]])).toEqual([[3, 'caller/time-lock', 54]]);
  });

  it('tells less confidence beside patterns, and finds no less', () => {
    const looks = new Map([['caller', lookOf('caller', { confidence: 1 }, -1)]]);
    const [[found] = []] = secondLook(looks, [[]], [[lock]]);
    expect(found?.confidence).toBeCloseTo(0.356);
  });

  it('leaves the threshold to decide where there is none for the group or the rule takes no part', () => {
    const others = [
      hit('staff/capitulation', 0.6),
      hit('staff/capitulation', 0.8),
      { ...lock, again: false },
      hit('caller/apology-demand', 0.8, { again: false }),
    ] as const;
    expect(
      left(
        { bias: -9 },
        others.map((one, i) => [i + 1, one]),
      ),
    ).toEqual([
      [2, 'staff/capitulation', 80],
      [4, 'caller/apology-demand', 80],
    ]);
  });

  it('regards what stands near and further off, not model conduct', () => {
    const sure = { rule: 'staff/capitulation', confidence: 0.9 } as const;
    expect(left({ near: 1 }, [[3, lock]])).toEqual([]);
    expect(left({ near: 1 }, [[3, lock]], [[5, sure]])).toEqual([[3, 'caller/time-lock', 60]]);
    expect(left({ near: 1 }, [[3, lock]], [[6, sure]])).toEqual([]);
    expect(left({ far: 1 }, [[3, lock]], [[6, sure]])).toEqual([[3, 'caller/time-lock', 60]]);
    expect(left({ alone: -1 }, [[3, lock]])).toEqual([]);
    expect(left({ alone: -1 }, [[3, lock]], [[9, sure]])).toHaveLength(1);
    expect(left({ near: 1 }, [[3, lock]], [[4, { ...sure, rule: 'practice/warning' }]])).toEqual([]);
  });

  it('says nothing of the turns of a call that is too short to be calm', () => {
    expect(left({ near: 1, far: 1 }, [[1, lock]], [], 2)).toEqual([[1, 'caller/time-lock', 60]]);
    expect(left({ 'short call': -1 }, [[1, lock]], [], 2)).toEqual([]);
  });

  it('regards other findings on the turn, surer ones apart', () => {
    const beside = { rule: 'caller/apology-demand', confidence: 0.9 } as const;
    expect(left({ 'surer beside': -1 }, [[3, lock]], [[3, beside]])).toEqual([]);
    expect(left({ 'surer beside': -1 }, [[3, lock]], [[3, { ...beside, confidence: 0.5 }]])).toHaveLength(1);
    expect(left({ 'all beside': -1 }, [[3, lock]], [[3, { ...beside, confidence: 0.5 }]])).toEqual([]);
  });

  it('regards the grammar of the evidence and of the end of its sentence', () => {
    const asked = hit('caller/time-lock', 0.6, { form: { ...form, final: functionSet('question') } });
    const told = hit('caller/time-lock', 0.6, { form: { ...form, last: functionSet('past') } });
    expect(left({ 'end: question': -1 }, [[3, asked]])).toEqual([]);
    expect(left({ 'last: question': -1 }, [[3, asked]])).toHaveLength(1);
    expect(left({ 'last: past': -1 }, [[3, told]])).toEqual([]);
  });
});

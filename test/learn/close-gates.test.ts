import { describe, expect, it } from 'vitest';
import type { ScoreModel } from '../../src/judge/judge-model.js';
import type { RuleEvidence } from '../../src/judge/read-evidence.js';
import { closeGates } from '../../src/learn/close-gates.js';
import type { UnseenCall } from '../../src/learn/learn-scores.js';
import type { TrainingRow } from '../../src/learn/training-turns.js';
import { modelOf } from '../judge/models.js';

const RULE = 'caller/apology-demand';
/** Believed from a score of characters of 0 on. */
const scores: ScoreModel = {
  group: 'caller',
  least: 0.5,
  leastAlone: 0.5,
  leastBlunt: 0.5,
  weights: { characters: 1 },
  means: {},
  slope: 1,
  offset: 0,
};
const folds = { count: 1, files: 1, measured: 1, ofCall: [] as number[] };
const form = {
  letters: 10,
  share: 1,
  phrases: 1,
  last: 0,
  final: 0,
  reachesEnd: true,
  quoted: 0,
  disowned: 0,
};

function callOf(characters: number, isLabelled: boolean): UnseenCall {
  const row: TrainingRow = {
    call: 0,
    turn: 0,
    isWhole: true,
    labels: new Set(isLabelled ? [RULE] : []),
    optional: new Set(),
    ruledOut: new Set(),
    judged: null,
    isMeasured: true,
    importance: 1,
  };
  const views = { characters, words: 0 };
  const evidence: RuleEvidence = {
    number: 0,
    rule: RULE,
    views,
    sentenceViews: views,
    anyViews: null,
    patterns: [],
    isRuledOut: false,
    isNarrated: false,
    form,
    clauseViews: null,
    formInClause: null,
    span: { start: 0, end: 1 },
    cues: [],
    isBlunt: false,
  };
  return [{ row, evidence: [evidence] }];
}

const gateAfter = (calls: readonly UnseenCall[]): number | undefined => {
  const rule = modelOf([], [], { rule: RULE, gate: -4 });
  const ofCall = calls.map(() => 0);
  return closeGates([rule], calls, { ...folds, ofCall }, [[scores]])[0]?.gate;
};
const found = Array.from({ length: 60 }, (_, index) => callOf(1 + index / 10, true));

describe('the gate of a rule', () => {
  it('rises to the lowest score of characters at which the rule was rightly found', () => {
    expect(gateAfter(found)).toBe(1);
  });

  it('does not heed turns that were missed, or found wrongly', () => {
    expect(gateAfter([...found, callOf(-3, true), callOf(0.5, false)])).toBe(1);
  });

  it('stays where few turns tell', () => {
    expect(gateAfter(found.slice(0, 20))).toBe(-4);
  });
});

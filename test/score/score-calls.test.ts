import { describe, expect, it } from 'vitest';
import { compareScores } from '../../src/score/compare.js';
import type { JudgedCall } from '../../src/score/predictions.js';
import { scoreCalls } from '../../src/score/score-calls.js';
import { call } from './transcripts.js';

const judged = (
  lines: readonly string[],
  ids: readonly (readonly string[])[],
  fields: Record<string, string> = {},
): JudgedCall => ({
  transcript: call(lines, fields),
  predictions: ids.map((turn) => turn.map((rule) => ({ rule, confidence: 0.85 }))),
});

const [apology, insult] = ['caller/apology-demand', 'caller/abusive-language'];

describe('scoring findings against labels', () => {
  it('counts what is found, missed and falsely found, a rule at most once a turn', () => {
    const result = scoreCalls([
      judged(
        [`caller 謝れ ${apology}`, `caller 馬鹿 ${insult}`, 'caller はい'],
        [[apology, apology], [], [insult]],
      ),
    ]);
    expect(
      result.rules.map(({ rule, found, missed, falseAlarms }) => [rule, found, missed, falseAlarms]),
    ).toEqual([
      [insult, 0, 1, 1],
      [apology, 1, 0, 0],
    ]);
    expect(result.groups.at(-1)).toMatchObject({
      found: 1,
      missed: 1,
      falseAlarms: 1,
      f1: 0.5,
      macroF1: 0.5,
    });
  });

  it('lists each deviation with its turn and words', () => {
    const result = scoreCalls([judged([`caller 謝れ ${apology}`, 'caller はい'], [[], [insult]])]);
    expect(result.deviations).toMatchObject([
      { kind: 'miss', rule: apology, turn: 1, text: '謝れ' },
      { kind: 'false-alarm', rule: insult, turn: 2, text: 'はい' },
    ]);
  });

  it('an optional label counts neither way, and its turn is not innocent', () => {
    const one = judged(['caller 謝れ', 'caller はい'], [[apology], [apology]]);
    const turns = one.transcript.turns.map((turn, i) =>
      i === 0 ? { ...turn, optional: [{ id: apology }] } : turn,
    );
    const result = scoreCalls([{ ...one, transcript: { ...one.transcript, turns } }]);
    expect(result.rules).toMatchObject([{ rule: apology, found: 0, falseAlarms: 1 }]);
    expect(result.innocent).toMatchObject({ hits: 1, of: 1 });
  });

  it('a practice finding does not make an innocent turn a flagged one', () => {
    const result = scoreCalls([
      judged(['staff 承りました'], [['practice/acknowledgement']], { style: 'ordinary' }),
    ]);
    expect(result.innocent).toMatchObject({ hits: 0, of: 1 });
    expect(result.ordinary).toMatchObject({ hits: 0, of: 1 });
  });

  it('pairs tell usual wordings found from near misses flagged', () => {
    const pair = (sign: string, label: string, ids: readonly string[]) =>
      judged(['staff はい', `caller 謝れ ${label}`.trim()], [[], ids], {
        style: 'pair',
        title: `${apology} ${sign}`,
      });
    const result = scoreCalls([
      pair('+', apology, [apology]),
      pair('+', apology, [insult]),
      pair('-', '', [apology]),
      pair('-', '', [insult]),
    ]);
    expect(result.pairs?.usualFound).toMatchObject({ hits: 1, of: 2 });
    expect(result.pairs?.nearMissesFlagged).toMatchObject({ hits: 1, of: 2 });
  });

  it('confidence is compared with the share that was right', () => {
    const result = scoreCalls([judged([`caller 謝れ ${apology}`, 'caller はい'], [[apology], [insult]])]);
    expect(result.calibration).toMatchObject([
      { from: 0.8, meanConfidence: 0.85, right: { hits: 1, of: 2 } },
    ]);
  });

  it('a comparison with an earlier result survives its way through JSON', () => {
    const lines = [`caller 謝れ ${apology}`, `caller 馬鹿 ${insult}`];
    const before = scoreCalls([judged(lines, [[apology], []])]);
    const after = scoreCalls([judged(lines, [[], [insult]])]);
    const { rules, groups } = compareScores(JSON.parse(JSON.stringify(before)), after);
    expect(rules.map(({ name, verdict }) => [name, verdict])).toEqual([
      [insult, 'better'],
      [apology, 'worse'],
    ]);
    expect(groups.every(({ verdict }) => verdict === 'same')).toBe(true);
  });
});

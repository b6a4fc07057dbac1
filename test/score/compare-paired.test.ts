import { describe, expect, it } from 'vitest';
import { comparePaired } from '../../src/score/compare-paired.js';
import { isNoWorse, ruleFigures } from '../../src/score/figures.js';
import { judgedCall } from '../../src/score/predictions.js';
import { found, transcriptOf } from '../report/sample.js';

const RULE = 'staff/recording-stop-plea';

/** Calls that carry the rule on their only turn; `isFound` says in which it is found. */
const judged = (count: number, isFound: (index: number) => boolean) =>
  Array.from({ length: count }, (_, index) => {
    const transcript = transcriptOf(`${index}.txt`, [['職員', '録音は止めていただけませんか。']]);
    const labelled = {
      ...transcript,
      turns: transcript.turns.map((turn) => ({ ...turn, labels: [{ id: RULE }] })),
    };
    return judgedCall(labelled, isFound(index) ? [found(transcript, 1, RULE, '録音')] : []);
  });

const compared = (count: number, before: (index: number) => boolean, after: (index: number) => boolean) => {
  const [figures] = comparePaired(judged(count, before), judged(count, after), [RULE]);
  if (!figures) throw new Error('no figures');
  return figures;
};
const half = (index: number) => index % 2 === 0;
const all = () => true;

describe('a rule that was taught', () => {
  const figures = (found: number, falseAlarms: number, missed: number) =>
    ruleFigures(RULE, { found, falseAlarms, missed });

  it('is worse with more false alarms where nothing is labelled, though F1 is 0 before and after', () => {
    expect(isNoWorse(figures(0, 0, 0), figures(0, 1, 0))).toBe(false);
    expect(isNoWorse(figures(0, 2, 0), figures(0, 1, 0))).toBe(true);
    expect(isNoWorse(figures(0, 0, 0), figures(0, 0, 0))).toBe(true);
  });

  it('is judged by F1 where something is labelled', () => {
    expect(isNoWorse(figures(2, 0, 2), figures(4, 1, 0))).toBe(true);
    expect(isNoWorse(figures(4, 0, 0), figures(4, 1, 0))).toBe(false);
  });
});

describe('two judgements of the same calls', () => {
  it('that are the same do not differ, and nothing is left open', () => {
    expect(compared(20, half, half)).toMatchObject({ interval: [0, 0] });
  });

  it('are told with figures and an interval of what other calls would have shown', () => {
    const { before, after, interval } = compared(40, half, all);
    expect([before.recall.value, after.recall.value]).toEqual([0.5, 1]);
    expect(after.f1 - before.f1).toBeCloseTo(1 / 3);
    expect(interval[0]).toBeGreaterThan(0.15);
    expect(interval[0]).toBeLessThan(1 / 3);
    expect(interval[1]).toBeGreaterThan(1 / 3);
    expect(interval[1]).toBeLessThan(0.6);
  });

  it('have a wider interval where fewer calls tell, and the same one each time', () => {
    const width = ({ interval: [low, high] }: ReturnType<typeof compared>) => high - low;
    const few = compared(10, half, all);
    expect(width(few)).toBeGreaterThan(1.5 * width(compared(100, half, all)));
    expect(compared(10, half, all)).toEqual(few);
  });

  it('of calls without labels have the F1 that is shown, whatever is drawn', () => {
    const unlabelled = (isFound: boolean) =>
      judged(10, () => isFound).map(({ transcript, predictions }) => ({
        transcript: { ...transcript, turns: transcript.turns.map(({ labels, ...turn }) => turn) },
        predictions,
      }));
    expect(comparePaired(unlabelled(false), unlabelled(true), [RULE])).toMatchObject([
      { before: { f1: 0 }, after: { f1: 0, falseAlarms: 10 }, interval: [0, 0] },
    ]);
  });

  it('that err in other calls may be chance: the interval holds nought', () => {
    const { before, after, interval } = compared(12, half, (index) => index % 2 === 1 || index === 0);
    expect(after.f1).toBeGreaterThan(before.f1);
    expect(interval[0]).toBeLessThan(0);
    expect(interval[1]).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { CallReport } from '../../src/model/report.js';
import type { RuleId } from '../../src/model/rule.js';
import { compareRuns, createRunCounter, type RunChanges } from '../../src/score/compare-runs.js';
import { fisherExact, holm } from '../../src/text/fisher.js';
import { shareDifference, shareOf } from '../../src/text/share.js';

function run(prefix: string, calls: readonly (readonly [agent: string, ...rules: readonly RuleId[]])[]) {
  const counter = createRunCounter(({ transcript }) => [transcript.agent ?? '']);
  for (const [index, [agent, ...rules]] of calls.entries()) {
    counter.add({
      transcript: {
        file: `${prefix}${index}.txt`,
        id: `${prefix}${index}`,
        agent,
        turns: [],
        comments: [],
        fields: {},
      },
      findings: rules.map((rule) => ({ rule }) as CallReport['findings'][number]),
    });
  }
  return counter;
}

const times = <Item>(count: number, item: Item): readonly Item[] => Array<Item>(count).fill(item);
const shown = ({ changes }: RunChanges) =>
  changes.filter(({ isShown }) => isShown).map(({ group, measure }) => [group, measure.kind]);

describe('fisherExact', () => {
  // The lady tasting tea, and figures of R's fisher.test.
  it.each([
    [3, 4, 1, 4, 0.4857],
    [1, 10, 11, 14, 0.002759],
    [0, 5, 0, 7, 1],
    [5, 5, 0, 5, 0.007937],
  ])('%i of %i against %i of %i is %f', (hits, of, otherHits, otherOf, expected) => {
    expect(fisherExact(hits, of, otherHits, otherOf)).toBeCloseTo(expected, 4);
  });
});

describe('holm', () => {
  it('asks more of the smallest where many are compared, and stops at the first that fails', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([true, false, false]);
    expect(holm([0.01, 0.02, 0.03])).toEqual([true, true, true]);
    expect(holm([])).toEqual([]);
  });
});

describe('shareDifference', () => {
  // Newcombe 1998, table II, case (a): 56/70 − 48/80, method 10.
  it('has the interval of the paper', () => {
    const { value, low, high } = shareDifference(shareOf(48, 80), shareOf(56, 70));
    expect([value, low, high].map((one) => Number(one.toFixed(4)))).toEqual([0.2, 0.0524, 0.3339]);
  });
});

describe('compareRuns', () => {
  it('shows a change beyond chance and leaves open what chance could give', () => {
    const before = run('a', [...times(60, ['山田', 'staff/x'] as const), ...times(40, ['山田'] as const)]);
    const after = run('b', [...times(20, ['山田', 'staff/x'] as const), ...times(80, ['山田'] as const)]);
    expect(shown(compareRuns(before, after, 10))).toEqual([
      [null, 'risky'],
      [null, 'rule'],
      ['山田', 'risky'],
      ['山田', 'rule'],
    ]);
    const few = compareRuns(
      run('a', [...times(3, ['山田', 'staff/x'] as const), ...times(2, ['山田'] as const)]),
      run('b', [...times(1, ['山田', 'staff/x'] as const), ...times(4, ['山田'] as const)]),
      10,
    );
    expect(shown(few)).toEqual([]);
    expect(few.few).toEqual(['山田']);
  });

  it('counts a rule that stands in one run only as nought in the other', () => {
    const { changes } = compareRuns(
      run('a', times(30, ['山田'] as const)),
      run('b', times(30, ['山田', 'caller/y'] as const)),
      10,
    );
    const rule = changes.find(({ group, measure }) => group === null && measure.kind === 'rule');
    expect(rule).toMatchObject({ before: { hits: 0, of: 30 }, after: { hits: 30, of: 30 }, isShown: true });
  });

  it('tells how many calls both runs have', () => {
    const calls = times(3, ['山田'] as const);
    expect(compareRuns(run('a', calls), run('a', calls), 10).shared).toBe(3);
    expect(compareRuns(run('a', calls), run('b', calls), 10).shared).toBe(0);
  });
});

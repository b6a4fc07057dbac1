import { describe, expect, it } from 'vitest';
import { exampleCalls } from '../../src/learn/example-calls.js';
import { isMeasured } from '../../src/learn/training-turns.js';
import type { Rule, RuleExample } from '../../src/model/rule.js';

const example = (...turns: readonly string[]): RuleExample => ({
  turns: turns.map((line) => {
    const [role, text = ''] = line.split(' ');
    return { role: role === 'staff' ? 'staff' : 'caller', text, startMs: null };
  }),
  marked: null,
  line: 1,
});
const apology = 'caller/apology-demand';
const rule = {
  id: apology,
  speaker: 'caller',
  file: 'rules/caller/apology-demand.yaml',
  flag: [example('caller 詫びろ'), example('caller 詫びろ', 'staff はい', 'caller 早く')],
  pass: [example('caller お詫びの品をありがとう')],
} as unknown as Rule;

describe('the examples of a rule as calls to learn from', () => {
  it('tell of their own rule alone; which turn is meant must be plain', () => {
    const calls = exampleCalls([rule]);
    expect(calls.map(({ judged }) => [...(judged ?? [])])).toEqual([[apology], [apology]]);
    expect(calls.map(({ transcript }) => transcript.turns[0]?.labels)).toEqual([[{ id: apology }], []]);
  });

  it('teach, but are never measured, and say nothing of other rules', () => {
    for (const { judged, ...one } of exampleCalls([rule])) {
      expect(judged).toEqual(new Set([apology]));
      expect(isMeasured({ ...one, ...(judged && { judged }) })).toBe(false);
    }
  });
});

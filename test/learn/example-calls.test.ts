import { describe, expect, it } from 'vitest';
import { exampleCalls } from '../../src/learn/example-calls.js';
import { fitCues } from '../../src/learn/fit-cues.js';
import type { Rule, RuleExample } from '../../src/model/rule.js';
import { call } from '../score/transcripts.js';

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
    const labelled = Array.from({ length: 20 }, (_, i) => ({
      transcript: {
        ...call([`caller 謝れ ${apology}`, 'caller もしもし', 'caller この馬鹿 caller/abusive-language']),
        file: `f${i % 2}.jsonl`,
      },
    }));
    const known = [
      { id: apology, speaker: 'caller' },
      { id: 'caller/abusive-language', speaker: 'caller' },
    ] as const;
    const modelsOf = (calls: typeof labelled) => fitCues({ calls, known }).fits.map(({ model }) => model);
    const alone = modelsOf(labelled);
    const taught = modelsOf([...labelled, ...exampleCalls([rule, rule])]);
    expect(taught.map((model) => model.fit)).toMatchObject([
      { turns: 60 },
      { calls: 20, turns: 60, labelled: 20 },
    ]);
    expect(taught[0]).toEqual(alone[0]);
    expect(taught[1]?.cues.map(({ cue }) => cue)).toContain('詫');
    expect(alone[1]?.cues.map(({ cue }) => cue)).not.toContain('詫');
  });
});

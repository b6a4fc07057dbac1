import { describe, expect, it } from 'vitest';
import { callName } from '../../src/report/call-name.js';
import { reporters } from '../../src/report/reporters.js';
import { render } from './render.js';
import { transcriptOf } from './sample.js';

describe('what a call is called beside its file', () => {
  it.each([
    ['calls/0001.txt', '0001', 'calls/0001.txt'],
    ['calls/0001.txt', '0001.txt', 'calls/0001.txt'],
    ['calls/0001.txt', '', 'calls/0001.txt'],
    ['2024-12.jsonl', '1', '2024-12.jsonl 1'],
    ['2024-12.jsonl', '2', '2024-12.jsonl 2'],
    ['calls/a.txt', 'calls', 'calls/a.txt calls'],
  ])('%s with the id %s is %s', (file, id, name) => {
    expect(callName({ file, id })).toBe(name);
  });

  it('tells the calls of one file apart in suites of JUnit', async () => {
    const calls = ['1', '2'].map((id) => ({
      transcript: { ...transcriptOf('2024-12.jsonl', [['職員', 'はい。']]), id },
      findings: [],
    }));
    const report = await render(reporters.junit, {}, calls);
    const names = [...report.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['2024-12.jsonl 1', '2024-12.jsonl 2']);
  });
});

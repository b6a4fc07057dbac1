import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseWordings } from '../../src/learn/wordings.js';
import { describeProblem } from '../../src/messages/problem-text.js';

const speakerOf = (rule: string) => (rule === 'caller/apology-demand' ? 'caller' : null);

describe('a list of wordings', () => {
  it('gives single turns that tell of one rule, or of all rules of a speaker', () => {
    const { calls, problems } = parseWordings(
      '# caller/apology-demand\n+ 謝れ\n- お詫びの品です\n\n# staff\n- お待ちください\n',
      'w.txt',
      speakerOf,
    );
    expect(problems).toEqual([]);
    expect(
      calls.map(({ transcript: { turns }, judged }) => [
        turns[0]?.role,
        turns[0]?.text,
        turns[0]?.labels?.map(({ id }) => id),
        judged === 'all' ? judged : [...(judged ?? [])],
      ]),
    ).toEqual([
      ['caller', '謝れ', ['caller/apology-demand'], ['caller/apology-demand']],
      ['caller', 'お詫びの品です', [], ['caller/apology-demand']],
      ['staff', 'お待ちください', [], 'all'],
    ]);
  });

  it('tells unknown rules and lines that are no wording, with their lines', () => {
    const { problems } = parseWordings(
      '# caller/apology\n+ 謝れ\n# caller\n+ 謝れ\n謝れ\n',
      'w.txt',
      speakerOf,
    );
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['wordings-rule', 1],
      ['wordings-line', 4],
      ['wordings-line', 5],
    ]);
    for (const problem of problems) expect(describeProblem(problem, 'ja').message).not.toMatch(/[{}]/);
  });

  it('those that come with the program can be read, and none stands twice under one heading', () => {
    const folder = new URL('../../fixtures/wordings/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const source = readFileSync(new URL(name, folder), 'utf8');
      const { calls, problems } = parseWordings(source, name, (rule) =>
        rule.startsWith('caller/') ? 'caller' : 'staff',
      );
      expect(problems).toEqual([]);
      const said = calls.map(({ transcript, judged }) =>
        [judged === 'all' ? judged : [...(judged ?? [])], transcript.turns[0]?.text].join(' '),
      );
      const seen = new Set<string>();
      expect(said.filter((words) => seen.size === seen.add(words).size)).toEqual([]);
    }
  });
});

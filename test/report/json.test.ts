import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { render } from './render.js';

describe('the JSON report', () => {
  it('has exactly the fields of the contract', async () => {
    const report = JSON.parse(await render(reporters.json));
    expect(report).toMatchObject({ schemaVersion: 1, tool: { name: 'genchi', version: '0.0.0' } });
    expect(report.summary).toEqual({
      files: 3,
      calls: 3,
      turns: 12,
      findings: { error: 3, warning: 4, info: 2, note: 2 },
    });
    expect(report.calls[0].findings[3]).toEqual({
      rule: 'staff/recording-stop-plea',
      severity: 'error',
      speaker: 'staff',
      turn: 2,
      line: 4,
      column: 53,
      start: 52,
      end: 66,
      evidence: '録音は止めていただけませんか',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      via: 'pattern',
      confidence: 1,
      pattern: '録音は止めていただけませんか',
      title: '録音をやめるよう懇願している',
      message: '相手に録音をやめるよう頼んでいます。',
      why: expect.stringContaining('当事者の一方'),
      instead: expect.stringContaining('承知いたしました'),
      basis: [],
      context: [{ turn: 1, rule: 'caller/recording-declaration' }],
    });
  });

  it('lists cues only with a finding made by cues', async () => {
    const { calls } = JSON.parse(await render(reporters.json));
    const withCues = calls[0].findings.filter((finding: object) => 'cues' in finding);
    expect(withCues.map(({ via, cues }: { via: string; cues: object[] }) => [via, cues.length])).toEqual([
      ['cues', 2],
    ]);
  });

  it('names the basis by title, article and address', async () => {
    const { calls } = JSON.parse(await render(reporters.json, { language: 'en' }));
    expect(calls[0].findings[6].basis).toEqual([
      {
        title: 'Tokyo Metropolitan Ordinance on the Prevention of Customer Harassment',
        article: 'article 2 (v)',
        url: expect.stringMatching(/^https:/),
      },
    ]);
  });

  it('is JSON without calls as well', async () => {
    expect(JSON.parse(await render(reporters.json, {}, []))).toMatchObject({ calls: [], problems: [] });
  });

  it('says the same bytes whatever the run took', async () => {
    expect(await render(reporters.json)).toBe(await render(reporters.json));
    expect(await render(reporters.json)).not.toContain('1234');
  });
});

describe('the JSON Lines report', () => {
  it('has an element of calls on each line', async () => {
    const lines = (await render(reporters.jsonl)).trimEnd().split('\n');
    const { calls } = JSON.parse(await render(reporters.json, { withTurns: true }));
    expect(lines.map((line) => JSON.parse(line))).toEqual(calls);
  });
});

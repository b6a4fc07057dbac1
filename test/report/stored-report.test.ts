import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/messages/problem-text.js';
import { UserError } from '../../src/model/problem.js';
import { reporters } from '../../src/report/reporters.js';
import { restoreCall, restoreRules } from '../../src/report/restored-call.js';
import { parseReport } from '../../src/report/stored-report.js';
import { render } from './render.js';
import { sampleCalls } from './sample.js';

const problem = { code: 'input-empty', file: 'b.txt', line: 3, column: null, arguments: {} };

describe('a JSON report that is read back', () => {
  it('gives the same JSON, CSV columns but the text, SARIF regions and annotations', async () => {
    const json = await render(reporters.json, {}, sampleCalls, [problem]);
    const { calls, problems } = parseReport(json, 'report.json');
    const again = calls.map(restoreCall);
    const rules = restoreRules(calls);
    expect(await render(reporters.json, { rules }, again, problems)).toBe(json);
    expect(await render(reporters.github, { rules }, again)).toBe(await render(reporters.github));
    const regions = async (...parameters: Parameters<typeof render>) =>
      JSON.parse(await render(...parameters)).runs[0].results.map(
        (result: { locations: object }) => result.locations,
      );
    expect(await regions(reporters.sarif, { rules }, again)).toEqual(await regions(reporters.sarif));
  });

  it('can be written in every format', async () => {
    const { calls } = parseReport(await render(reporters.json), 'report.json');
    for (const reporter of Object.values(reporters)) {
      const rules = restoreRules(calls);
      expect((await render(reporter, { rules }, calls.map(restoreCall))).length).toBeGreaterThan(0);
    }
  });

  it('shows the evidence at its place and nothing that it does not know', async () => {
    const { calls } = parseReport(await render(reporters.json), 'report.json');
    const [call] = calls.map(restoreCall);
    expect(call?.transcript.turns[2]?.text).toBe(`${'…'.repeat(20)}都合の悪いことでも隠してるのか`);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another version', '{"schemaVersion":2,"calls":[],"problems":[]}'],
    ['calls that are none', '{"schemaVersion":1,"calls":[{"file":1}],"problems":[]}'],
    [
      'a finding on a turn that is not there',
      '{"schemaVersion":1,"problems":[],"calls":[{"file":"a","id":"a","turns":0,"findings":[{"turn":1}]}]}',
    ],
  ])('is refused where it is %s', (_, text) => {
    try {
      parseReport(text, 'report.json');
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const [first] = error.problems;
      expect(first).toMatchObject({ code: 'report-invalid', file: 'report.json' });
      if (first) expect(describeProblem(first, 'en').message).toMatch(/^This is no JSON report of genchi: ./);
    }
  });
});

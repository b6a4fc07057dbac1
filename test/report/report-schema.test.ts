import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.js';
import { SEVERITIES } from '../../src/model/rule.js';
import { ROLES } from '../../src/model/transcript.js';
import { reporters } from '../../src/report/reporters.js';
import { render } from './render.js';
import { sampleCalls } from './sample.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  validateFormats: false,
}).compile(schema);

const problem: Problem = { code: 'input-empty', file: 'a.txt', line: null, column: null, arguments: {} };

describe('the schema of the JSON report', () => {
  it.each(['ja', 'en'] as const)('accepts a report in %s', async (language) => {
    const report = JSON.parse(
      await render(
        reporters.json,
        { language, trend: { by: 'staff,month', pseudonyms: false } },
        sampleCalls,
        [problem],
      ),
    );
    expect(report.trends.groups).toHaveLength(3);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.problems).toEqual([
      { file: 'a.txt', line: null, message: expect.any(String), remedy: expect.any(String) },
    ]);
  });

  it('accepts the report of a shard', async () => {
    const [call] = sampleCalls;
    const shared = call ? [{ ...call, transcript: { ...call.transcript, position: 3 } }] : [];
    const shard = { count: 8, parts: [2], ahead: 0, settings: 'a1' };
    const report = JSON.parse(await render(reporters.json, { shard }, shared));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({ shard, calls: [{ position: 3 }] });
  });

  it('refuses a field that is not named and a field that is missing', async () => {
    const report = JSON.parse(await render(reporters.json));
    expect(validate({ ...report, extra: 1 })).toBe(false);
    delete report.calls[0].findings[0].evidence;
    expect(validate(report)).toBe(false);
  });

  it('knows the severities and speakers of the program', () => {
    expect(schema.$defs.severity.enum).toEqual([...SEVERITIES]);
    expect(schema.$defs.speaker.enum).toEqual([...ROLES]);
    expect(schema.$defs.summary.properties.findings.required).toEqual([...SEVERITIES]);
  });
});

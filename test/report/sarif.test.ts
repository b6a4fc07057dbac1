import { readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { CallReport } from '../../src/model/report.js';
import { reporters } from '../../src/report/reporters.js';
import { render } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

// As published by OASIS for SARIF 2.1.0 (sarif-schema-2.1.0, rtm.5).
const schema = JSON.parse(
  readFileSync(new URL('../../fixtures/report/sarif-2.1.0.schema.json', import.meta.url), 'utf8'),
);
const validate = new AjvDraft04.default({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
}).compile(schema);

async function sarif(calls: readonly CallReport[] = sampleCalls): Promise<Log> {
  return JSON.parse(await render(reporters.sarif, {}, calls));
}

async function results(calls?: readonly CallReport[]): Promise<readonly Result[]> {
  return (await sarif(calls)).runs[0]?.results ?? [];
}

describe('the SARIF report', () => {
  it('is valid against the published schema, with problems and without calls as well', async () => {
    const problem = { code: 'input-empty', file: 'b c.txt', line: 3, column: null, arguments: {} };
    for (const text of [
      await render(reporters.sarif),
      await render(reporters.sarif, {}, []),
      await render(reporters.sarif, { language: 'en' }, sampleCalls, [problem]),
    ]) {
      expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('gives each rule help, a level and its source', async () => {
    const rules = (await sarif()).runs[0]?.tool.driver.rules ?? [];
    const threat = rules.find(({ id }) => id === 'caller/disclosure-threat');
    expect(threat).toMatchObject({
      name: 'CallerDisclosureThreat',
      defaultConfiguration: { level: 'error' },
      helpUri: expect.stringMatching(/^https:/),
      help: { text: expect.stringContaining('根拠: '), markdown: expect.stringContaining('](<https:') },
    });
  });

  it('points each result at its rule', async () => {
    const log = await sarif();
    expect(await results()).not.toEqual([]);
    for (const { ruleId, ruleIndex } of await results()) {
      expect(log.runs[0]?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
    }
  });

  it('marks exactly the evidence', async () => {
    const plea = (await results()).find(({ ruleId }) => ruleId === 'staff/recording-stop-plea');
    expect(plea?.locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 4,
      startColumn: 53,
      endLine: 4,
      endColumn: 67,
      snippet: { text: '録音は止めていただけませんか' },
    });
    expect(plea?.relatedLocations).toHaveLength(1);
  });

  it('marks evidence over two lines from the first to behind the last character', async () => {
    const base = transcriptOf('a.txt', [['職員', '録音は\n困ります。']]);
    const [turn] = base.turns;
    if (!turn) throw new Error('no turn');
    const segments = [
      { start: 0, line: 2, column: 4 },
      { start: 4, line: 3, column: 1 },
    ];
    const transcript = { ...base, turns: [{ ...turn, segments }] };
    const findings = [found(transcript, 1, 'staff/startled-reaction', '録音は\n困ります')];
    const [result] = await results([{ transcript, findings }]);
    expect(result?.locations?.[0]?.physicalLocation?.region).toMatchObject({
      startLine: 2,
      startColumn: 4,
      endLine: 3,
      endColumn: 5,
    });
  });

  it('names no region where the format has no lines', async () => {
    const base = transcriptOf('a.xlsx', [['職員', '録音は困ります。']]);
    const turns = base.turns.map((turn) => ({ ...turn, segments: [{ start: 0, line: null, column: null }] }));
    const transcript = { ...base, turns };
    const findings = [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')];
    const [result] = await results([{ transcript, findings }]);
    expect(result?.locations?.[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'a.xlsx' } });
  });

  it('leaves good practice out', async () => {
    expect((await results()).some(({ ruleId }) => ruleId?.startsWith('practice/'))).toBe(false);
  });

  it('keeps fingerprints when lines and turns above change, and tells repeated words apart', async () => {
    const lines = [
      ['職員', '録音は困ります。'],
      ['客', 'は?'],
      ['職員', '録音は困ります。'],
    ] as const;
    const callOf = (above: readonly (readonly [string, string])[]): CallReport => {
      const transcript = transcriptOf('a.txt', [...above, ...lines]);
      const findings = [above.length + 1, above.length + 3].map((turn) =>
        found(transcript, turn, 'staff/startled-reaction', '録音は困ります'),
      );
      return { transcript, findings };
    };
    const prints = async (call: CallReport) =>
      (await results([call])).map(({ partialFingerprints }) => partialFingerprints?.['genchiFinding/v1']);
    const before = await prints(callOf([]));
    const after = await prints(
      callOf([
        ['客', 'もしもし。'],
        ['職員', 'はい。'],
      ]),
    );
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(2);
  });
});

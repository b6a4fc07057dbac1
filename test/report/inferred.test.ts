import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.js';
import type { CallReport } from '../../src/model/report.js';
import { reporters } from '../../src/report/reporters.js';
import { restoreCall } from '../../src/report/restored-call.js';
import { parseReport } from '../../src/report/stored-report.js';
import { render, renderBytes } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

const told = transcriptOf('calls/x.json', [
  ['spk_0', 'えっ、録音は困ります。'],
  ["山田's", '録音しているからな。'],
]);
const transcript = {
  ...told,
  turns: told.turns.map((turn, index) => ({
    ...turn,
    role: index === 0 ? ('staff' as const) : ('caller' as const),
    guessed: 0.9786,
    segments: [{ start: 0, line: null, column: null, startMs: 100 * index, endMs: 100 * index + 90 }],
  })),
};
const inferred: CallReport = {
  transcript,
  findings: [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')],
};
const calls = [...sampleCalls, inferred];

describe('a side that was inferred from the words', () => {
  it('is marked in the terminal, with how to correct it', async () => {
    const text = await render(reporters.terminal, { width: 120 }, calls);
    expect(text).toContain('spk_0（職員・推測 97 %）');
    expect(text.replaceAll('\n', '')).toContain('--speaker caller=spk_0');
    expect(text).toContain('話者の側を話の内容から推測した通話が1件あります');
    expect(text.match(/推測 97 %/g)).toHaveLength(1);
    expect(await render(reporters.terminal, { quiet: true }, [inferred])).toContain('(推測 97 %)');
    expect(await render(reporters.terminal, { width: 120, language: 'en' }, calls)).toContain(
      'spk_0 (staff, inferred 97 %)',
    );
  });

  it('is marked in Markdown, with how to correct it', async () => {
    const text = await render(reporters.markdown, {}, calls);
    expect(text).toContain('> spk\\_0（職員・推測 97 %）: ');
    expect(text.replaceAll('\\', '')).toContain('--speaker caller=spk_0');
  });

  it('is marked in the page, with how to correct it', async () => {
    const page = await render(reporters.html, {}, calls);
    expect(page.match(/推測 97 %/g)).toHaveLength(2);
    expect(page).toContain('--speaker caller=spk_0');
    expect(page).toContain('話者の側を話の内容から推測した通話が1件あります');
  });

  it('has a field in JSON, by the schema', async () => {
    const report = JSON.parse(await render(reporters.json, { withTurns: true }, calls));
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
    );
    expect(new Ajv2020({ strict: false }).compile(schema)(report)).toBe(true);
    expect(report.summary.inferred).toBe(1);
    expect(report.calls[3]).toMatchObject({
      guessed: 0.979,
      turns: [
        {
          speaker: 'staff',
          name: 'spk_0',
          text: 'えっ、録音は困ります。',
          start: 0,
          end: 90,
          guessed: 0.979,
        },
        { speaker: 'caller', name: "山田's", start: 100, end: 190, guessed: 0.979 },
      ],
      findings: [{ rule: 'staff/startled-reaction', guessed: 0.979 }],
    });
    expect(report.calls[0].guessed).toBeUndefined();
    expect(report.calls[0].turns[0]).toEqual({
      speaker: 'caller',
      name: 'クレーマーA',
      text: expect.stringContaining('先週の説明'),
      start: null,
      end: null,
    });
  });

  it('has a column in tables, empty where the side was told', async () => {
    const rows: string[][] = parse(await render(reporters.csv, {}, calls), { bom: true });
    expect(rows.map((row) => row.at(-10))).toEqual(['guessed', ...Array(11).fill(''), '0.979']);
    const byCall: string[][] = parse(await render(reporters['csv-calls'], {}, calls), { bom: true });
    expect(byCall.map((row) => row.at(-6))).toEqual(['guessed', '', '', '', '0.979']);
    const { sheets } = await readXlsx(await renderBytes(reporters.xlsx, {}, calls));
    expect(sheets[1]?.rows.at(-1)?.at(-10)).toBe(0.979);
  });

  it('is marked for code hosts and test dashboards', async () => {
    expect(await render(reporters.github, {}, [inferred])).toContain('(推測 97 %25)');
    expect(await render(reporters.junit, {}, [inferred])).toContain('spk_0（職員・推測 97 %）');
    expect(await render(reporters.sarif, {}, [inferred])).toContain('"guessed":0.979');
  });

  it('is never said to be certain, and options are quoted for a shell', async () => {
    const sure = {
      ...inferred,
      transcript: { ...transcript, turns: transcript.turns.map((turn) => ({ ...turn, guessed: 0.999 })) },
    };
    const text = await render(reporters.markdown, {}, [sure]);
    expect(text).toContain('推測 99 %');
    expect(text).not.toContain('100 %');
    expect(text).toContain('--speaker staff=');
  });

  it('comes back from a JSON report, words and times as well', async () => {
    const stored = parseReport(await render(reporters.json, { withTurns: true }, [inferred]), 'r.json');
    const [call] = stored.calls.map(restoreCall);
    expect(
      call?.transcript.turns.map(({ role, speaker, text, guessed }) => [role, speaker, text, guessed]),
    ).toEqual(transcript.turns.map(({ role, speaker, text }) => [role, speaker, text, 0.979]));
    expect(call?.transcript.turns[1]?.segments[0]).toMatchObject({ startMs: 100, endMs: 190 });
    const counted = parseReport(await render(reporters.json, {}, [inferred]), 'r.json').calls.map(
      restoreCall,
    );
    expect(counted[0]?.transcript.turns[0]?.guessed).toBe(0.979);
  });
});

describe('a warning among the problems', () => {
  const warning: Problem = {
    code: 'speakers-swapped',
    file: 'a.json',
    line: null,
    column: null,
    isWarning: true,
    arguments: { calls: '1', of: '1', ids: 'a', options: '--speaker staff=b' },
  };

  it('is told, and the run is complete all the same', async () => {
    const json = JSON.parse(await render(reporters.json, {}, [], [warning]));
    expect(json.problems).toMatchObject([{ file: 'a.json', warning: true }]);
    expect(parseReport(JSON.stringify(json), 'r.json').problems[0]?.isWarning).toBe(true);
    const sarif = JSON.parse(await render(reporters.sarif, {}, [], [warning]));
    expect(sarif.runs[0].invocations[0]).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'warning' }],
    });
    expect(await render(reporters.github, {}, [], [warning])).toMatch(/^::warning /);
    expect(await render(reporters.junit, {}, [], [warning])).not.toContain('<error');
    expect(await render(reporters.terminal, {}, [], [warning])).toContain('確かめていただきたいことが1件');
    expect(await render(reporters.terminal, {}, [], [warning])).not.toContain('読めなかった');
  });
});

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { CallReport } from '../../src/model/report.js';
import { reporters } from '../../src/report/reporters.js';
import { restoreCall } from '../../src/report/restored-call.js';
import { parseReport } from '../../src/report/stored-report.js';
import { withVerdict } from '../../src/verdict/judge-call.js';
import { render, renderBytes } from './render.js';
import { found, sampleOptions, transcriptOf } from './sample.js';

const harassing = transcriptOf('b.txt', [
  ['お客様', '馬鹿か。土下座しろ。'],
  ['職員', 'そのようなご発言はおやめください。'],
]);
const complaining = transcriptOf('c.txt', [['お客様', 'もう三回目ですよ。納得できません。']]);
const asking = transcriptOf('d.txt', [['お客様', '何時に開きますか。']]);
const judged: readonly CallReport[] = [
  {
    transcript: harassing,
    findings: [
      found(harassing, 1, 'caller/abusive-language', '馬鹿か'),
      found(harassing, 1, 'caller/apology-demand', '土下座しろ'),
      found(harassing, 2, 'practice/warning', 'おやめください'),
    ],
  },
  { transcript: complaining, findings: [], complaints: [{ turn: 1, evidence: { start: 9, end: 16 } }] },
  { transcript: asking, findings: [], complaints: [] },
].map((call) => withVerdict(call));

describe('the verdict on a call in reports', () => {
  it('is in JSON with types, words and what staff did, by the schema', async () => {
    const report = JSON.parse(await render(reporters.json, {}, judged));
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv2020({ strict: false, logger: false }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.summary.verdicts).toEqual({ enquiry: 1, complaint: 1, 'suspected-harassment': 1 });
    const [first, second, third] = report.calls;
    expect([first.verdict, first.types]).toEqual([
      'suspected-harassment',
      ['mental-attack', 'kneeling-demand'],
    ]);
    expect(first.grounds.map((one: { evidence: string }) => one.evidence)).toEqual(['馬鹿か', '土下座しろ']);
    expect(first.responses).toMatchObject([
      { rule: 'practice/warning', turn: 2, evidence: 'おやめください' },
    ]);
    expect([second.verdict, second.grounds[0].rule, second.grounds[0].evidence]).toEqual([
      'complaint',
      null,
      '納得できません',
    ]);
    expect([third.verdict, third.grounds]).toEqual(['enquiry', []]);
  });

  it('comes back from JSON, with its words', async () => {
    const { calls } = parseReport(await render(reporters.json, {}, judged), 'a.json');
    const restored = calls.map(restoreCall);
    expect(restored.map(({ verdict }) => verdict)).toEqual(judged.map(({ verdict }) => verdict));
    expect(restored[1]?.transcript.turns[0]?.text.slice(9)).toBe('納得できません');
    expect(JSON.parse(await render(reporters.json, {}, restored)).calls.map(withoutTexts)).toEqual(
      JSON.parse(await render(reporters.json, {}, judged)).calls.map(withoutTexts),
    );
  });

  it('is refused where a stored one is not sound', async () => {
    const text = await render(reporters.json, {}, judged);
    for (const [from, to] of [
      ['"complaint"', '"guilty"'],
      ['"kneeling-demand"', '"kneeling"'],
      ['"points":4', '"points":-1'],
    ] as const) {
      expect(text).toContain(from);
      expect(() => parseReport(text.replaceAll(from, to), 'a.json')).toThrow();
    }
  });

  it('is a line in the terminal and on the feedback sheet, with counts at the end', async () => {
    const terminal = await render(reporters.terminal, {}, judged);
    expect(terminal).toContain('判定: カスハラの疑い（精神的な攻撃');
    expect(terminal).toContain('カスハラの疑い 1  苦情 1  用件 1');
    const markdown = await render(reporters.markdown, {}, judged);
    expect(markdown).toContain('  - 発話1: 「土下座しろ」');
    expect(markdown).toContain('判定: カスハラの疑い 1, 苦情 1, 用件 1');
  });

  it('is by id in CSV and in words in the workbook', async () => {
    const rows: string[][] = parse(await render(reporters['csv-calls'], {}, judged), { bom: true });
    expect(rows.map((row) => row.slice(-5, -3))).toEqual([
      ['verdict', 'types'],
      ['suspected-harassment', 'mental-attack kneeling-demand'],
      ['complaint', ''],
      ['enquiry', ''],
    ]);
    const { sheets } = await readXlsx(await renderBytes(reporters.xlsx, {}, judged));
    expect(sheets[2]?.rows.slice(1).map((row) => row.at(-5))).toEqual(['カスハラの疑い', '苦情', '用件']);
  });

  it('is a property for code hosts and test dashboards', async () => {
    const { runs } = JSON.parse(await render(reporters.sarif, {}, judged));
    expect(runs[0].results[0].properties).toMatchObject({
      verdict: 'suspected-harassment',
      types: ['mental-attack', 'kneeling-demand'],
    });
    expect(await render(reporters.junit, {}, judged)).toContain(
      '<properties><property name="verdict" value="complaint"/><property name="types" value=""/></properties>',
    );
  });

  it('can be filtered by on the page', async () => {
    const page = await render(reporters.html, {}, judged);
    expect(page).toContain('data-verdict="suspected-harassment"');
    expect(page).toContain('<option value="complaint">苦情</option>');
  });

  it('is nowhere where calls were not judged', async () => {
    const plain = judged.map(({ transcript, findings }) => ({ transcript, findings }));
    const names = ['terminal', 'markdown', 'json', 'jsonl', 'sarif', 'junit'] as const;
    for (const name of names)
      expect(await render(reporters[name], sampleOptions, plain), name).not.toMatch(/判定|"verdict|verdict"/);
  });
});

/** Line and column come back as far as they are known, texts in the language of the report. */
function withoutTexts({ findings: _, ...call }: Readonly<Record<string, unknown>>) {
  return call;
}

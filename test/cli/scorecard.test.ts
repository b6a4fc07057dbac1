import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

const BAD =
  '客：これは録音しているからな。\n担当 山田：えっ、録音されているんですか。やめていただけませんか。\n';
const GOOD =
  '客：番号は1234の5678です。\n担当 佐藤：お電話ありがとうございます。佐藤でございます。復唱いたします。1234の5678でお間違いございませんか。\n客：はい。\n担当 佐藤：お電話ありがとうございました。失礼いたします。\n';

describe('a scorecard', () => {
  let folder: string;
  beforeAll(async () => {
    folder = folderWith({ 'c/bad.txt': BAD, 'c/good.txt': GOOD });
    expect((await runGenchi(['init', '--scorecard', '--lang', 'en'], folder)).stdout).toContain(
      'written: scorecard.yaml',
    );
    const args = [
      'check',
      'c',
      '--scorecard',
      'scorecard.yaml',
      '--fail-on',
      'never',
      '--with-turns',
      '--min-severity',
      'error',
    ];
    const reports = ['json:o.json', 'csv-scores:o.csv', 'markdown:o.md', 'html:o.html', 'xlsx:o.xlsx'];
    const ran = await runGenchi(
      [...args, ...reports.flatMap((one) => ['--report', one]), '-o', 'o.txt'],
      folder,
    );
    expect(ran.code).toBe(0);
  });
  const written = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('as "init" writes it holds all its examples', async () => {
    const tested = await runGenchi(['test', '--scorecard', 'scorecard.yaml', '--lang', 'en'], folder);
    expect(tested).toMatchObject({ code: 0, stdout: expect.stringContaining('all passed') });
  });

  it('scores calls by all findings, whatever the report leaves out', () => {
    const { calls, scorecard } = JSON.parse(written('o.json'));
    const outcomes = (index: number) =>
      Object.fromEntries(
        calls[index].score.items.map(({ id, outcome }: Record<string, string>) => [id, outcome]),
      );
    expect(calls[0].findings.every(({ severity }: { severity: string }) => severity === 'error')).toBe(true);
    expect(outcomes(0)).toMatchObject({ greeting: 'missed', 'calm-wording': 'missed' });
    expect(outcomes(1)).toMatchObject({
      greeting: 'met',
      'self-introduction': 'met',
      repetition: 'met',
      'fact-finding': 'not-applicable',
      closing: 'met',
      voice: 'by-hand',
    });
    expect(scorecard.agents.map(({ calls, passed }: Record<string, number>) => [calls, passed])).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });

  it('writes a JSON report that its schema accepts', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../schemas/report.schema.json'), 'utf8'),
    );
    const validate = new Ajv2020({
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
      validateFormats: false,
    }).compile(schema);
    expect(validate(JSON.parse(written('o.json'))), JSON.stringify(validate.errors)).toBe(true);
  });

  it('stands in the other reports', () => {
    const rows: string[][] = parse(written('o.csv'), { bom: true });
    expect(rows[0]).toContain('self-introduction');
    expect(rows[2]?.slice(4, 8)).toEqual(['passed', '70', '70', '100']);
    for (const name of ['o.txt', 'o.md']) expect(written(name)).toMatch(/評価: 70／70点（100%） 合格/);
    expect(written('o.html')).toMatch(/担当者別の評価[\s\S]*通話ごとの評価（2通話）[\s\S]*はじめの挨拶/);
  });

  it('is kept by merge', async () => {
    const merged = await runGenchi(['merge', 'o.json', '-f', 'csv-scores', '--fail-on', 'never'], folder);
    expect(merged.stdout).toBe(written('o.csv'));
  });

  it('that fails its examples or cannot be read says where', async () => {
    const card = (rule: string) =>
      `title: 評価\nitems:\n  - id: a\n    title: あ\n    found: { rules: ${rule} }\n    examples:\n      met: [はい。]\n`;
    const other = folderWith({
      'failing.yaml': card('practice/warning'),
      'faulty.yaml': card('practice/warnin'),
    });
    const failing = await runGenchi(['test', '--scorecard', 'failing.yaml', '--lang', 'en'], other);
    expect(failing).toMatchObject({ code: 1, stdout: expect.stringContaining('failing.yaml:7') });
    const faulty = await runGenchi(['check', '-', '--scorecard', 'faulty.yaml', '--lang', 'en'], other, {
      input: BAD,
    });
    expect(faulty).toMatchObject({ code: 2, stderr: expect.stringContaining('faulty.yaml:5:') });
    expect(faulty.stderr).toContain('practice/warning');
  });
});

describe('a faulty scorecard', () => {
  const told = async (scorecard: string) => {
    const folder = folderWith({ 'a.txt': BAD, 'scorecard.yaml': scorecard });
    const { code, stderr } = await runGenchi(
      ['check', 'a.txt', '--scorecard', 'scorecard.yaml', '--lang', 'en'],
      folder,
    );
    expect(code).toBe(2);
    return [...stderr.matchAll(/^scorecard\.yaml:(\d+:\d+: .*)$/gm)].map(([, one]) => one);
  };

  it('is told of with all its faults at once, from its top', async () => {
    expect(
      await told(`title: x
pas: 70
items:
  - id: a
    title: A
    points: many
    found: { says: ['録音 ..', '@nix'], rules: staff/nosuch }
  - id: a
    title: B
    found: { says: ['止める:requst'] }
    absent: { rules: caller/nosuch }
  - id: c
    title: C
    in order: [{ within: 3 days }]
`),
    ).toEqual([
      '2:1: unknown key "pas" in (file)',
      '6:13: items.1.points must be a number but is string',
      '7:25: in the pattern 録音 .., ".." and "~" stand singly between two items',
      '7:31: the pattern @nix uses @nix, which is no word set',
      '7:46: there is no rule "staff/nosuch"',
      expect.stringMatching(/^8:5: /),
      expect.stringMatching(/^8:9: /),
      '10:26: "requst" in the pattern 止める:requst is no phrase function',
      '11:22: there is no rule "caller/nosuch"',
      '14:15: items.3.in order has too few entries',
      expect.stringMatching(/^14:16: /),
      expect.stringMatching(/^14:26: /),
    ]);
  });

  it.each([
    ['the only thing an item looks for', '    found: { sayz: [x] }\n'],
    ['the way in which an item is judged', '    found: x\n'],
    ['the patterns it looks for', '    found: { says: [5] }\n'],
    [
      'the points beside those of a part',
      '    points: x\n    found: { says: [録音] }\n    partly: { points: 3, found: { says: [録画] } }\n',
    ],
  ])('tells of nothing that only follows from another fault: of %s', async (_, item) => {
    expect(await told(`title: x\nitems:\n  - id: a\n    title: A\n${item}`)).toHaveLength(1);
  });
});

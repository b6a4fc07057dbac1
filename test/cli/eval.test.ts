import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRuleModel } from '../../src/judge/rule-model-file.js';
import * as independent from '../score/independent-scorer.mjs';
import { EVERY_LABELLED_CALL, IS_THOROUGH } from '../thoroughness.js';
import { folderWith, runGenchi } from './run-genchi.js';

const root = join(import.meta.dirname, '../..');
const gold = join(root, 'fixtures/gold/dev-k.jsonl');
const goldLines = readFileSync(gold, 'utf8').trimEnd().split('\n');

const LABELLED = `${JSON.stringify({
  id: '1',
  turns: [
    {
      speaker: 'staff',
      text: '録音は止めていただけませんか。',
      labels: [{ id: 'staff/recording-stop-plea', evidence: '録音は止めていただけませんか' }],
    },
    {
      speaker: 'caller',
      text: 'ほんまに頼みますわ。',
      labels: [{ id: 'caller/time-lock', evidence: '頼みますわ' }],
    },
  ],
})}\n`;

describe('genchi eval', () => {
  it('gives precision and recall with intervals and lists what was missed', async () => {
    const folder = folderWith({ 'gold.jsonl': LABELLED });
    const ran = await runGenchi(['eval', 'gold.jsonl', '--no-cues'], folder);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/^staff\/recording-stop-plea +P 100\.0 \[ ?20\.7,100\.0\] R 100\.0/m);
    expect(ran.stdout).toContain('miss  caller/time-lock 1 turn 2 「頼みますわ」');
  });

  it('takes a warning for no fault: a manifest of more calls than there are', async () => {
    const folder = folderWith({
      'gold.jsonl': goldLines.slice(0, 2).join('\n'),
      'genchi.manifest.csv': 'file,call\ngold.jsonl,\nother.jsonl,\n',
    });
    const ran = await runGenchi(['eval', '.', '--lang', 'en'], folder);
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('other.jsonl') });
  });

  it('refuses a rule that there is not, with the nearest one', async () => {
    const folder = folderWith({ 'gold.jsonl': LABELLED });
    const { code, stdout, stderr } = await runGenchi(['eval', 'gold.jsonl', '--only', 'staf/*'], folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('staff/*');
  });

  it('writes names of files as cells that no spreadsheet takes for formulas', async () => {
    const folder = folderWith({ '=cmd.jsonl': LABELLED });
    const { stdout } = await runGenchi(['eval', '=cmd.jsonl', '--no-cues', '-f', 'csv'], folder);
    expect(stdout).toContain("\n'=cmd.jsonl,staff/recording-stop-plea,");
    expect(stdout).not.toMatch(/^=/m);
  });

  it('compares with an earlier result', async () => {
    const folder = folderWith({ 'gold.jsonl': LABELLED });
    await runGenchi(['eval', 'gold.jsonl', '--no-cues', '-f', 'json', '-o', 'before.json'], folder);
    const before = JSON.parse(readFileSync(join(folder, 'before.json'), 'utf8'));
    before.overall.rules.find((one: { rule: string }) => one.rule === 'staff/recording-stop-plea').f1 = 0.5;
    writeFileSync(join(folder, 'before.json'), JSON.stringify(before));
    const ran = await runGenchi(
      ['eval', 'gold.jsonl', '--no-cues', '--no-misses', '--baseline', 'before.json'],
      folder,
    );
    expect(ran.stdout).toMatch(/staff\/recording-stop-plea +better/);
    const unreadable = await runGenchi(['eval', 'gold.jsonl', '--baseline', 'gold.jsonl.missing'], folder);
    expect(unreadable).toMatchObject({ code: 2, stdout: '' });
  });

  it('agrees with a scorer that was written apart from it', async () => {
    const lines = goldLines.filter((_, index) => index % Math.ceil(EVERY_LABELLED_CALL / 4) === 0);
    const folder = folderWith({ 'gold.jsonl': lines.join('\n') });
    await runGenchi(['check', 'gold.jsonl', '-f', 'json', '-o', 'report.json', '--fail-on', 'never'], folder);
    const report: { calls: { id: string; findings: { turn: number; rule: string }[] }[] } = JSON.parse(
      readFileSync(join(folder, 'report.json'), 'utf8'),
    );
    const calls: { id: string; turns: unknown[] }[] = lines.map((line) => JSON.parse(line));
    const scored = independent.score(
      calls,
      calls.map(({ id, turns }) => {
        const findings = report.calls.find((one) => one.id === id)?.findings ?? [];
        return turns.map((_, index) =>
          findings.filter(({ turn }) => turn === index + 1).map(({ rule }) => rule),
        );
      }),
    );
    const { overall } = JSON.parse((await runGenchi(['eval', 'gold.jsonl', '-f', 'json'], folder)).stdout);
    // It knows neither the rules of safety nor `flow/unprotected-abuse`, which version 2 of the catalogue added.
    const compared = overall.groups.filter((one: { group: string }) =>
      ['staff/', 'caller/', 'practice/'].includes(one.group),
    );
    expect(compared).toHaveLength(3);
    for (const group of compared) {
      expect(independent.group(scored.per, group.group)).toEqual({
        tp: group.found,
        fp: group.falseAlarms,
        fn: group.missed,
      });
    }
  });
});

describe('genchi eval --only', () => {
  const RULE = 'staff/recording-stop-plea';

  it('measures in every figure the rules that are meant alone, and compares with those of the baseline', async () => {
    const folder = folderWith({ 'gold.jsonl': LABELLED });
    const run = (...args: string[]) => runGenchi(['eval', 'gold.jsonl', '--no-cues', ...args], folder);
    await run('-f', 'json', '-o', 'before.json');
    const { stdout } = await run('-f', 'json', '--only', RULE, '--baseline', 'before.json');
    const { overall, comparison } = JSON.parse(stdout);
    const all = overall.groups.find(({ group }: { group: string }) => group === '');
    expect(all).toMatchObject({ found: 1, falseAlarms: 0, missed: 0, f1: 1 });
    expect(overall.deviations).toEqual([]);
    expect(comparison.rules).toMatchObject([{ name: RULE, verdict: 'same' }]);
    expect(comparison.groups.map(({ verdict }: { verdict: string }) => verdict)).not.toContain('better');
  });

  it.each(['{}', '{"overall":{}}', '{"overall":{"rules":[{"rule":"staff/x"}],"groups":[]}}', '[]'])(
    'refuses %s as a baseline',
    async (text) => {
      const folder = folderWith({ 'gold.jsonl': LABELLED, 'before.json': text });
      const ran = await runGenchi(
        ['eval', 'gold.jsonl', '--baseline', 'before.json', '--lang', 'en'],
        folder,
      );
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('the earlier result cannot be read: overall');
    },
  );
});

describe('genchi fit', () => {
  it('refuses labelled calls that are too few with what is missing', async () => {
    const folder = folderWith({ 'gold.jsonl': LABELLED });
    const ran = await runGenchi(['fit', 'gold.jsonl', '--out', 'rules'], folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).not.toBe('');
    expect(existsSync(join(folder, 'rules'))).toBe(false);
  });

  // To fit takes seconds: that a model is written whole is asked of the way of docs/teach.md, and of bytes in `test/learn/learn.test.ts`.
  it.runIf(IS_THOROUGH)('writes the same bytes when it fits the same calls again', async () => {
    const labelled = goldLines.filter((line) => line.includes('"caller/abusive-language"'));
    const part = (start: number) => labelled.slice(start, start + 6).join('\n');
    // Two files make two folds.
    const folder = folderWith({ 'a.jsonl': part(0), 'b.jsonl': part(6) });
    const fitInto = async (out: string) => {
      const args = ['fit', 'a.jsonl', 'b.jsonl', '--rule', 'caller/abusive-language', '--out', out];
      expect((await runGenchi([...args, '--no-progress'], folder)).code).toBe(0);
      return readFileSync(join(folder, out, 'model/caller/abusive-language.tsv'), 'utf8');
    };
    const written = await fitInto('a');
    expect(parseRuleModel(written, 'caller/abusive-language.tsv')).toMatchObject({
      problems: [],
      model: { record: { files: 2, calls: 12 } },
    });
    expect(await fitInto('b')).toBe(written);
  });
});

describe('genchi rules', () => {
  it('lists all rules and explains one, in both languages', async () => {
    const folder = folderWith({});
    expect((await runGenchi(['rules'], folder)).stdout).toContain('staff/premature-apology');
    const ja = (await runGenchi(['rules', 'staff/premature-apology'], folder)).stdout;
    const en = (await runGenchi(['rules', 'staff/premature-apology', '--lang', 'en'], folder)).stdout;
    expect(ja).toContain('言い換え');
    expect(en).toContain('Say instead');
  });

  it('tells the nearest id for one that does not exist', async () => {
    const ran = await runGenchi(['rules', 'staff/premature-apologi'], folderWith({}));
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('staff/premature-apology');
  });
});

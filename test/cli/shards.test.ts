import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinCalls, joinProblems } from '../../src/cli/merge/joined-calls.js';
import { openReport } from '../../src/cli/merge/open-report.js';
import { inputsOfShard } from '../../src/run/shard-inputs.js';
import { IS_THOROUGH } from '../thoroughness.js';
import { folderWith, runGenchi } from './run-genchi.js';

const PLEA = '録音は止めていただけませんか。';
const CALLS = IS_THOROUGH ? 200 : 80;
const call = (number: number): string =>
  JSON.stringify({
    // Some calls have no id of their own: it then comes from the place in the file.
    ...(number % 3 === 0 ? {} : { id: `c${number}` }),
    turns: [
      { speaker: 'staff', text: `${PLEA}${number}` },
      // A file is parted by its size, fewer calls are judged sooner.
      { speaker: 'caller', text: 'はい。'.repeat((40 * 200) / CALLS) },
    ],
  });
/** A file that is parted, with a line that no call stands on. */
const large = Array.from({ length: CALLS }, (_, number) => (number === 77 ? '{bad' : call(number))).join(
  '\n',
);

describe('shards', () => {
  const folder = folderWith({
    'calls/large.jsonl': large,
    'calls/a.txt': `職員：${PLEA}\n`,
    'calls/b.txt': `客：はい。\n職員：${PLEA}\n`,
    'calls/c.txt': 'わたしは誰でしょう\n',
  });
  const check = (...args: string[]) =>
    runGenchi(['check', 'calls', 'missing', '-f', 'json', '--lang', 'en', ...args], folder);
  const merge = (...args: string[]) => runGenchi(['merge', '--lang', 'en', ...args], folder);
  let whole = '';

  beforeAll(async () => {
    whole = (await check()).stdout;
    for (const shard of [1, 2, 3]) await check('--shard', `${shard}/3`, '-o', `${shard}.json`);
  });

  it('part a large file by call, and join to the bytes of one run', async () => {
    const numbers = [1, 2, 3].map((shard) => {
      const { calls } = JSON.parse(readFileSync(join(folder, `${shard}.json`), 'utf8'));
      return calls.filter(({ file }: { file: string }) => file === 'calls/large.jsonl').length;
    });
    expect(Math.min(...numbers)).toBeGreaterThan(CALLS / 5);
    expect(numbers.reduce((sum, number) => sum + number)).toBe(CALLS - 1);
    expect(await merge('3.json', '1.json', '2.json')).toMatchObject({ stdout: whole, code: 2 });
  });

  it('are joined bit by bit: as a tree, and going on with what an earlier merge wrote', async () => {
    expect(await merge('1.json', '2.json', '--partial', '-o', 'part.json')).toMatchObject({ stderr: '' });
    expect((await merge('3.json', 'part.json')).stdout).toBe(whole);
    const first = await merge('1.json', '3.json', '-o', 'all.json', '--resume');
    expect(first).toMatchObject({ code: 2, stderr: expect.stringContaining('missing: 2') });
    // What is merged already is not read again.
    writeFileSync(join(folder, 'gone.json'), readFileSync(join(folder, '2.json')));
    await merge('gone.json', '-o', 'all.json', '--resume');
    expect(readFileSync(join(folder, 'all.json'), 'utf8')).toBe(whole);
  });

  it('are refused where one is missing, doubled, of other rules, or none at all', async () => {
    await check('--shard', '2/3', '-o', 'other.json', '--only', 'staff/*');
    writeFileSync(join(folder, 'whole.json'), whole);
    for (const [files, told] of [
      [['1.json', '3.json'], 'these are missing: 2'],
      [['1.json', '2.json', '2.json', '3.json'], 'shard 2 is in "2.json" as well'],
      [['1.json', 'other.json', '3.json'], 'other.json: number of shards, rules'],
      [['1.json', '2.json', '3.json', 'whole.json'], 'whole.json: "1.json" is a shard'],
      [['1.json', '--partial', '-f', 'html'], '--partial is for JSON reports alone'],
    ] as const)
      expect(await merge(...files)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(told),
      });
  });
});

describe('shards of one configuration in two places', () => {
  const CONFIG = `manifest: lists/m.csv
reviews: [said/r.jsonl]
scorecard: forms/card.yaml
suppress:
  - { rule: staff/startled-reaction, files: old/**, reason: learned since }
`;
  const place = () =>
    folderWith({
      'genchi.config.yaml': CONFIG,
      'lists/m.csv': 'file,agent\n../calls/a.txt,山田\n',
      'said/r.jsonl': '',
      'forms/card.yaml':
        'title: 見本\nitems:\n  - { id: one, title: 一つ, points: 1, found: { rules: practice/* } }\n',
      'calls/a.txt': `職員：${PLEA}\n客：はい。\n`,
      'calls/b.txt': '職員：かしこまりました。\n客：はい。\n',
    });

  it('are joined, and refused where the evaluation form says something else', async () => {
    const [one, two] = [place(), place()];
    const shard = (folder: string, part: number) =>
      runGenchi(
        ['check', 'calls', '-f', 'json', '--shard', `${part}/2`, '-o', join(one, `${part}.json`)],
        folder,
      );
    const merge = () => runGenchi(['merge', '1.json', '2.json', '--fail-on', 'never', '--lang', 'en'], one);
    expect((await shard(one, 1)).stderr).not.toContain('card.yaml:');
    await shard(two, 2);
    expect(await merge()).toMatchObject({ code: 0, stderr: '' });
    const form = join(two, 'forms/card.yaml');
    writeFileSync(form, readFileSync(form, 'utf8').replace('points: 1', 'points: 2'));
    await shard(two, 2);
    expect(await merge()).toMatchObject({ code: 2, stderr: expect.stringContaining('number of shards') });
  });
});

describe('the inputs of a shard', () => {
  const file = (name: string, size: number) => ({ file: name, path: `/${name}`, size });

  it('are whole files by a hash of the path, and a part of what is large or comes from standard input', () => {
    const small = Array.from({ length: 100 }, (_, number) => file(`${number}.txt`, 1000));
    const shards = [1, 2, 3, 4].map((index) => inputsOfShard(small, { index, count: 4 }));
    expect(shards.flatMap(({ files }) => files.map((one) => one.file)).sort()).toEqual(
      small.map((one) => one.file).sort(),
    );
    const mixed = [...small, file('large.csv', 200_000), { file: '-', path: null, size: 0 }];
    const { files, parted } = inputsOfShard(mixed, { index: 2, count: 4 });
    expect(parted.map((one) => one.file)).toEqual(['large.csv', '-']);
    expect(files.filter(({ part }) => part?.index === 2)).toHaveLength(2);
  });
});

describe('a merge of a thousand reports', () => {
  const found = (name: string, position: number) =>
    JSON.stringify({ file: name, id: `${position}`, position, turns: 1, findings: [] });
  const report = (index: number, calls: readonly string[]) =>
    `{\n"schemaVersion": 1,\n"tool": {"name":"genchi","version":"0"},\n"shard": {"count":1000,"parts":[${index}],"ahead":0,"settings":"x"},\n"calls": [${calls.length > 0 ? `\n${calls.join(',\n')}\n` : ''}],\n"problems": [{"file":"a","line":1,"message":"m","remedy":"r"}],\n"summary": {}\n}\n`;

  it('holds one call of each, whatever their number, and no file open', () => {
    const files: Record<string, string> = {};
    for (let index = 1; index <= 1000; index++)
      files[`${index}.json`] = report(
        index,
        index % 10 === 0 ? [] : [found('a', index), found('b', 2000 - index)],
      );
    const folder = folderWith(files);
    const reports = Object.keys(files).map((name) => openReport(join(folder, name)));
    const calls = Array.from(joinCalls(reports), ({ file, position }) => [file, position]);
    expect(calls).toHaveLength(1800);
    expect(calls).toEqual(
      calls.toSorted(([a, x], [b, y]) => String(a).localeCompare(String(b)) || Number(x) - Number(y)),
    );
    expect(joinProblems(reports)).toHaveLength(1);
  });

  it.each([
    ['that is cut off', (text: string) => text.slice(0, -60)],
    ['with a damaged call', (text: string) => text.replace('"turns"', '"turn"')],
    ['out of order', (text: string) => text.replace(/(\{"file":"a".*),\n(.*)\n\]/, '$2,\n$1\n]')],
  ])('refuses one %s', (_, damage) => {
    const name = 'x.json';
    const folder = folderWith({ [name]: damage(report(1, [found('a', 1), found('b', 2)])) });
    expect(() => Array.from(joinCalls([openReport(join(folder, name))]))).toThrow();
  });

  it('reads a report that another program has formatted', () => {
    const text = JSON.stringify(JSON.parse(report(1, [found('a', 1)])), null, 2);
    const folder = folderWith({ 'x.json': text });
    const opened = openReport(join(folder, 'x.json'));
    expect(Array.from(joinCalls([opened]))).toHaveLength(1);
    expect(opened.shard?.count).toBe(1000);
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewLine } from '../../src/review/write-reviews.js';
import { fingerprintsOfTexts } from '../../src/text/word-fingerprint.js';
import { folderWith, runGenchi } from './run-genchi.js';

const PLEA = 'staff/recording-stop-plea';
const TEXTS = ['殺すぞ、お前。', '録音は止めていただけませんか。', 'いやだね。'];
const CALL = `客：${TEXTS[0]}\n職員：${TEXTS[1]}\n客：${TEXTS[2]}\n`;

/** A line of reviews that calls the plea wrong. */
const WRONG = reviewLine({
  kind: 'finding',
  fingerprint: fingerprintsOfTexts(TEXTS)[1] ?? '',
  rule: PLEA,
  mark: 'wrong',
});

const verdictIn = (report: string) => JSON.parse(report).calls[0].verdict as string;

describe('the verdict in what genchi merge joins', () => {
  it('stands on what was filtered out of the report when another finding is dismissed', async () => {
    const folder = folderWith({ 'c/a.txt': CALL, 'r/later.jsonl': WRONG });
    const only = await runGenchi(['check', 'c', '--only', 'staff/*', '-f', 'json', '-o', '1.json'], folder);
    expect(only.code).toBe(1);
    const merged = await runGenchi(['merge', '1.json', '--reviews', 'r/later.jsonl'], folder);
    expect(JSON.parse(merged.stdout).summary.reviews).toEqual({ confirmed: 0, dismissed: 1 });
    expect(verdictIn(merged.stdout)).toBe('suspected-harassment');
  });

  it('heeds how the configuration judges', async () => {
    const folder = folderWith({
      'c/a.txt': CALL,
      'r/later.jsonl': WRONG,
      'genchi.config.yaml': 'verdict:\n  suspicion: 20\n',
    });
    await runGenchi(['check', 'c', '-f', 'json', '-o', '1.json'], folder);
    expect(verdictIn(readFileSync(join(folder, '1.json'), 'utf8'))).toBe('complaint');
    const merged = await runGenchi(['merge', '1.json', '--reviews', 'r/later.jsonl'], folder);
    expect(verdictIn(merged.stdout)).toBe('complaint');
  });
});

describe('groups by staff of reports without turns', () => {
  const line = (id: string, text: string, agent?: string) =>
    `${JSON.stringify({
      ...{ id, ...(agent === undefined ? {} : { agent }) },
      turns: [
        { speaker: 'caller', text: 'はい。' },
        { speaker: 'staff', text },
      ],
    })}\n`;
  const lines = line('a', TEXTS[1] ?? '') + line('b', 'かしこまりました。');

  it('count calls of which nothing tells who took them for nobody, and say so', async () => {
    const folder = folderWith({ 'c.jsonl': lines + line('d', 'はい。', '山田') });
    await runGenchi(['check', 'c.jsonl', '-f', 'json', '-o', '1.json'], folder);
    const merged = await runGenchi(['merge', '1.json', '--group-by', 'agent', '--lang', 'en'], folder);
    const { groups } = JSON.parse(merged.stdout).trends;
    const counted = groups.map(({ names, calls }: { names: string[]; calls: number }) => [...names, calls]);
    expect(counted.sort()).toEqual([
      ['(unknown)', 2],
      ['山田', 1],
    ]);
    expect(merged.stderr).toContain('neither the turns nor the agent of 2 calls');
    const compared = await runGenchi(
      ['compare', '1.json', '1.json', '--group-by', 'staff', '--least-calls', '1', '-f', 'json'],
      folder,
    );
    const { changes } = JSON.parse(compared.stdout) as { changes: { group: string | null }[] };
    expect(new Set(changes.map(({ group }) => group))).toEqual(new Set([null, '山田']));
    expect(compared.stderr).toContain('4');
  });

  it('are told as ever where the turns are there', async () => {
    const folder = folderWith({ 'c.jsonl': lines });
    await runGenchi(['check', 'c.jsonl', '-f', 'json', '--with-turns', '-o', '1.json'], folder);
    const { stdout, stderr } = await runGenchi(['merge', '1.json', '--group-by', 'agent'], folder);
    expect(JSON.parse(stdout).trends.groups).toMatchObject([{ names: ['staff'], calls: 2 }]);
    expect(stderr).toBe('');
  });
});

describe('genchi merge does as genchi check', () => {
  it('takes JSON Lines of no calls for a shard without calls, and an empty .json for none', async () => {
    const folder = folderWith({ 'c/a.txt': CALL, 'none.json': '' });
    for (const part of ['1', '2'])
      await runGenchi(['check', 'c', '--shard', `${part}/2`, '-f', 'jsonl', '-o', `${part}.jsonl`], folder);
    const sizes = ['1', '2'].map((part) => readFileSync(join(folder, `${part}.jsonl`), 'utf8').length);
    expect(Math.min(...sizes)).toBe(0);
    const merged = await runGenchi(['merge', '1.jsonl', '2.jsonl'], folder);
    expect(JSON.parse(merged.stdout).calls).toHaveLength(1);
    expect((await runGenchi(['merge', '1.jsonl', 'none.json'], folder)).code).toBe(2);
  });

  it('heeds fail-on of the configuration, and its own option before it', async () => {
    const folder = folderWith({ 'c/a.txt': CALL });
    await runGenchi(['check', 'c', '-f', 'json', '-o', '1.json'], folder);
    expect((await runGenchi(['merge', '1.json'], folder)).code).toBe(1);
    writeFileSync(join(folder, 'genchi.config.yaml'), 'fail-on: never\n');
    expect((await runGenchi(['merge', '1.json'], folder)).code).toBe(0);
    expect((await runGenchi(['merge', '1.json', '--fail-on', 'note'], folder)).code).toBe(1);
  });

  it('ends with 2 where a line of the reviews is faulty, and tells it in the report once', async () => {
    const folder = folderWith({ 'c/a.txt': CALL, 'c/reviews.jsonl': '{"kind":' });
    const run = (...args: readonly string[]) => runGenchi([...args, '--fail-on', 'never'], folder);
    const reviews = ['--reviews', 'c/reviews.jsonl'];
    writeFileSync(join(folder, 'good.jsonl'), WRONG);
    await run('check', 'c', '--reviews', 'good.jsonl', '-f', 'json', '-o', '1.json');
    await run('check', 'c', ...reviews, '-f', 'json', '-o', '2.json');
    for (const report of ['1.json', '2.json']) {
      const { code, stdout } = await run('merge', report, ...reviews);
      expect(code, report).toBe(2);
      expect(JSON.parse(stdout).problems, report).toMatchObject([{ file: 'c/reviews.jsonl', line: 1 }]);
    }
  });

  it("writes the format of the file's ending, and refuses one that contradicts it", async () => {
    const folder = folderWith({ 'c/a.txt': CALL });
    await runGenchi(['check', 'c', '-f', 'json', '-o', '1.json'], folder);
    const { code } = await runGenchi(['merge', '1.json', '-o', 'all.csv', '--fail-on', 'never'], folder);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'all.csv'), 'utf8')).not.toContain('schemaVersion');
    expect((await runGenchi(['merge', '1.json', '-f', 'json', '-o', 'no.csv'], folder)).code).toBe(2);
    expect(existsSync(join(folder, 'no.csv'))).toBe(false);
    expect((await runGenchi(['merge', '1.json'], folder)).stdout).toContain('schemaVersion');
  });
});

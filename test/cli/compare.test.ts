import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

/** Calls of which so many have risky words. */
const calls = (name: string, count: number, risky: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `${name}${index}`,
      agent: index % 2 === 0 ? '山田' : '佐藤',
      turns: [
        { speaker: 'caller', text: 'はい。' },
        { speaker: 'staff', text: index < risky ? '録音は止めていただけませんか。' : 'かしこまりました。' },
      ],
    }),
  ).join('\n');

describe('genchi compare', () => {
  let folder: string;
  beforeAll(async () => {
    folder = folderWith({ 'a.jsonl': calls('a', 60, 40), 'b.jsonl': calls('b', 60, 8) });
    for (const name of ['a', 'b'])
      await runGenchi(
        ['check', `${name}.jsonl`, '-f', 'json', '-o', `${name}.json`, '--fail-on', 'never'],
        folder,
      );
  });
  const compare = (...args: readonly string[]) => runGenchi(['compare', ...args, '--lang', 'ja'], folder);

  it('tells what changed beyond chance, and leaves open what it cannot tell', async () => {
    const { code, stdout } = await compare('a.json', 'b.json');
    expect(code).toBe(0);
    const [changed = '', open = ''] = stdout.split('変わったとはいえないもの');
    expect(changed).toMatch(/危険な発言のある通話 +66\.7% \(40\/60\) +13\.3% \(8\/60\) +−53\.3 .* 改善/);
    expect(open).toContain('圧力を受けた通話');
    expect(stdout).not.toContain('同じ通話');
  });

  it('compares each group, for programs as well', async () => {
    const groupsBy = async (by: string) => {
      const { stdout } = await compare('a.json', 'b.json', '--group-by', by, '-f', 'json');
      const { changes } = JSON.parse(stdout) as { changes: { group: string | null }[] };
      return [...new Set(changes.map(({ group }) => group))];
    };
    expect(await groupsBy('agent')).toEqual([null, '山田', '佐藤']);
    expect(await groupsBy('agent,folder')).toEqual([null, '山田 / .', '佐藤 / .']);
    const unknown = await compare('a.json', 'b.json', '--group-by', '部署');
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('「部署」はどの通話にもありません'),
    });
  });

  it('writes names of groups that nothing obeys and that mean nothing in Markdown', async () => {
    const hostile = '::error::x\u202e www.example.com ~~';
    const lines = (name: string, risky: number) =>
      calls(name, 60, risky)
        .split('\n')
        .map((line) => JSON.stringify({ ...JSON.parse(line), agent: hostile }))
        .join('\n');
    const own = folderWith({ 'a.jsonl': lines('a', 40), 'b.jsonl': lines('b', 8) });
    for (const name of ['a', 'b'])
      await runGenchi(
        ['check', `${name}.jsonl`, '-f', 'json', '-o', `${name}.json`, '--fail-on', 'never'],
        own,
      );
    const by = async (format: string) =>
      (await runGenchi(['compare', 'a.json', 'b.json', '--group-by', 'agent', '-f', format], own)).stdout;
    expect(await by('terminal')).toContain('error::x');
    expect(await by('terminal')).not.toMatch(/^\s*::/m);
    const json = await by('json');
    expect(json).not.toContain('\u202e');
    expect(JSON.parse(json).changes.map(({ group }: { group: string | null }) => group)).toContain(hostile);
    expect(await by('markdown')).toContain('www&#46;example.com \\~\\~');
  });

  it('says that the same calls differ by no chance', async () => {
    const { stdout } = await compare('a.json', 'a.json', '-f', 'markdown');
    expect(stdout).toContain('両方に同じ通話が60件あります');
    expect(stdout).toContain('偶然の範囲を超える変化は見つかりませんでした');
  });

  it('says which report cannot be read', async () => {
    expect(await compare('a.json', 'a.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a.jsonl'),
    });
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toContain('"scores"');
  });
});

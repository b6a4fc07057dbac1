import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

describe('genchi init', () => {
  it('writes what passes check and test as it is, and never over a file', async () => {
    const folder = folderWith({});
    const first = await runGenchi(['init', '--lang', 'en'], folder);
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('written: genchi.config.yaml');
    expect(first.stdout).toContain('genchi check');
    expect(await runGenchi(['check'], folder)).toMatchObject({ code: 0, stderr: '' });
    expect(await runGenchi(['test', '--lang', 'en'], folder)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('all passed'),
    });
    writeFileSync(join(folder, 'scripts/sample.txt'), 'mine');
    expect((await runGenchi(['init', '--lang', 'en'], folder)).stdout).toContain(
      'kept (it exists): scripts/sample.txt',
    );
    expect(readFileSync(join(folder, 'scripts/sample.txt'), 'utf8')).toBe('mine');
  });

  it('says where a file stands in the place of the folder', async () => {
    const folder = folderWith({ mine: 'x' });
    expect(await runGenchi(['init', 'mine', '--lang', 'en'], folder)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('cannot be written'),
    });
  });
});

describe('genchi merge', () => {
  it('keeps whole turns of JSON and JSON Lines, and says where there are none', async () => {
    const folder = folderWith({
      'calls/a.jsonl': `${JSON.stringify({
        id: 'a',
        title: '書類の電話',
        turns: [
          { speaker: 'caller', text: '録音していますよ。' },
          { speaker: 'staff', text: 'はい。録音は止めていただけませんか。(沈黙)' },
        ],
      })}\n`,
      'calls/b.txt': '客：お願いします。\n職員：かしこまりました。\n',
    });
    const run = async (...options: string[]) =>
      (await runGenchi(['check', 'calls', ...options], folder)).stdout;
    for (const part of ['1', '2']) {
      await run('--shard', `${part}/2`, '-f', 'json', '--with-turns', '-o', `${part}.json`);
      await run('--shard', `${part}/2`, '-f', 'jsonl', '-o', `${part}.jsonl`);
      await run('--shard', `${part}/2`, '-f', 'json', '-o', `bare-${part}.json`);
    }
    const merge = (...options: string[]) => runGenchi(['merge', ...options], folder);
    const whole = await run('-f', 'jsonl');
    expect((await merge('1.json', '2.json', '-f', 'jsonl')).stdout).toBe(whole);
    expect((await merge('1.jsonl', '2.jsonl', '-f', 'jsonl')).stdout).toBe(whole);
    const page = (await merge('1.jsonl', '2.jsonl', '-f', 'html')).stdout;
    for (const words of ['書類の電話', 'はい。録音は止めていただけませんか。(沈黙)', 'かしこまりました。'])
      expect(page).toContain(words);
    expect((await merge('bare-1.json', 'bare-2.json', '-f', 'html', '--lang', 'en')).stderr).toContain(
      'lack the turns',
    );
  });

  const calls = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name) => [
      `c/${name}.txt`,
      `客：はい。\n職員：録音は止めていただけませんか。\n`,
    ]),
  );

  it('gives the report of one run over all shards, byte for byte', async () => {
    const folder = folderWith(calls);
    const run = (...args: string[]) => runGenchi(['check', 'c', '-f', 'json', ...args], folder);
    await run('--shard', '1/2', '-o', '1.json');
    await run('--shard', '2/2', '-o', '2.json');
    const merged = await runGenchi(['merge', '2.json', '1.json'], folder);
    expect(merged.stdout).toBe((await run()).stdout);
    expect(merged.code).toBe(1);
    const csv = await runGenchi(
      ['merge', '1.json', '2.json', '-f', 'csv', '-o', 'all.csv', '--fail-on', 'never'],
      folder,
    );
    expect(csv.code).toBe(0);
    expect(readFileSync(join(folder, 'all.csv'), 'utf8').match(/recording-stop-plea/g)).toHaveLength(4);
  });

  it('groups what it joins as one run does', async () => {
    const call = (id: string, agent: string) =>
      JSON.stringify({
        ...{ id, agent, topic: '返金' },
        turns: [{ speaker: 'staff', text: '録音は止めていただけませんか。' }],
      });
    const folder = folderWith({
      'c/a.jsonl': `${call('a', '山田')}\n${call('b', '佐藤')}\n`,
      'c/b.jsonl': `${call('c', '山田')}\n`,
    });
    const grouped = ['--group-by', 'agent', '--least-calls', '2'];
    const run = (...args: string[]) => runGenchi(['check', 'c', '-f', 'json', ...args], folder);
    for (const part of ['1', '2']) await run('--shard', `${part}/2`, '-o', `${part}.json`);
    const merge = (...args: string[]) => runGenchi(['merge', '1.json', '2.json', ...args], folder);
    const whole = (await run(...grouped)).stdout;
    expect((await merge(...grouped)).stdout).toBe(whole);
    expect(JSON.parse(whole).trends.groups).toMatchObject([{ calls: 2 }, { calls: 1 }]);
    expect((await merge(...grouped, '-f', 'markdown')).stdout).toMatch(/\| 山田 \| 2 \|/);
    expect((await merge(...grouped, '--pseudonyms', '-f', 'markdown')).stdout).toMatch(/\| 担当者A \| 2 \|/);
    expect(await merge('--group-by', 'topic', '--lang', 'en')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no call has the field "topic"'),
    });
  });

  it('writes over no report that it joins, unless it goes on with it', async () => {
    const folder = folderWith(calls);
    for (const shard of ['1/2', '2/2'])
      await runGenchi(
        ['check', 'c', '-f', 'json', '--shard', shard, '-o', `${shard.slice(0, 1)}.json`],
        folder,
      );
    const before = readFileSync(join(folder, '1.json'), 'utf8');
    const merged = (...args: readonly string[]) =>
      runGenchi(['merge', '1.json', '2.json', '-f', 'json', '--fail-on', 'never', ...args], folder);
    for (const place of ['1.json', './1.json'])
      expect(await merged('-o', place)).toMatchObject({ code: 2, stdout: '' });
    expect(readFileSync(join(folder, '1.json'), 'utf8')).toBe(before);
    expect((await merged('-o', './1.json', '--resume')).code).toBe(0);
  });

  it('refuses the same shard twice, what is no report, and what is missing', async () => {
    const folder = folderWith({ ...calls, 'x.json': '{}' });
    await runGenchi(['check', 'c', '-f', 'json', '-o', '1.json'], folder);
    for (const files of [['1.json', '1.json'], ['x.json'], ['none.json']])
      expect((await runGenchi(['merge', ...files], folder)).code).toBe(2);
  });
});

describe('genchi completion', () => {
  const folder = folderWith({});

  it('completes commands, options and values in bash', async () => {
    const script = (await runGenchi(['completion', 'bash'], folder)).stdout;
    const lines: readonly (readonly [words: readonly string[], completed: string])[] = [
      [['genchi', 'che'], 'check'],
      [['genchi', 'check', '--fail-on', 'wa'], 'warning'],
      [['genchi', 'test', '-f', 'ju'], 'junit'],
      [['genchi', 'test', '--up'], '--update'],
    ];
    const asked = lines.map(([words]) => {
      const quoted = words.map((one) => `'${one}'`).join(' ');
      return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _genchi; echo "\${COMPREPLY[@]}"`;
    });
    const { stdout } = spawnSync('bash', ['-c', [script, ...asked].join('\n')], { encoding: 'utf8' });
    expect(stdout.trimEnd().split('\n')).toEqual(lines.map(([, completed]) => completed));
  });

  it.each(['zsh', 'fish'])('names every command and option for %s', async (shell) => {
    const { code, stdout } = await runGenchi(['completion', shell], folder);
    expect(code).toBe(0);
    for (const word of ['check', 'merge', 'update-baseline', 'sarif', 'junit'])
      expect(stdout).toContain(word);
    // Where the shell is installed, it must also be able to read the script.
    const file = join(folder, `completion.${shell}`);
    writeFileSync(file, stdout);
    const read = spawnSync(shell, ['-n', file]);
    if (!read.error) expect(read.status).toBe(0);
    expect(existsSync(file)).toBe(true);
  });

  it('knows no other shell', async () => {
    expect((await runGenchi(['completion', 'tcsh'], folder)).code).toBe(2);
  });
});

import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

const CALL = '職員：録音は止めていただけませんか\n客：いやだ\n';

describe('names that somebody else chose', () => {
  it('never begin a line of standard error with a command to a build system', async () => {
    const name = 'x\n::error file=app.js::pwned\u001b[2J';
    const call = {
      id: name,
      turns: [
        { speaker: name, text: 'はい' },
        { speaker: 'b', text: 'はい' },
      ],
    };
    const folder = folderWith({
      '::warning::a.txt': '誰の発話でもない',
      'b.json': JSON.stringify(call),
      'c.csv': `話者,発話\n"${name}",はい\n`,
    });
    for (const args of [
      ['check', '.'],
      ['check', '.', '-f', 'github'],
      ['inputs', '.'],
      ['check', `a${name}`],
      [name],
    ]) {
      for (const language of ['ja', 'en']) {
        const { stderr, code } = await runGenchi([...args, '--lang', language], folder);
        expect(code).toBe(2);
        expect(stderr).not.toBe('');
        expect(stderr).not.toMatch(/^\s*::/m);
        expect(stderr).not.toContain('\u001b');
      }
    }
  });

  it('a rule file may be given by itself', async () => {
    const rule = `id: staff/own
severity: error
speaker: staff
title: { ja: 自作 }
message: { ja: 自作 }
match: { any: ['"いやだ"'] }
why: { ja: 自作 }
instead: { ja: 自作 }
examples: { flag: ['「いやだ」'], pass: ['はい'] }
`;
    const folder = folderWith({ 'a.txt': CALL, 'own.yaml': rule });
    const { stderr, code } = await runGenchi(['check', 'a.txt', '--rules', 'own.yaml', '--quiet'], folder);
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });
});

describe('links in a folder of calls', () => {
  it('that lead back or to a neighbour are followed once', async () => {
    const folder = folderWith({ 'calls/a.txt': CALL, 'elsewhere/b.txt': CALL });
    mkdirSync(join(folder, 'calls/inner'));
    for (const [to, name] of [
      ['.', 'calls/one'],
      ['..', 'calls/two'],
      ['../..', 'calls/inner/three'],
      ['../elsewhere', 'calls/other'],
      ['../elsewhere/b.txt', 'calls/link.txt'],
      ['nowhere', 'calls/broken.txt'],
    ] as const)
      symlinkSync(to, join(folder, name));
    const { stdout, stderr } = await runGenchi(['check', 'calls', '-f', 'jsonl'], folder);
    const files = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { file: string }).file);
    expect(files).toEqual(['calls/a.txt', 'calls/link.txt', 'calls/other/b.txt']);
    expect(stderr).toBe('');
  });

  it('a path that leads through a file is a problem, not a fault', async () => {
    const folder = folderWith({ 'a.txt': CALL });
    for (const args of [['a.txt/b.txt'], ['a.txt', '-o', 'a.txt/out.csv'], ['a.txt', '--rules', 'a.txt/x']])
      expect((await runGenchi(['check', ...args], folder)).code).toBe(2);
  });
});

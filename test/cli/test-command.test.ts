import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { partOf } from '../thoroughness.js';
import { folderWith, processEnvironment, runGenchi } from './run-genchi.js';

const PLEA = '職員：録音は止めていただけませんか。';
/** What the pattern refuses; what was learned is no matter of these tests, which leave it out where this is said. */
const NO_PLEA = '職員：録音は止めません。';
const EXPECTED = '# expect: staff/recording-stop-plea';

describe('genchi test', () => {
  it('passes a script that carries what it expects', async () => {
    const folder = folderWith({ 'good.txt': `${PLEA}\n${EXPECTED} 「録音は止めていただけませんか」\n` });
    const { code, stdout, stderr } = await runGenchi(['test', 'good.txt', '--lang', 'en'], folder);
    expect(stdout).toBe('✓ good.txt (1)\n\n1 scripts and rules, 1 expectations: all passed\n');
    expect([code, stderr]).toEqual([0, '']);
  });

  it('names what is missing with the nearest condition that failed, and ends with 1', async () => {
    const folder = folderWith({ 'bad.txt': `${NO_PLEA}\n${EXPECTED}\n` });
    const { code, stdout } = await runGenchi(['test', 'bad.txt', '--no-cues', '--lang', 'en'], folder);
    expect(code).toBe(1);
    expect(stdout).toContain('bad.txt:2 turn 1 職員: 録音は止めません。');
    expect(stdout).toContain('- staff/recording-stop-plea is expected and was not found');
    expect(stdout).toMatch(/nearest: .*「録音は止めません.*negative/);
  });

  it('names what is not expected, by the head of the script', async () => {
    const folder = folderWith({ 'bad.txt': `# expect-clean: staff/*\n${PLEA}\n` });
    const { code, stdout } = await runGenchi(['test', 'bad.txt', '--lang', 'en'], folder);
    expect(code).toBe(1);
    expect(stdout).toContain(
      '+ staff/recording-stop-plea 「録音は止めていただけませんか」 is not expected\n      against expect-clean at the head',
    );
  });

  it('ends with 2 at an unknown id, with the nearest known one', async () => {
    const folder = folderWith({ 'a.txt': `${PLEA}\n# expect: staff/recording-stop-pleas\n` });
    const { code, stderr } = await runGenchi(['test', 'a.txt', '--lang', 'en'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('a.txt:2: no rule is called');
    expect(stderr).toContain('"staff/recording-stop-plea"');
  });

  it('fails a suppression that suppresses nothing, and lets one that does stand', async () => {
    const folder = folderWith({
      'a.txt': `# expect-all\n${PLEA}\n# genchi-ignore staff/recording-stop-plea: agreed\n`,
      'b.txt': `客：はい。\n${NO_PLEA}\n# genchi-ignore staff/recording-stop-plea: agreed\n`,
    });
    expect((await runGenchi(['test', 'a.txt'], folder)).code).toBe(0);
    const { code, stdout } = await runGenchi(['test', 'b.txt', '--no-cues', '--lang', 'en'], folder);
    expect(code).toBe(1);
    expect(stdout).toContain('! the suppression of staff/recording-stop-plea suppresses nothing');
  });

  it('writes JUnit, GitHub and JSON', async () => {
    const folder = folderWith({ 'bad.txt': `${NO_PLEA}\n${EXPECTED}\n` });
    const run = async (format: string) =>
      (await runGenchi(['test', 'bad.txt', '-f', format, '--no-cues', '--lang', 'en'], folder)).stdout;
    expect(await run('junit')).toContain('<testsuite name="bad.txt" tests="1" failures="1"');
    expect(await run('github')).toMatch(/^::error file=bad\.txt,line=2,title=staff\/recording-stop-plea/);
    expect(JSON.parse(await run('json'))).toMatchObject({
      summary: { suites: 1, statements: 1, failed: 1 },
      suites: [{ failures: [{ kind: 'mismatch', turn: 1, rule: 'staff/recording-stop-plea', sign: '-' }] }],
    });
  });
});

describe('genchi test --update', () => {
  it('writes expectations and changes nothing else, and nothing the second time', async () => {
    const text = `\uFEFF# 台本\r\n${PLEA}\r\n\r\n${NO_PLEA}\r\n${EXPECTED}\r\n`;
    const folder = folderWith({
      'a.txt': text,
      'b.md': `# 場面\n\n**職員**：録音は止めていただけませんか。\n\nおわり\n`,
    });
    expect((await runGenchi(['test', '--update', '--no-cues', 'a.txt', 'b.md'], folder)).code).toBe(0);
    const after = readFileSync(join(folder, 'a.txt'), 'utf8');
    expect(after).toBe(`\uFEFF# 台本\r\n${PLEA}\r\n${EXPECTED}\r\n\r\n${NO_PLEA}\r\n`);
    expect(readFileSync(join(folder, 'b.md'), 'utf8')).toContain(
      '<!-- expect: staff/recording-stop-plea -->',
    );
    expect((await runGenchi(['test', '--no-cues', 'a.txt', 'b.md'], folder)).code).toBe(0);
    await runGenchi(['test', '--update', '--no-cues', 'a.txt', 'b.md'], folder);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(after);
  });

  it('refuses what it cannot write into', async () => {
    const json = `{"id":"a","turns":[{"speaker":"staff","text":"録音は止めていただけませんか"}]}`;
    const folder = folderWith({ 'a.json': json });
    const { code, stderr } = await runGenchi(['test', '--update', 'a.json', '--lang', 'en'], folder);
    expect([code, readFileSync(join(folder, 'a.json'), 'utf8')]).toEqual([2, json]);
    expect(stderr).toContain('a.json: expectations cannot be written into a script of this format');
    const packed = folderWith({ 'a.zip': zipSync({ 'a.txt': Buffer.from(PLEA) }) });
    expect(await runGenchi(['test', '--update', 'a.zip', '--lang', 'en'], packed)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a.zip/a.txt: expectations cannot be written into a script of this'),
    });
  });
});

const RULE = `id: staff/own
severity: error
speaker: staff
title: { ja: 自作 }
message: { ja: 自作です。 }
match:
  any: [終了 .. いただく]
why: { ja: 理由 }
examples:
  flag: [《終了させていただき》ます。]
  pass: [はい。]
`;

describe('genchi test --rules', () => {
  it('runs the examples of the rules of a folder, and tells words that can never match', async () => {
    const folder = folderWith({ 'r/staff/own.yaml': RULE });
    expect((await runGenchi(['test', '--rules', 'r', '--lang', 'en'], folder)).stdout).toContain(
      '✗ staff/own',
    );
    writeFileSync(
      join(folder, 'r/staff/own.yaml'),
      RULE.replace('《終了させていただき》ます', '《終了させていただきます》'),
    );
    const good = await runGenchi(['test', '--rules', 'r', '--lang', 'en'], folder);
    expect(good.stdout).toBe('✓ staff/own (2)\n\n1 scripts and rules, 2 expectations: all passed\n');
    writeFileSync(join(folder, 'r/staff/own.yaml'), RULE.replace('いただく]', '認め]'));
    const dead = await runGenchi(['test', '--rules', 'r', '--lang', 'en'], folder);
    expect(dead.code).toBe(1);
    expect(dead.stdout).toContain('r/staff/own.yaml:7:15\n  ! the word "認め" can never match');
  });
});

describe('a path of rules that holds none', () => {
  it('is told by test and by check, and ends with 2', async () => {
    const folder = folderWith({
      'calls/a.txt': '客：録音しています。\n職員：はい。\n',
      'report.html': '<p>',
      'own/r.txt': 'id: a/b\n',
    });
    for (const path of partOf(['calls', 'calls/a.txt', 'report.html', 'own/r.txt', 'own', 'nowhere'])) {
      const ran = await runGenchi(['test', '--rules', path, '--lang', 'ja'], folder);
      expect([path, ran.code, ran.stdout]).toEqual([path, 2, '']);
      expect(ran.stderr.match(new RegExp(path, 'g')), path).toHaveLength(1);
    }
    const checked = await runGenchi(['check', 'calls', '--rules', 'calls', '--lang', 'ja'], folder);
    expect(checked.code).toBe(2);
    expect(checked.stderr).toContain('フォルダー「calls」に規則（.yaml、.yml）がありません');
  });
});

describe('genchi test --rules, for what does not hold', () => {
  const run = async (rule: string) => {
    const folder = folderWith({ 'r/staff/own.yaml': rule });
    return (await runGenchi(['test', '--rules', 'r', '--lang', 'en'], folder)).stdout;
  };
  const flagging = (example: string) => run(RULE.replace('《終了させていただき》ます。', example));

  it('tells which pattern came nearest, how far, and what did not match', async () => {
    const told = await run(
      RULE.replace('[終了 .. いただく]', '[打ち切る:request, 終了 .. いただく:request]').replace(
        '《終了させていただき》',
        '《終了させていただき》',
      ),
    );
    expect(told).toContain('- staff/own: an example is not flagged\n');
    expect(told).toMatch(
      /nearest: pattern 終了 \.\. いただく:request: 終了 matched 「終了」 \(1\/2\), but the phrase of 「終了させていただきます」 is .* must be request\n/,
    );
    expect(await flagging('終了。')).toContain('(1/2), but いただく occurs nowhere');
  });

  it('looks at the marked turn, or without a mark at the one where it came nearest', async () => {
    expect(await flagging("['staff: はい。', 'staff: 終了。']")).toContain('終了 matched 「終了」 (1/2)');
    expect(await flagging("['staff: 《はい》。', 'staff: 終了。']")).toContain('終了 occurs nowhere');
    expect(await flagging("['caller: 終了。']")).not.toContain('nearest');
  });

  it('tells the exception that ruled a match out, and the pattern that found what must pass', async () => {
    expect(await run(RULE.replace('いただく]', 'いただく]\n  except: [終了]'))).toContain(
      'but ruled out by the exception 終了',
    );
    expect(await run(RULE.replace('はい。', '終了していただきます。'))).toContain(
      'flagged at 「終了していただきます」\n      by the pattern 終了 .. いただく',
    );
  });

  it('tells how near a pattern came to its sample', async () => {
    const named = RULE.replace(
      '[終了 .. いただく]',
      '[{ name: 終える, pattern: "終了 .. いただく", sample: 終了だ。 }]',
    );
    expect(await run(named)).toContain(
      'nearest: pattern 終える: 終了 matched 「終了」 (1/2), but いただく occurs nowhere\n',
    );
  });
});

const formWith = (greeting: string) => `title: { ja: 評価 }
items:
  - id: greeting
    title: { ja: 挨拶 }
    points: 5
    found: { says: ['"お電話ありがとうございます"'] }
    examples: { met: [${greeting}] }
`;

describe('genchi test --watch', () => {
  it('tests a script again when it is saved, and the evaluation form', async () => {
    const folder = folderWith({ 'a.txt': `${NO_PLEA}\n${EXPECTED}\n`, 'form.yaml': formWith('もしもし。') });
    const program = join(import.meta.dirname, '../../bin/genchi.js');
    const child = spawn(
      process.execPath,
      [program, 'test', '--watch', 'a.txt', '--scorecard', 'form.yaml', '--no-cues', '--lang', 'en'],
      {
        cwd: folder,
        env: processEnvironment(),
      },
    );
    let out = '';
    let told = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      told += data;
    });
    const until = async (holds: () => boolean) => {
      for (let tries = 0; tries < 5000 && !holds(); tries++) await wait(10);
      expect(holds()).toBe(true);
    };
    try {
      await until(() => told.includes('watching 1 files'));
      expect(out).toContain('2 failed');
      writeFileSync(join(folder, 'form.yaml'), formWith('お電話ありがとうございます。'));
      await until(() => out.includes('1 failed'));
      writeFileSync(join(folder, 'a.txt'), `${PLEA}\n${EXPECTED}\n`);
      await until(() => out.includes('all passed'));
    } finally {
      child.kill('SIGTERM');
    }
  });

  it('says of nothing unread that all passed', async () => {
    const folder = folderWith({ 'good.txt': '職員：はい。\n// expect-clean\n' });
    const nothing = await runGenchi(['test', 'missing', '--lang', 'en'], folder);
    expect(nothing).toMatchObject({ code: 2, stdout: 'nothing could be read, nothing was tested\n' });
    const some = await runGenchi(['test', 'good.txt', 'missing', '--lang', 'en'], folder);
    expect(some.code).toBe(2);
    expect(some.stdout).toContain('some could not be read');
    expect(some.stdout).not.toContain('all passed');
  });
});

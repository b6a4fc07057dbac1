import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeConfigs, withAbsolutePaths } from '../../../src/cli/settings/config-extends.js';
import { folderWith, runGenchi } from '../run-genchi.js';

const PLEA = '職員：録音は止めていただけませんか。\n';
const IGNORE = '# genchi-ignore staff/recording-stop-plea: 研修で確認済み\n';

describe('suppression in genchi check', () => {
  it('leaves out what a comment or the configuration accepts, and tells what accepts nothing', async () => {
    const folder = folderWith({
      'a.txt': PLEA + IGNORE,
      'old/b.txt': PLEA,
      'genchi.config.yaml':
        'suppress:\n  - { rule: staff/*, files: "old/**/*.txt", reason: 旧台本 }\n  - { rule: staff/*, files: none.txt, reason: なし }\n',
    });
    const { code, stderr } = await runGenchi(['check', 'a.txt', 'old', '--lang', 'en'], folder);
    expect(code).toBe(0);
    expect(stderr.match(/suppresses nothing/g)).toHaveLength(1);
  });

  it('takes a suppression of an unknown rule or without a reason for a problem', async () => {
    const folder = folderWith({
      'a.txt': `${PLEA}# genchi-ignore staff/recording-plea: x\n`,
      'b.txt': `${PLEA}# genchi-ignore staff/recording-stop-plea\n`,
    });
    const unknown = await runGenchi(['check', 'a.txt', '--lang', 'en'], folder);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('a.txt:2: no rule is called'),
    ]);
    expect((await runGenchi(['check', 'b.txt'], folder)).code).toBe(2);
  });
});

describe('a baseline', () => {
  it('keeps old findings from failing a run, also after turns are inserted, and lets new ones fail it', async () => {
    const folder = folderWith({ 'c/a.txt': PLEA });
    const run = (...options: string[]) =>
      runGenchi(['check', 'c', '--baseline', 'baseline.json', '--lang', 'en', ...options], folder);
    expect((await run()).code).toBe(2);
    expect((await run('--update-baseline')).code).toBe(0);
    const written = readFileSync(join(folder, 'baseline.json'), 'utf8');
    expect(written).not.toContain('録音');
    expect((await run()).code).toBe(0);
    writeFileSync(join(folder, 'c/a.txt'), `客：はい。\n職員：はい。\n客：ええ。\n${PLEA}`);
    expect((await run()).code).toBe(0);
    writeFileSync(join(folder, 'c/a.txt'), `${PLEA}客：はい。\n${PLEA}`);
    expect((await run()).code).toBe(1);
    writeFileSync(join(folder, 'c/a.txt'), PLEA);
    await run('--update-baseline');
    expect(readFileSync(join(folder, 'baseline.json'), 'utf8')).toBe(written);
  });

  it('needs a file to be updated', async () => {
    const folder = folderWith({ 'a.txt': PLEA });
    expect((await runGenchi(['check', 'a.txt', '--update-baseline'], folder)).code).toBe(2);
    expect(existsSync(join(folder, 'baseline.json'))).toBe(false);
  });
});

describe('genchi check --trace', () => {
  it('tells for each turn how far the patterns got', async () => {
    const folder = folderWith({ 'a.txt': `客：はい。\n職員：録音は止めません。\n${PLEA}` });
    const { code, stdout } = await runGenchi(
      ['check', '--trace', 'staff/recording-stop-plea', 'a.txt', '--lang', 'en'],
      folder,
    );
    expect(code).toBe(0);
    expect(stdout).toContain('turn 1 客 (a.txt:1): はい。\n  not said by staff');
    expect(stdout).toMatch(/but the phrase of 「録音は止めません」 is negative, polite and must be /);
    expect(stdout).toContain('✓ found: 「録音は止めていただけませんか」');
  });
});

describe('extends', () => {
  it('joins configurations of files and packages, with paths relative to each', async () => {
    const folder = folderWith({
      'app/genchi.config.yaml':
        'extends: [pack, ../base.yaml]\nseverities: { staff/recording-stop-plea: info }\n',
      'base.yaml':
        'severities: { staff/recording-stop-plea: warning }\nsuppress: [{ rule: staff/own, files: "app/*.txt", reason: 例 }]\n',
      'app/node_modules/pack/genchi.config.yaml': 'rules: [./rules]\n',
      'app/node_modules/pack/rules/staff/own.yaml': OWN_RULE,
      'app/a.txt': `${PLEA}職員：言質は渡せません。\n`,
    });
    const app = join(folder, 'app');
    const { code, stderr } = await runGenchi(['check', 'a.txt', '-f', 'json', '--lang', 'en'], app);
    expect([code, stderr]).toEqual([0, '']);
    // The rules of the configuration alone: test/rules/examples.test.ts runs the examples of all that ship.
    const { stdout } = await runGenchi(['test', '--lang', 'en'], app);
    expect(stdout).toContain('✓ staff/own');
  });

  it('joins maps key by key, and finds the manifest where the base lies', () => {
    const base = withAbsolutePaths(
      {
        manifest: 'lists/m.csv',
        agents: { 山田: ['yamada'] },
        verdict: { suspicion: 5, points: { 'caller/time-lock': 3 } },
      },
      '/srv/base',
    );
    const merged = mergeConfigs(base, {
      agents: { 佐藤: ['sato'] },
      verdict: { points: { 'caller/overbearing': 1 } },
    });
    expect(merged).toMatchObject({
      manifest: resolve('/srv/base/lists/m.csv').split(sep).join('/'),
      agents: { 山田: ['yamada'], 佐藤: ['sato'] },
      verdict: { suspicion: 5, points: { 'caller/time-lock': 3, 'caller/overbearing': 1 } },
    });
    expect(mergeConfigs({}, {})).not.toHaveProperty('verdict');
  });

  it('tells what is missing and what goes in a circle, with its line', async () => {
    const folder = folderWith({
      'genchi.config.yaml': 'extends:\n  - ./other.yaml\n',
      'other.yaml': 'extends: [./genchi.config.yaml]\n',
      'missing.yaml': 'extends: [no-such-pack]\n',
      'a.txt': PLEA,
    });
    const circle = await runGenchi(['check', 'a.txt', '--lang', 'en'], folder);
    expect([circle.code, circle.stderr]).toEqual([2, expect.stringContaining('other.yaml:1:11: extending')]);
    const missing = await runGenchi(['check', 'a.txt', '--config', 'missing.yaml', '--lang', 'en'], folder);
    expect(missing.stderr).toContain('missing.yaml:1:11: no configuration file or package');
  });
});

const OWN_RULE = `id: staff/own
severity: error
speaker: staff
title: { ja: 自作 }
message: { ja: 自作です。 }
match:
  any: [言質 .. 渡せる]
why: { ja: 理由 }
examples:
  flag: [《言質は渡せません》。]
  pass: [はい。]
`;

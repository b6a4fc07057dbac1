import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IS_THOROUGH, partOf } from '../thoroughness.js';
import { cacheWith, folderWith, type Ran, runGenchi } from './run-genchi.js';

const root = join(import.meta.dirname, '../..');
const bundle = join(root, 'dist/bundle/launch.js');
const CALL = '担当者：録音は止めていただけませんか。\n客：録音してるからな。\n';

/** In `.ci/run` rules are prepared anew: only a run that finds all prepared keeps its code. */
const cache = cacheWith(
  folderWith({}),
  IS_THOROUGH ? ['dictionary', 'learned'] : ['dictionary', 'learned', 'rules'],
  process.env.BUILT_CACHE_DIR,
);

function asBundle(folder: string, ...args: readonly string[]): Ran {
  const start = ['-e', `require(${JSON.stringify(bundle)}).launch(process.argv.slice(1))`, '--'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...start, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, GENCHI_CACHE_DIR: cache },
  });
  return { code: status, stdout, stderr };
}

// The bundle is made by `npm run build`; whoever only compiles tests the modules.
describe.skipIf(!existsSync(bundle))('the bundle', () => {
  const check = ['check', '--format', 'json', 'call.txt'];
  const keptCode = () => readdirSync(cache).filter((name) => name.startsWith('code-'));

  it('does what the modules do, with its code compiled before, damaged, and writable by others', async () => {
    const folder = folderWith({ 'call.txt': CALL });
    const plain = await runGenchi(check, folder);
    expect(plain.stdout).toContain('staff/recording-stop-plea');
    // The bundle prepares rules of its own. The next run finds them, and keeps its code; the one after that takes it.
    if (IS_THOROUGH) asBundle(folder, ...check);
    expect(keptCode()).toEqual([]);
    expect(asBundle(folder, ...check).stdout).toBe(plain.stdout);
    expect(keptCode()).toHaveLength(1);
    const file = join(cache, keptCode()[0] ?? '');
    const code = readFileSync(file);
    const { mtimeMs } = statSync(file);
    expect(asBundle(folder, ...check).stdout).toBe(plain.stdout);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
    for (const damage of partOf([code.fill(0, 5000, 6000), code.subarray(0, 3000), Buffer.alloc(0)])) {
      writeFileSync(file, damage);
      expect(asBundle(folder, ...check)).toEqual({ code: 1, stdout: plain.stdout, stderr: '' });
    }
    if (process.platform !== 'win32') {
      const whole = readFileSync(file);
      chmodSync(file, 0o622);
      expect(asBundle(folder, ...check).stdout).toBe(plain.stdout);
      expect(statSync(file).mode & 0o077).toBe(0);
      expect(readFileSync(file).length).toBeGreaterThan(whole.length / 2);
    }
  });

  it.each(partOf([[['tokens', '録音']], [['--version']], [['check', '--formt', 'json']]]))(
    '%s',
    async (args) => {
      const folder = folderWith({});
      expect(asBundle(folder, ...args)).toEqual(await runGenchi(args, folder));
    },
  );

  it('reads tables, subtitles and JSON with comments, and writes every report, as the sources do', async () => {
    const files = {
      'calls/a.csv': '通話,話者,発言\n1,担当者,録音は止めていただけませんか。\n',
      'calls/b.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\n<v 担当者>録音は止めていただけませんか。\n',
      'calls/c.json':
        '{ // 注\n"turns": [{ "speaker": "staff", "text": "録音は止めていただけませんか。" }] }\n',
      'calls/d.txt': CALL,
    };
    const folder = folderWith(files);
    for (const format of partOf(['html', 'terminal', 'csv', 'sarif'])) {
      const args = ['check', 'calls', '--format', format, '--no-progress', '--quiet'];
      const { code, stdout } = asBundle(folder, ...args);
      const { code: exitCode, stdout: told } = await runGenchi(args, folder);
      expect({ code, stdout }).toEqual({ code: exitCode, stdout: told });
    }
  });

  it('gives the same with several workers', async () => {
    const call = CALL.repeat(3);
    const folder = folderWith({ 'calls/a.txt': call, 'calls/b.txt': CALL, 'calls/c.txt': call });
    const args = ['check', 'calls', '--format', 'json'];
    const one = await runGenchi(args, folder);
    expect(asBundle(folder, ...args, '-j', '2').stdout).toBe(one.stdout);
  });
});

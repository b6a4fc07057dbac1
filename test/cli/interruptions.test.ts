import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { IS_THOROUGH, partOf } from '../thoroughness.js';
import { folderWith, processEnvironment, runGenchi, runProcess } from './run-genchi.js';

const program = join(import.meta.dirname, '../../bin/genchi.js');
const CALLS = IS_THOROUGH ? 100 : 40;
/** What is ended in the middle has as many threads as ever; what is asked otherwise needs them in `.ci/run` only. */
const JOBS = IS_THOROUGH ? [] : ['-j', '1'];
/** So many are kept when a run is killed: it is under way, and most is still to do. */
const KEPT = 5;
let folder = '';
let whole = '';

beforeAll(async () => {
  const files: Record<string, string> = {};
  for (let number = 0; number < CALLS; number++)
    files[`calls/${number}.txt`] =
      `お客様：${number}番の件です。録音していますよ。担当者の名前をネットに書きますから。\n職員：録音は止めていただけませんか。${'確認してご連絡します。'.repeat(20)}\n`;
  folder = folderWith(files);
  expect((await runGenchi(['check', 'calls', '-o', 'whole.json', '--fail-on', 'never'], folder)).code).toBe(
    0,
  );
  whole = readFileSync(join(folder, 'whole.json'), 'utf8');
});

/** A run in the background that has begun to write. */
async function begun(args: readonly string[], isUnderWay: () => boolean): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, 'check', 'calls', '--fail-on', 'never', ...args], {
    cwd: folder,
    env: processEnvironment(),
    stdio: 'ignore',
  });
  while (!isUnderWay() && child.exitCode === null) await pause(2);
  return child;
}

/** Ends a process and waits until it is gone; returns its exit code and signal. */
async function ended(child: ChildProcess, signal?: NodeJS.Signals) {
  const gone = once(child, 'exit');
  if (signal) child.kill(signal);
  return gone as Promise<[number | null, NodeJS.Signals | null]>;
}

const workspaces = (name: string) => readdirSync(folder).filter((one) => one.startsWith(`.${name}-`));
const keptIn = (name: string) => {
  const kept = join(folder, `.${name}.resume`);
  return existsSync(kept)
    ? readdirSync(kept, { recursive: true }).filter((one) => String(one).endsWith('.bin')).length
    : 0;
};

describe('a run that is ended from outside', () => {
  it.each(
    partOf([
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const),
  )('%s: leaves nothing, and says so by its exit code', async (signal, code) => {
    const child = await begun(['-o', 'a.json'], () => workspaces('a.json').length > 0);
    expect(await ended(child, signal)).toEqual([code, null]);
    expect(existsSync(join(folder, 'a.json'))).toBe(false);
    expect(workspaces('a.json')).toEqual([]);
  });

  it('kill -9: no half report, and the next run takes the litter away', async () => {
    writeFileSync(join(folder, 'b.json'), 'what was there before');
    const child = await begun(['-o', 'b.json'], () => workspaces('b.json').length > 0);
    await ended(child, 'SIGKILL');
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe('what was there before');
    expect(workspaces('b.json')).toHaveLength(1);
    expect((await runGenchi(['check', 'calls', '-o', 'b.json', '--fail-on', 'never'], folder)).code).toBe(0);
    expect(workspaces('b.json')).toEqual([]);
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(whole);
  });

  it('--resume goes on where a killed run was, with the same bytes in the end', async () => {
    const args = ['-o', 'c.json', '--resume'];
    const child = await begun(args, () => keptIn('c.json') > KEPT);
    await ended(child, 'SIGKILL');
    // For the next test, which goes on where this run was as well.
    cpSync(join(folder, '.c.json.resume'), join(folder, '.d.json.resume'), { recursive: true });
    const before = keptIn('c.json');
    expect(before).toBeGreaterThan(KEPT);
    expect(before).toBeLessThan(CALLS);
    expect(runProcess(['check', 'calls', '--fail-on', 'never', ...JOBS, ...args], folder).code).toBe(0);
    expect(readFileSync(join(folder, 'c.json'), 'utf8')).toBe(whole);
    expect(readdirSync(folder).filter((name) => name.startsWith('.c.json'))).toEqual([]);
  });

  it('--resume with inputs that changed meanwhile reads them anew', async () => {
    expect(keptIn('d.json')).toBeGreaterThan(KEPT);
    const file = join(folder, 'calls/0.txt');
    const content = readFileSync(file);
    writeFileSync(file, 'お客様：はい\n職員：はい\n');
    const args = ['check', 'calls', '--fail-on', 'never'];
    // The same program: another would believe nothing of what it finds.
    expect(runProcess([...args, '-o', 'd.json', '--resume', ...JOBS], folder).code).toBe(0);
    const fresh = (await runGenchi([...args, '-f', 'json'], folder)).stdout;
    writeFileSync(file, content);
    expect(readFileSync(join(folder, 'd.json'), 'utf8')).toBe(fresh);
  });

  it('--resume needs a file, and keeps nothing of what --redact hides', async () => {
    for (const args of [['--resume'], ['--resume', '-o', 'e.json', '--redact']])
      expect((await runGenchi(['check', 'calls', ...args], folder)).code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith('.e.json'))).toEqual([]);
  });
});

describe('runs at the same time', () => {
  it('on one output and one cache: each ends well, the report is whole', async () => {
    const children = await Promise.all(
      (IS_THOROUGH ? [1, 2, 3] : [1, 2]).map(() =>
        begun(['-o', 'f.json', '--cache-dir', 'kept', ...JOBS], () => workspaces('f.json').length > 0),
      ),
    );
    for (const child of children)
      expect(await (child.exitCode === null ? ended(child) : [child.exitCode, null])).toEqual([0, null]);
    expect(readFileSync(join(folder, 'f.json'), 'utf8')).toBe(whole);
    expect(workspaces('f.json')).toEqual([]);
    const left = readdirSync(join(folder, 'kept'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('a disk that is full', () => {
  const mounted = folderWith({});
  const canMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', mounted]).status === 0;
  const whySkipped = canMount ? '' : ' (skipped: may not mount a small disk)';

  it.skipIf(!canMount)(`is told, and no part of a report is left${whySkipped}`, async () => {
    try {
      const { code, stderr } = await runGenchi(
        ['check', 'calls', '-o', `${mounted}/a.json`, '--lang', 'ja'],
        folder,
      );
      expect(code).toBe(2);
      expect(stderr).toContain('ディスクに空きがありません');
      expect(readdirSync(mounted)).toEqual([]);
    } finally {
      spawnSync('umount', [mounted]);
    }
  });
});

describe('inputs that go away or change while they are read', () => {
  it('cost only themselves', async () => {
    const own = folderWith({});
    mkdirSync(join(own, 'calls'));
    for (let number = 0; number < CALLS; number++)
      writeFileSync(join(own, `calls/${number}.txt`), 'お客様：はい\n職員：録音は止めていただけませんか。\n');
    const child = spawn(
      process.execPath,
      [program, 'check', 'calls', '-o', 'a.json', '--fail-on', 'never', '-j', '2'],
      { cwd: own, env: processEnvironment() },
    );
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += String(data);
    });
    while (child.exitCode === null && !readdirSync(own).some((name) => name.startsWith('.a.json-')))
      await pause(1);
    for (let number = CALLS - 10; number < CALLS; number++) rmSync(join(own, `calls/${number}.txt`));
    writeFileSync(join(own, `calls/${CALLS - 11}.txt`), '');
    const [code] = await ended(child);
    const { calls, problems } = JSON.parse(readFileSync(join(own, 'a.json'), 'utf8'));
    // How many were still there when they were read is a matter of luck; each is a call or a problem.
    expect(calls.length + problems.length).toBe(CALLS);
    expect(code).toBe(problems.length > 0 ? 2 : 0);
    expect(stderr).not.toContain('    at ');
  });
});

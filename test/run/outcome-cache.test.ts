import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheWith, folderWith, runGenchi, runProcess } from '../cli/run-genchi.js';

const CALLS = {
  'calls/a.txt': '担当者：録音は止めていただけませんか。\n客：わかりました。\n',
  'calls/b.txt': '担当者：お電話ありがとうございます。\n客：こんにちは。\n',
  'calls/faulty.txt': '山田：こんにちは。\n',
};

async function check(folder: string, ...args: string[]) {
  return await runGenchi(['check', 'calls', '--format', 'json', ...args], folder);
}

/** The files of a cache, whatever folders their names put them in. */
function keptIn(cache: string): readonly string[] {
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bin'))
    .map((name) => join(cache, name));
}

describe('genchi check --cache', () => {
  it('gives the same report and the same problems from kept results, with one worker and with several', async () => {
    const folder = folderWith(CALLS);
    const plain = await check(folder);
    for (let times = 0; times < 2; times++) expect(await check(folder, '--cache-dir', 'kept')).toEqual(plain);
    const args = ['check', 'calls', '--format', 'json', '--cache-dir', 'kept', '--jobs', '2'];
    for (let times = 0; times < 2; times++) expect(runProcess(args, folder)).toEqual(plain);
    expect(plain.stdout).toContain('staff/recording-stop-plea');
    expect(plain.code).toBe(2);
  });

  it('keeps results in the usual folder without a name for it: what follows is an input', async () => {
    const folder = folderWith(CALLS);
    const usual = cacheWith(folder, ['dictionary', 'learned', 'rules']);
    const environment = { GENCHI_CACHE_DIR: usual };
    const cached = await runGenchi(['check', '--format', 'json', '--cache', 'calls'], folder, {
      environment,
    });
    expect(cached.stdout).toBe((await check(folder)).stdout);
    expect(keptIn(join(usual, 'calls'))).toHaveLength(Object.keys(CALLS).length);
  });

  it('notices changed content, options and rules', async () => {
    const folder = folderWith(CALLS);
    await check(folder, '--cache-dir', 'kept');
    writeFileSync(join(folder, 'calls/b.txt'), CALLS['calls/a.txt']);
    const options = [[], ['--speaker', 'staff=山田'], ['--no-cues'], ['--rules', 'own']];
    writeFileSync(
      join(folderInto(folder, 'own/staff'), 'recording-stop-plea.yaml'),
      readFileSync(join(import.meta.dirname, '../../rules/staff/emotional-refusal.yaml'), 'utf8').replace(
        'staff/emotional-refusal',
        'staff/recording-stop-plea',
      ),
    );
    for (const args of options)
      expect(await check(folder, '--cache-dir', 'kept', ...args)).toEqual(await check(folder, ...args));
  });

  it('takes damaged files for none, keeps one file an input, and lets nobody else read it', async () => {
    const folder = folderWith(CALLS);
    const plain = await check(folder, '--cache-dir', 'kept');
    const files = keptIn(join(folder, 'kept'));
    expect(files).toHaveLength(Object.keys(CALLS).length);
    for (const file of files) {
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
      writeFileSync(file, readFileSync(file).subarray(0, 60));
    }
    expect(await check(folder, '--cache-dir', 'kept')).toEqual(plain);
    expect(keptIn(join(folder, 'kept'))).toHaveLength(files.length);
  });
});

function folderInto(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IS_THOROUGH, partOf } from '../thoroughness.js';
import { cacheWith, folderWith, runGenchi } from './run-genchi.js';

const CALL = '担当者：録音は止めていただけませんか。\n客：わかりました。\n';
const RULE = (word: string) => `id: staff/own-word
severity: error
speaker: staff
title:
  ja: 試し
message:
  ja: 試しの規則です。
match:
  any:
    - "\\"${word}\\""
why:
  ja: 試しです。
examples:
  flag:
    - ${word}
  pass:
    - はい。
`;

describe('the cache of prepared rules', () => {
  const check = (folder: string, cache: string, ...args: string[]) =>
    runGenchi(['check', '--format', 'json', ...args, 'call.txt'], folder, {
      environment: { GENCHI_CACHE_DIR: cache },
    });

  it('gives the same report from a cold, a warm, a damaged and an unwritable cache', async () => {
    const folder = folderWith({ 'call.txt': CALL });
    // In `.ci/run` what was learned is made anew where there was none, and where it is damaged.
    const cache = cacheWith(folder, IS_THOROUGH ? ['dictionary'] : ['dictionary', 'learned']);
    const cold = await check(folder, cache);
    const fileOf = (kind: string) =>
      join(cache, readdirSync(cache).find((name) => name.startsWith(`${kind}-`)) ?? '');
    const warm = await check(folder, cache);
    const whole = ['rules', 'learned'].map((kind) => statSync(fileOf(kind)).size);
    // To make what was learned takes a second.
    for (const damage of partOf([
      () => {
        const bytes = readFileSync(fileOf('rules'));
        bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
        writeFileSync(fileOf('rules'), bytes);
      },
      () => writeFileSync(fileOf('learned'), readFileSync(fileOf('learned')).subarray(0, 100)),
    ])) {
      damage();
      expect((await check(folder, cache)).stdout).toBe(cold.stdout);
    }
    expect(['rules', 'learned'].map((kind) => statSync(fileOf(kind)).size)).toEqual(whole);
    expect(warm.stdout).toBe(cold.stdout);
    expect(cold.stdout).toContain('staff/recording-stop-plea');
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    // Without what was learned, whose file is written as that of the rules is.
    const known = await check(folder, cache, '--no-cues');
    expect(known.stdout).toContain('staff/recording-stop-plea');
    const taken = cacheWith(folderWith({}), ['dictionary']);
    mkdirSync(join(taken, basename(fileOf('rules'))));
    const noFolder = join(folder, 'no-folder');
    writeFileSync(noFolder, '');
    // Where no folder can be made the dictionary has to be made as well, which takes seconds.
    for (const unwritable of partOf([taken, noFolder]))
      expect((await check(folder, unwritable, '--no-cues')).stdout).toBe(known.stdout);
    expect(readdirSync(taken).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('notices a rule that has changed, and a rule that has come', async () => {
    const folder = folderWith({ 'call.txt': CALL, 'own/staff/own-word.yaml': RULE('はいはい') });
    const cache = cacheWith(folder, ['dictionary']);
    const found = async () =>
      (await check(folder, cache, '--no-cues', '--rules', 'own')).stdout.includes('staff/own-word');
    expect(await found()).toBe(false);
    writeFileSync(join(folder, 'own/staff/own-word.yaml'), RULE('録音は止'));
    expect(await found()).toBe(true);
    writeFileSync(join(folder, 'own/staff/own-word.yaml'), RULE('はいはい'));
    expect(await found()).toBe(false);
  });

  it('tells the faults of a rule each time', async () => {
    const folder = folderWith({ 'call.txt': CALL, 'own/staff/own-word.yaml': 'id: staff/own-word\n' });
    const cache = cacheWith(folder, ['dictionary']);
    const first = await check(folder, cache, '--no-cues', '--rules', 'own');
    const second = await check(folder, cache, '--no-cues', '--rules', 'own');
    expect(first.code).toBe(2);
    expect(second.stderr).toBe(first.stderr);
  });
});

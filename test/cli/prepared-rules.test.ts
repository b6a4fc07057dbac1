import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheWithDictionary, folderWith, runGenchi } from './run-genchi.js';

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

  it('gives the same report from a cold, a warm, a damaged and an unwritable cache', () => {
    const folder = folderWith({ 'call.txt': CALL });
    const cache = cacheWithDictionary(folder);
    const cold = check(folder, cache);
    const [file = ''] = readdirSync(cache).filter((name) => name.startsWith('rules-'));
    const warm = check(folder, cache);
    const bytes = readFileSync(join(cache, file));
    bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
    writeFileSync(join(cache, file), bytes);
    const damaged = check(folder, cache);
    writeFileSync(join(cache, file), bytes.subarray(0, 100));
    const cut = check(folder, cache);
    writeFileSync(join(folder, 'no-folder'), '');
    const unwritable = check(folder, join(folder, 'no-folder'));
    for (const other of [warm, damaged, cut, unwritable]) expect(other.stdout).toBe(cold.stdout);
    expect(cold.stdout).toContain('staff/recording-stop-plea');
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('notices a rule that has changed, and a rule that has come', () => {
    const folder = folderWith({ 'call.txt': CALL, 'own/staff/own-word.yaml': RULE('はいはい') });
    const cache = cacheWithDictionary(folder);
    const found = () => check(folder, cache, '--no-cues', '--rules', 'own').stdout.includes('staff/own-word');
    expect(found()).toBe(false);
    writeFileSync(join(folder, 'own/staff/own-word.yaml'), RULE('録音は止'));
    expect(found()).toBe(true);
    writeFileSync(join(folder, 'own/staff/own-word.yaml'), RULE('はいはい'));
    expect(found()).toBe(false);
  });

  it('tells the faults of a rule each time', () => {
    const folder = folderWith({ 'call.txt': CALL, 'own/staff/own-word.yaml': 'id: staff/own-word\n' });
    const cache = cacheWithDictionary(folder);
    const first = check(folder, cache, '--no-cues', '--rules', 'own');
    const second = check(folder, cache, '--no-cues', '--rules', 'own');
    expect(first.code).toBe(2);
    expect(second.stderr).toBe(first.stderr);
  });
});

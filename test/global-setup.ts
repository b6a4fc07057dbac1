import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const cache = join(root, 'node_modules/.cache/genchi');
const kept = new Set<string>();

/**
 * Gives all tests a cache folder of their own in which the dictionary and the shipped rules are prepared, with what was learned and
 * without.
 */
export function setup(): void {
  process.env.GENCHI_CACHE_DIR = cache;
  mkdirSync(cache, { recursive: true });
  const call = join(cache, 'call.txt');
  // Words that a pattern matches: plain ones are judged without the dictionary.
  writeFileSync(call, '職員：録音は止めていただけませんか。\n客：はい。\n');
  for (const options of [[], ['--no-cues']])
    spawnSync(process.execPath, [join(root, 'bin/genchi.js'), 'check', call, ...options]);
  for (const name of readdirSync(cache)) kept.add(name);
}

/** Takes away what tests added to the cache: rules of folders that are gone. */
export function teardown(): void {
  for (const name of readdirSync(cache)) if (!kept.has(name)) rmSync(join(cache, name), { recursive: true });
}

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { learnedFile, setupName } from '../src/run/rule-files-key.js';

const root = join(import.meta.dirname, '..');
const caches = join(root, 'node_modules/.cache/genchi');
/** Each keeps prepared rules of its own: what the program prepares depends on its files. */
const OF_SOURCES = join(caches, 'sources');
const OF_BUILT_PROGRAM = join(caches, 'built');
const kept = new Set<string>();

/**
 * Gives all tests cache folders of their own: one for the sources, which tests run within their process, and one for the built
 * program, in which the dictionary and the shipped rules are prepared.
 */
export function setup(): void {
  process.env.GENCHI_CACHE_DIR = OF_SOURCES;
  process.env.BUILT_CACHE_DIR = OF_BUILT_PROGRAM;
  for (const folder of [OF_SOURCES, OF_BUILT_PROGRAM]) mkdirSync(folder, { recursive: true });
  const call = join(OF_BUILT_PROGRAM, 'call.txt');
  // It takes the dictionary to judge.
  writeFileSync(call, '職員：録音は止めていただけませんか。\n');
  spawnSync(process.execPath, [join(root, 'bin/genchi.js'), 'check', call], {
    env: { ...process.env, GENCHI_CACHE_DIR: OF_BUILT_PROGRAM },
  });
  for (const name of readdirSync(OF_BUILT_PROGRAM).filter((one) => one.startsWith('dictionary-')))
    copyFileSync(join(OF_BUILT_PROGRAM, name), join(OF_SOURCES, name));
  const shipped = { rulePaths: [] };
  kept.add(join(OF_SOURCES, `rules-${setupName(shipped)}.bin`));
  kept.add(join(OF_SOURCES, `learned-${learnedFile(shipped, []).name}.bin`));
  for (const path of contents()) kept.add(path);
}

/** Takes away what tests added to the caches but what follows from the shipped rules: rules of folders that are gone. */
export function teardown(): void {
  for (const path of contents()) if (!kept.has(path)) rmSync(path, { recursive: true });
}

function contents(): readonly string[] {
  return [OF_SOURCES, OF_BUILT_PROGRAM].flatMap((folder) =>
    readdirSync(folder).map((name) => join(folder, name)),
  );
}

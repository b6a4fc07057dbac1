import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
 * Gives all tests cache folders of their own: one for the modules, which tests run within their process, and one for the built
 * program. In both the dictionary and the shipped rules are prepared, side by side: each worker would do it anew.
 */
export async function setup(): Promise<void> {
  process.env.GENCHI_CACHE_DIR = OF_SOURCES;
  process.env.BUILT_CACHE_DIR = OF_BUILT_PROGRAM;
  for (const folder of [OF_SOURCES, OF_BUILT_PROGRAM]) mkdirSync(folder, { recursive: true });
  const call = join(OF_BUILT_PROGRAM, 'call.txt');
  // It takes the dictionary to judge.
  writeFileSync(call, '職員：録音は止めていただけませんか。\n');
  const modules = JSON.stringify(join(root, 'dist/cli/main.js'));
  await Promise.all([
    prepare([join(root, 'bin/genchi.js'), 'check', call], OF_BUILT_PROGRAM),
    // Whoever reads the sources prepares by them.
    process.env.npm_lifecycle_event === 'test' &&
      prepare(
        ['-e', `import(${modules}).then(({ main }) => main(['check', process.argv[1]]))`, call],
        OF_SOURCES,
      ),
  ]);
  for (const name of readdirSync(OF_BUILT_PROGRAM).filter((one) => one.startsWith('dictionary-')))
    copyFileSync(join(OF_BUILT_PROGRAM, name), join(OF_SOURCES, name));
  const shipped = { rulePaths: [] };
  kept.add(join(OF_SOURCES, `rules-${setupName(shipped)}.bin`));
  kept.add(join(OF_SOURCES, `learned-${learnedFile(shipped, false).name}.bin`));
  for (const path of contents()) kept.add(path);
}

/** Runs a call for what it leaves in a cache; a fault is for the tests to tell. */
async function prepare(args: readonly string[], cache: string): Promise<void> {
  const env = { ...process.env, GENCHI_CACHE_DIR: cache };
  await once(spawn(process.execPath, args, { env, stdio: 'ignore' }), 'exit');
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

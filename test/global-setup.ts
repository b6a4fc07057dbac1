import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { learnedFile, setupName } from '../src/run/rule-files-key.js';

const root = join(import.meta.dirname, '..');
const caches = join(root, 'node_modules/.cache/genchi');
/** Each keeps prepared rules of its own: what the program prepares depends on its files. */
const OF_SOURCES = join(caches, 'sources');
const OF_BUILT_PROGRAM = join(caches, 'built');
const kept = new Set<string>();

/** What the folders for temporary files begin with, before the number of the process that made them. */
const TEMPORARY = 'genchi-tests-';
/** All that tests write goes into one folder: workers are stopped before they could take away what is theirs. */
let temporary: string | null = null;

/**
 * Gives all tests cache folders of their own: one for the modules, which tests run within their process, and one for the built
 * program. In both the dictionary and the shipped rules are prepared, side by side: each worker would do it anew. Temporary
 * files have a folder of their own as well, which goes with the run, or with the next where the run was killed.
 */
export async function setup(): Promise<void> {
  removeLitter(tmpdir());
  temporary = mkdtempSync(join(tmpdir(), `${TEMPORARY}${process.pid}-`));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary;
  process.env.GENCHI_CACHE_DIR = OF_SOURCES;
  process.env.BUILT_CACHE_DIR = OF_BUILT_PROGRAM;
  for (const folder of [OF_SOURCES, OF_BUILT_PROGRAM]) mkdirSync(folder, { recursive: true });
  const call = join(OF_BUILT_PROGRAM, 'call.txt');
  // It takes the dictionary to judge; the modules get that of the program.
  writeFileSync(call, '職員：録音は止めていただけませんか。\n');
  const withoutWords = join(OF_BUILT_PROGRAM, 'silence.txt');
  writeFileSync(withoutWords, '職員：。\n');
  const modules = JSON.stringify(join(root, 'dist/cli/main.js'));
  await Promise.all([
    prepare([join(root, 'bin/genchi.js'), 'check', call], OF_BUILT_PROGRAM),
    // Whoever reads the sources prepares by them.
    process.env.npm_lifecycle_event === 'test' &&
      prepare(
        ['-e', `import(${modules}).then(({ main }) => main(['check', process.argv[1]]))`, withoutWords],
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

/** Takes away temporary files, and what tests added to the caches but what follows from the shipped rules: rules of folders that are gone. */
export function teardown(): void {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  for (const path of contents()) if (!kept.has(path)) rmSync(path, { recursive: true });
}

function contents(): readonly string[] {
  return [OF_SOURCES, OF_BUILT_PROGRAM].flatMap((folder) =>
    readdirSync(folder).map((name) => join(folder, name)),
  );
}

/** Takes away the temporary files of runs whose process is gone. */
function removeLitter(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, maker] = /^(\d+)-/.exec(name.startsWith(TEMPORARY) ? name.slice(TEMPORARY.length) : '') ?? [];
    if (maker === undefined || isRunning(Number(maker))) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // A small disk is still mounted there, which a test had made: no reason to run none.
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Another user's may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

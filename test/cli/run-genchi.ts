import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../src/storage/cache-folder.js';

const program = join(import.meta.dirname, '../../bin/genchi.js');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as a process, without colour, in `folder`. */
export function runGenchi(
  args: readonly string[],
  folder: string,
  options: { readonly input?: string | Uint8Array; readonly environment?: NodeJS.ProcessEnv } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...programEnvironment(), ...options.environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** What the program is told of the machine: where the tests' cache is, and nothing that differs from machine to machine. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, GENCHI_CACHE_DIR } = process.env;
  return { PATH, HOME, GENCHI_CACHE_DIR, NO_COLOR: '1' };
}

/** A cache folder without prepared rules, but with the dictionary: unpacking it takes longer than most tests. */
export function cacheWithDictionary(folder: string): string {
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  for (const name of readdirSync(cacheFolder()).filter((one) => one.startsWith('dictionary-')))
    copyFileSync(join(cacheFolder(), name), join(cache, name));
  return cache;
}

/** A new folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'genchi-test-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

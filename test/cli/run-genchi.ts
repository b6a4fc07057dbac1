import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/main.js';
import { messageLanguage } from '../../src/cli/message-language.js';
import type { TextOutput } from '../../src/run/process-streams.js';
import { cacheFolder } from '../../src/storage/cache-folder.js';

const program = join(import.meta.dirname, '../../bin/genchi.js');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether standard output is a terminal. */
  readonly isTerminal?: boolean;
}

/**
 * Runs the program on its arguments as `main` does, but within this process, without colour, in `folder`: most of a process is its
 * start. Neither threads nor signals: for them, and for what is true of processes only, there is `runProcess`.
 */
export function runGenchi(args: readonly string[], folder: string, options: RunOptions = {}): Promise<Ran> {
  // A process has one working directory: runs that are asked for at once take turns.
  const ran = turn.then(() => runHere(args, folder, options));
  turn = ran.catch(() => {});
  return ran;
}

let turn: Promise<unknown> = Promise.resolve();

async function runHere(
  args: readonly string[],
  folder: string,
  { input = '', environment = {}, isTerminal = false }: RunOptions,
): Promise<Ran> {
  const before = { folder: process.cwd(), environment: process.env };
  const stdout = captured();
  const stderr = captured();
  process.chdir(folder);
  process.env = { ...processEnvironment(), GENCHI_CACHE_DIR: cacheFolder(), ...environment };
  try {
    const code = await run(args, {
      stdin: Readable.from(input.length === 0 ? [] : [Buffer.from(input)]),
      stdout: isTerminal ? Object.assign(stdout.stream, { isTTY: true }) : stdout.stream,
      stderr: stderr.stream,
      environment: process.env,
      language: await messageLanguage(args, process.env),
    });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(before.folder);
    process.env = before.environment;
  }
}

/** Runs the built program as a process, without colour, in `folder`. */
export function runProcess(
  args: readonly string[],
  folder: string,
  { input = '', environment = {} }: RunOptions = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...processEnvironment(), ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

/** What the built program is told of the machine: where its cache is, and nothing that differs from machine to machine. */
export function processEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, BUILT_CACHE_DIR } = process.env;
  return { PATH, HOME, GENCHI_CACHE_DIR: BUILT_CACHE_DIR, NO_COLOR: '1' };
}

/** A stream that keeps what is written to it. */
function captured(): { readonly stream: TextOutput; readonly text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString() };
}

/** What lies in a cache folder, by the beginnings of names. */
type Kept = 'dictionary' | 'learned' | 'rules';

/** A cache folder with nothing but these of a cache of the tests: to make them takes longer than most tests. */
export function cacheWith(folder: string, kinds: readonly Kept[], from: string = cacheFolder()): string {
  const cache = join(folder, 'cache');
  mkdirSync(cache);
  // What another process is still writing is renamed at any moment.
  const isWhole = (name: string) => !name.endsWith('.tmp');
  const isWanted = (name: string) => isWhole(name) && kinds.some((kind) => name.startsWith(`${kind}-`));
  for (const name of readdirSync(from).filter(isWanted)) copyFileSync(join(from, name), join(cache, name));
  return cache;
}

/** A new folder with these files in it; it goes with the run (`test/global-setup.ts`). */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'genchi-test-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

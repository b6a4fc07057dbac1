// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Command
 * @property {string} name as it stands in the results
 * @property {readonly string[]} run program and arguments; `node` stands for the one that runs this
 * @property {Readonly<Record<string, string>>} [env]
 * @property {string} [cwd]
 */

/** Wall time of a whole process in milliseconds, its output discarded. @param {Command} command */
export async function time(command) {
  const [program = '', ...args] = command.run;
  const started = process.hrtime.bigint();
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...command.env },
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    complaint += chunk;
  });
  const [code] = await once(child, 'close');
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (code !== 0) {
    throw new Error(`${command.name}: exit code ${code}\n${complaint.slice(0, 2000)}`);
  }
  return milliseconds;
}

/**
 * Median wall times in milliseconds, the commands taking turns so that what else the machine does hits all alike.
 * @param {readonly Command[]} commands
 * @param {number} runs
 * @returns {Promise<number[]>} in the order of the commands
 */
export async function race(commands, runs) {
  /** @type {number[][]} */
  const times = commands.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, command] of commands.entries()) {
      times[index]?.push(await time(command));
    }
  }
  return times.map(median);
}

/** Largest resident memory of a Node process and its threads, in megabytes. @param {Command} command */
export async function peakMemory(command) {
  return (await usage(command)).megabytes;
}

/** The same with the processor time of all its threads. @param {Command} command */
export async function usage(command) {
  const folder = mkdtempSync(join(tmpdir(), 'genchi-bench-peak-'));
  const file = join(folder, 'peak');
  const [program = '', ...args] = command.run;
  const hook = new URL('./peers/report-peak.mjs', import.meta.url).href;
  const env = { ...command.env, GENCHI_BENCH_PEAK: file };
  await time({ ...command, run: [program, '--import', hook, ...args], env });
  const [kilobytes = 0, microseconds = 0] = readFileSync(file, 'utf8').split(' ').map(Number);
  rmSync(folder, { recursive: true });
  return { megabytes: kilobytes / 1024, seconds: microseconds / 1e6 };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Whether a program is installed. @param {string} program @param {readonly string[]} args */
export async function isInstalled(program, args) {
  try {
    await time({ name: program, run: [program, ...args] });
    return true;
  } catch {
    return false;
  }
}

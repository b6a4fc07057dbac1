// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../random.mjs';
import { mutate } from './mutate.mjs';
import { fuzzTargets } from './targets.mjs';

/** Seconds of processor time of one case; a stated bound for some 100 KB of input, generous on a slow machine. */
const BOUND_S = 5;

/**
 * Runs cases, told by their numbers, and tells what failed.
 * @param {{ cases: number, seed: number, from?: number, only?: string | undefined, save?: string | undefined }} asked
 */
export async function runCases({ cases, seed, from = 0, only, save }) {
  const targets = Object.entries(await fuzzTargets()).filter(([name]) => only === undefined || name === only);
  const weighted = targets.flatMap(([name, target]) =>
    Array.from({ length: target.weight }, () => /** @type {const} */ ([name, target])),
  );
  /** @type {Map<string, { cases: number, seconds: number, slowest: number, number: number }>} */
  const counts = new Map(targets.map(([name]) => [name, { cases: 0, seconds: 0, slowest: 0, number: 0 }]));
  /** @type {string[]} */
  const faults = [];
  let most = 0;
  for (let number = from; number < from + cases; number++) {
    const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b));
    const [name, { samples, run }] = random.pick(weighted);
    const sample = random.pick(samples);
    const bytes = mutate(sample.bytes, random, (own) => own.pick(samples).bytes);
    const before = process.cpuUsage();
    let fault = null;
    try {
      await run(bytes, sample.name, number);
    } catch (error) {
      fault = error;
    }
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    const count = counts.get(name);
    if (count) {
      count.cases++;
      count.seconds += seconds;
      if (seconds > count.slowest) Object.assign(count, { slowest: seconds, number });
    }
    most = Math.max(most, process.memoryUsage.rss());
    if (fault === null && seconds > BOUND_S) fault = new Error(`took ${seconds.toFixed(1)} s`);
    if (fault === null) continue;
    faults.push(
      `case ${number} (${name}, ${sample.name}): ${fault instanceof Error ? fault.stack : String(fault)}`,
    );
    if (save === undefined) continue;
    mkdirSync(save, { recursive: true });
    writeFileSync(join(save, `${number}-${name}-${sample.name.replaceAll('/', '_')}`), bytes);
  }
  return { faults, counts, most };
}

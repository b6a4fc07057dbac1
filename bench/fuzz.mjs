// @ts-check
/*
 * Feeds damaged inputs, rules, configurations, manifests, reports, caches and models to their readers: node bench/fuzz.mjs
 * [--cases 10000] [--seed 1] [--only input] [--save FOLDER]. Each case has a number, and the same number is the same case on
 * every machine. A case fails where something is thrown that the user cannot mend, where a problem is told badly, or where it
 * takes longer than its bound. Exit code 1 where one failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutate } from './fuzz/mutate.mjs';
import { fuzzTargets } from './fuzz/targets.mjs';
import { createRandom } from './random.mjs';

/** Seconds of processor time of one case; a stated bound for some 100 KB of input, generous on a slow machine. */
const BOUND_S = 5;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    save: { type: 'string' },
  },
});
const targets = Object.entries(await fuzzTargets()).filter(
  ([name]) => values.only === undefined || name === values.only,
);
const weighted = targets.flatMap(([name, target]) =>
  Array.from({ length: target.weight }, () => /** @type {const} */ ([name, target])),
);
/** @type {Map<string, { cases: number, seconds: number, slowest: number, number: number }>} */
const counts = new Map(targets.map(([name]) => [name, { cases: 0, seconds: 0, slowest: 0, number: 0 }]));
let failed = 0;
let most = 0;
const [cases, seed, from] = [Number(values.cases), Number(values.seed), Number(values.from)];
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
  if (fault !== null) {
    failed++;
    console.error(
      `case ${number} (${name}, ${sample.name}): ${fault instanceof Error ? fault.stack : String(fault)}`,
    );
    if (values.save !== undefined) {
      mkdirSync(values.save, { recursive: true });
      writeFileSync(join(values.save, `${number}-${name}-${sample.name.replaceAll('/', '_')}`), bytes);
    }
  }
}
for (const [name, { cases: done, seconds, slowest, number }] of counts)
  console.log(
    `${name.padEnd(14)} ${String(done).padStart(7)} cases  ${seconds.toFixed(0).padStart(5)} s  slowest ${slowest.toFixed(2)} s (case ${number})`,
  );
console.log(
  `seed ${seed}, cases ${from} to ${from + cases - 1}: ${failed} failed; ${(most / 2 ** 20).toFixed(0)} MB at most`,
);
process.exitCode = failed > 0 ? 1 : 0;

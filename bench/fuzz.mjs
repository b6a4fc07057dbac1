// @ts-check
/*
 * Feeds damaged inputs, rules, configurations, manifests, reports, caches and models to their readers: node bench/fuzz.mjs
 * [--cases 10000] [--seed 1] [--only input] [--save FOLDER]. Each case has a number, and the same number is the same case on
 * every machine. A case fails where something is thrown that the user cannot mend, where a problem is told badly, or where it
 * takes longer than its bound. Exit code 1 where one failed.
 */
import { parseArgs } from 'node:util';
import { runCases } from './fuzz/run-cases.mjs';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    save: { type: 'string' },
  },
});
const [cases, seed, from] = [Number(values.cases), Number(values.seed), Number(values.from)];
const { faults, counts, most } = await runCases({ cases, seed, from, only: values.only, save: values.save });
for (const fault of faults) console.error(fault);
for (const [name, { cases: done, seconds, slowest, number }] of counts)
  console.log(
    `${name.padEnd(14)} ${String(done).padStart(7)} cases  ${seconds.toFixed(0).padStart(5)} s  slowest ${slowest.toFixed(2)} s (case ${number})`,
  );
console.log(
  `seed ${seed}, cases ${from} to ${from + cases - 1}: ${faults.length} failed; ${(most / 2 ** 20).toFixed(0)} MB at most`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

// @ts-check
/*
 * Measures what --redact hides, on labelled lines and innocent ones, by kind, as written and as recognisers write, with 95 % intervals:
 * node bench/redact.mjs [--misses]. --misses tells what is wrong in the part that may be looked at. Exit code 1 where an aim is missed.
 */
import { measureRedaction } from './redact/measure.mjs';

const tell = (/** @type {string} */ line) => console.log(line);
const areMet = [
  measureRedaction('fixtures/redact', tell, process.argv.includes('--misses')),
  measureRedaction('fixtures/held-out/redact', tell),
];
process.exitCode = areMet.every(Boolean) ? 0 : 1;

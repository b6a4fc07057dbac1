import { expect, it } from 'vitest';
import { runCases } from '../bench/fuzz/run-cases.mjs';
import { casesOf } from './thoroughness.js';

// The same cases each time; `node bench/fuzz.mjs` runs as many others as one likes (docs/reliability.md).
it('no damaged input, rule, configuration, report, cache or model throws or takes long', async () => {
  const cases = casesOf(1200);
  const { faults, counts } = await runCases({ cases, seed: 17 });
  expect(faults).toEqual([]);
  expect([...counts.values()].reduce((sum, count) => sum + count.cases, 0)).toBe(cases);
});

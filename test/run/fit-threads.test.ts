import { describe, expect, it } from 'vitest';
import { fitHere } from '../../src/learn/fit-work.js';
import { withFitThreads } from '../../src/run/fit-threads.js';

const data = {
  values: Float32Array.from([1.4, 1.2, 1]),
  starts: Int32Array.from([0, 2, 4, 5]),
  entries: Int32Array.from([0, 1, 1, 2, 2]),
  scales: Float32Array.from([0.3, 0.3, 0.5]),
};
const own = {
  data,
  rows: Int32Array.from([0, 1, 2]),
  rules: 2,
  labels: Uint8Array.from([1, 0, 0, 1, 0, 0]),
  importance: new Float32Array(6).fill(1),
};
const view = { ...own, offsets: null, kept: null };
const units = (seed: number) => ({ ...own, places: Int32Array.from([0, 1, 2]), values: data.values, seed });

describe('fits in threads', () => {
  it('give the same to the last bit as in this thread, each to who asked for it', async () => {
    const here = fitHere();
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const [models, ...weights] = await withFitThreads((work) =>
      Promise.all([work.fitView(view), ...seeds.map((seed) => work.learnUnits(units(seed)))]),
    );
    expect(models).toEqual(await here.fitView(view));
    for (const [number, seed] of seeds.entries())
      expect(weights[number]).toEqual(await here.learnUnits(units(seed)));
  });

  it('leave what was sent as it was', async () => {
    const before = structuredClone(view);
    await withFitThreads((work) => work.fitView(view));
    expect(view).toEqual(before);
  });

  it('tell what a thread died of', async () => {
    const faulty = { ...view, rules: -1 };
    await expect(withFitThreads((work) => work.fitView(faulty))).rejects.toThrow(RangeError);
  });
});

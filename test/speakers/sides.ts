import { join } from 'node:path';
import type { SideJudge } from '../../src/model/side-judge.js';
import { loadSideModel } from '../../src/speakers/load-sides.js';
import { buildSideTables, sideJudgeOf } from '../../src/speakers/side-judge.js';
import { once } from '../../src/text/once.js';

/** The judge of the model that ships with the program, read once for all tests of a worker. */
export const shippedSides: () => SideJudge = once(() => {
  const model = loadSideModel([join(import.meta.dirname, '../../rules')]);
  if (!model) throw new Error('rules/speakers.tsv is missing');
  return sideJudgeOf(buildSideTables(model));
});

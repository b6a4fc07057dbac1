import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from '../../src/run/in-turn.js';

test('tasks are done one after another, in the order in which they are given', async () => {
  const done: string[] = [];
  const give = inTurn(async (ms: number) => {
    done.push(`${ms} begun`);
    await wait(ms);
    done.push(`${ms} done`);
  });
  for (const ms of [20, 1, 5]) give(ms);
  for (let tries = 0; tries < 1000 && done.length < 6; tries++) await wait(5);
  expect(done).toEqual([20, 1, 5].flatMap((ms) => [`${ms} begun`, `${ms} done`]));
});

import { expect, it } from 'vitest';
import { watchPage } from '../../../src/cli/streams/large-pages.js';
import type { Problem } from '../../../src/model/problem.js';

it('a page that grows too large for browsers is told of once, and written all the same', async () => {
  const told: Problem[] = [];
  let written = 0;
  const output = watchPage(
    {
      write: async (piece) => {
        written += piece.length;
      },
      close: async () => {},
      abandon: () => {},
    },
    'a.html',
    (problem) => told.push(problem),
  );
  const piece = 'あ'.repeat(1024 * 1024);
  for (let count = 0; count < 64; count++) await output.write(piece);
  expect(told).toEqual([]);
  for (let count = 0; count < 8; count++) await output.write(piece);
  expect(told.map(({ code, file, isWarning }) => [code, file, isWarning])).toEqual([
    ['page-large', 'a.html', true],
  ]);
  expect(written).toBe(72 * piece.length);
});

import { expect, it } from 'vitest';
import { watchWorkbook } from '../../../src/cli/streams/large-workbooks.js';
import type { Problem } from '../../../src/model/problem.js';
import { sampleCalls } from '../../report/sample.js';

it('a workbook that grows too large is told of once, while it grows, and written all the same', () => {
  const told: Problem[] = [];
  let written = 0;
  const writer = watchWorkbook(
    {
      head: () => '',
      call: () => {
        written++;
        return '';
      },
      tail: () => '',
    },
    'a.xlsx',
    (problem) => told.push(problem),
  );
  const [call] = sampleCalls;
  if (!call) throw new Error('no sample');
  const rows = 1 + call.findings.length;
  expect(rows).toBeGreaterThan(1);
  const fitting = Math.floor(250_000 / rows);
  for (let count = 0; count < fitting; count++) writer.call(call);
  expect(told).toEqual([]);
  for (let count = 0; count < 3; count++) writer.call(call);
  expect(told.map(({ code, file, isWarning }) => [code, file, isWarning])).toEqual([
    ['workbook-large', 'a.xlsx', true],
  ]);
  expect(written).toBe(fitting + 3);
});

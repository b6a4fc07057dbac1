import { describe, expect, it } from 'vitest';
import { watchReport } from '../../../src/cli/streams/watch-report.js';
import { reporterNames } from '../../../src/report/reporter-loaders.js';

const silent = {
  writer: { head: () => '', call: () => '', tail: () => '' },
  output: { write: async () => {}, close: async () => {}, abandon: () => {} },
};

/** What a format tells while a page of 70 MB is written. */
async function toldOf(format: (typeof reporterNames)[number]): Promise<readonly string[]> {
  const told: string[] = [];
  const { output } = watchReport(silent, format, 'a', ({ code }) => told.push(code));
  for (let megabyte = 0; megabyte < 70; megabyte++) await output.write('は'.repeat(1024 * 1024));
  return told;
}

describe('a report that grows large', () => {
  it.each(reporterNames)('%s', async (format) => {
    expect(await toldOf(format)).toEqual(format === 'html' ? ['page-large'] : []);
  });
});

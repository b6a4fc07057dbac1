import { expect, test } from 'vitest';
import { formatTestsForGithub } from '../../../src/cli/testing/github.js';
import { formatTestsAsJunit } from '../../../src/cli/testing/junit.js';

const problem = { code: 'input-empty', file: 'a.txt', line: 1, column: null, arguments: {} };
const shown = { language: 'en', color: false, quiet: false } as const;

test('a warning is told as one, and fails no dashboard', () => {
  const run = { suites: [], problems: [{ ...problem, isWarning: true as const }, problem] };
  expect(
    formatTestsForGithub(run, shown)
      .split('\n')
      .map((line) => line.replace(/ .*/, '')),
  ).toEqual(['::warning', '::error', '']);
  const xml = formatTestsAsJunit(run, shown);
  expect(xml.match(/<error /g)).toHaveLength(1);
  expect(xml).toContain('errors="1"');
});

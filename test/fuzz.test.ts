import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { casesOf } from './thoroughness.js';

// The same cases each time; `node bench/fuzz.mjs` runs as many others as one likes (docs/reliability.md).
it('no damaged input, rule, configuration, report, cache or model throws or takes long', () => {
  const script = join(import.meta.dirname, '../bench/fuzz.mjs');
  const args = ['--cases', String(casesOf(1200)), '--seed', '17'];
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/: 0 failed;/);
  expect(status).toBe(0);
});

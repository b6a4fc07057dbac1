import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('hides on labelled lines what it must, and little else, by the aims of docs/redaction.md', () => {
  const script = join(import.meta.dirname, '../../bench/redact.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  expect(stdout.match(/^aims .*: met$/gm)).toHaveLength(2);
  expect(status).toBe(0);
});

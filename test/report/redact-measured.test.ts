import { expect, it } from 'vitest';
import { measureRedaction } from '../../bench/redact/measure.mjs';

it('hides on labelled lines what it must, and little else, by the aims of docs/redaction.md', () => {
  for (const folder of ['fixtures/redact', 'fixtures/held-out/redact']) {
    const told: string[] = [];
    expect(
      measureRedaction(folder, (line) => told.push(line)),
      told.join('\n'),
    ).toBe(true);
    expect(told.at(-1)).toMatch(/^aims .*: met$/);
  }
});

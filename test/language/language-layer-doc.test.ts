import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixedRows } from '../../src/language/endings/ending-table.js';
import { DERIVED_FUNCTIONS, PHRASE_FUNCTIONS } from '../../src/model/token.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/language-layer.md'), 'utf8');

describe('docs/language-layer.md', () => {
  test.each([...PHRASE_FUNCTIONS, ...DERIVED_FUNCTIONS])('explains the function %s', (name) => {
    expect(page).toContain(`\`${name}`);
  });

  test('shows rows that stand in the tables', () => {
    const rows = [
      ...page.matchAll(/^\| (\S+) \| (\S+(?: \S+)*) \| (\S+) \| ([a-z ]+) \| (\S+) \|$/gm),
    ].filter(([, ending]) => ending !== 'ending' && ending !== '---');
    expect(rows.length).toBeGreaterThan(2);
    for (const [, ...cells] of rows) {
      expect(fixedRows()).toContainEqual(cells);
    }
  });
});

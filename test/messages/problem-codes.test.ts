import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/messages/problem-text.js';

const SOURCE = join(import.meta.dirname, '../../src');

/** Codes of problems as the source writes them: the name of a thing, a hyphen, what is wrong with it. */
const CODE =
  /(?:\bcode: |\b(?:complain|report|fault|problem|inputProblem)\((?:[\w.]+, )?)'([a-z]+(?:-[a-z]+)+)'/g;

describe('every problem that the source can tell', () => {
  const codes = new Set(
    readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('messages'))
      .flatMap((name) =>
        [...readFileSync(join(SOURCE, name), 'utf8').matchAll(CODE)].map(([, code]) => code ?? ''),
      ),
  );

  it('is found in the source', () => {
    expect(codes.size).toBeGreaterThan(100);
    expect(codes).toContain('model-file-row');
  });

  it.each([...codes].sort())('%s has words in both languages', (code) => {
    const problem = { code, file: null, line: null, column: null, arguments: {} };
    for (const language of ['ja', 'en'] as const)
      expect(() => describeProblem(problem, language)).not.toThrow();
  });
});

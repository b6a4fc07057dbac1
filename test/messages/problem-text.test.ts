import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/messages/problem-text.js';

const problem = (nearest: string) => ({
  code: 'rule-unknown',
  file: null,
  line: null,
  column: null,
  arguments: { name: 'staff/x', nearest },
});

describe('describeProblem', () => {
  it('suggests the name that was probably meant', () => {
    expect(describeProblem(problem('staff/y'), 'ja').remedy).toContain('もしかして「staff/y」ですか。');
    expect(describeProblem(problem('staff/y'), 'en').remedy).toContain('Did you mean "staff/y"?');
  });

  it('suggests nothing where no name is near', () => {
    expect(describeProblem(problem(''), 'ja').remedy).not.toContain('もしかして');
    expect(describeProblem(problem(''), 'en').remedy).not.toContain('Did you mean');
  });

  it('sets values off by spaces in Japanese, but no Japanese words', () => {
    const told = (where: string, expected: string) =>
      describeProblem(
        {
          code: 'yaml-type',
          file: null,
          line: null,
          column: null,
          arguments: { where, expected, found: 'string' },
        },
        'ja',
      );
    expect(told('(file)', 'integer').message).toBe('ファイルは整数でなければなりませんが、文字列です');
    expect(told('redact.patterns', 'integer').message).toContain('redact.patterns は整数で');
    expect(told('redact', 'integer').remedy).toBe('整数の形で書き直してください。');
  });

  it.each([
    ["ENOENT: no such file or directory, open 'a'", 'ファイルがありません'],
    ['EISDIR: illegal operation on a directory, read', 'ファイルではなくフォルダーです'],
    [`Unexpected token 'x', "x" is not valid JSON`, 'JSON の書き方になっていません'],
    ['行が足りません', '行が足りません'],
  ])('says what the system says in words: %s', (reason, words) => {
    const fault = { code: 'input-unreadable', file: 'a', line: null, column: null, arguments: { reason } };
    expect(describeProblem(fault, 'ja').message).toContain(words);
    expect(describeProblem(fault, 'ja').message).not.toMatch(/ENO|EIS|Unexp/);
  });
});

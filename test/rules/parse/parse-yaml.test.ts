import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../src/messages/problem-text.js';
import { parseRule } from '../../../src/rules/parse/parse-rule.js';
import { LONGEST_YAML } from '../../../src/rules/parse/parse-yaml.js';

const problemsOf = (text: string) => parseRule('a.yaml', text, null, new Map()).problems;

describe('YAML that others wrote', () => {
  it.each([
    ['brackets in brackets', '['.repeat(100_000), 'yaml-too-deep'],
    ['maps in maps', `id: ${'{a: '.repeat(20_000)}`, 'yaml-too-deep'],
    [
      'lists in lists, by indentation',
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}-`).join('\n'),
      'yaml-too-deep',
    ],
    ['more than any rule', `id: "${'x'.repeat(LONGEST_YAML)}"`, 'yaml-too-long'],
    ['aliases that multiply', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', 'yaml-alias'],
    ['an alias of itself', 'id: &a [*a]\n', 'yaml-alias'],
    ['a list as a key', '? [a, b]\n: c\n', 'yaml-key'],
    ['a map as a key', '? {a: b}\n: c\n', 'yaml-key'],
    ['a number beyond all numbers', 'id: 1e999\n', 'yaml-number'],
    ['no number', 'id: .nan\n', 'yaml-number'],
    ['tabs', 'id: staff/x\n\tseverity: error\n', 'yaml-syntax'],
    ['names that objects have', '__proto__: 1\nconstructor: {a: 1}\ntoString: x\n', 'yaml-unknown-key'],
  ])('%s: a problem with its place', (_, text, code) => {
    const [first] = problemsOf(text);
    expect(first).toMatchObject({
      code,
      file: 'a.yaml',
      line: expect.any(Number),
      column: expect.any(Number),
    });
  });

  it.each([
    'id: staff/x\n\ta: b\n',
    'a: "b\n',
    'a: b: c\n',
    'a: [1, 2\n',
    '%x\n---\na: b\n',
    'a: @b\n',
    '- a\nb: c\n',
  ])('in Japanese it is told in Japanese: %j', (text) => {
    for (const problem of problemsOf(text).filter(({ code }) => code === 'yaml-syntax'))
      expect(describeProblem(problem, 'ja').message).toMatch(/^YAML として読めません: .*[ぁ-ん].*。$/);
  });
});

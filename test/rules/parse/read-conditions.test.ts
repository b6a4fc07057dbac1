import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../src/rules/parse/parse-rule.js';

/** The problems of a rule with this condition. @param match how it matches */
function problemsOf(condition: string, match = 'any: [録音]'): readonly string[] {
  const text = `id: x/a
severity: note
speaker: staff
title: { ja: x }
message: { ja: x }
match: { ${match} }
context: { require: { ${condition} } }
why: { ja: x }
examples: { flag: [x], pass: [y] }
`;
  return parseRule('x/a.yaml', text, 'x/a', new Map()).problems.map(
    ({ code, line, column, arguments: { key = '' } }) => `${code} ${key} ${line}:${column}`,
  );
}

const COLUMN_OF_CONDITION = 'context: { require: { '.length + 1;
const PLACED = 'on: [caller/x]';

describe('conditions', () => {
  it.each([
    ['said before: [責任者], count: 3', 'count'],
    ['same turn: caller/x, count: 2', 'count'],
    ['says: [責任者], by: staff', 'by'],
    ['earlier: caller/x, by: staff', 'by'],
    ['says: [責任者], within: 2 turns', 'within'],
    ['first: 2 turns, within: 2 turns', 'within'],
    ['earlier: caller/x, minutes: 30', 'minutes'],
    ['not: { says: [責任者], by: staff }', 'by'],
  ])('refuse a key that nothing of them heeds: %s', (condition, key) => {
    const place = condition.indexOf(`${key}: `) + `${key}: `.length + COLUMN_OF_CONDITION;
    expect(problemsOf(condition)).toEqual([`condition-key ${key} 7:${place}`]);
  });

  it.each([
    'earlier: caller/x, within: 2 turns, count: 2',
    'of: caller/x, within: 1 staff turn',
    'said before: [責任者], by: caller, within: 3 turns',
    'said after: [責任者], by: caller, says: [録音]',
    'minutes since: caller/x, minutes: 30',
    'any: [{ later: caller/x, count: 2 }, { first: 2 turns }]',
  ])('take a key beside what it says more of: %s', (condition) => {
    expect(problemsOf(condition)).toEqual([]);
  });

  it('take "same" by itself in a rule that is placed on findings of others', () => {
    expect(problemsOf('earlier: same, count: 2', PLACED)).toEqual([]);
    expect(problemsOf('not: { later: same }', PLACED)).toEqual([]);
  });

  it.each([
    ['without match.on', 'earlier: same', 'any: [録音]', 'earlier: '],
    ['beside other rules', 'earlier: [caller/x, same]', PLACED, 'earlier: [caller/x, '],
    ['where minutes are counted', 'minutes since: same, minutes: 5', PLACED, 'minutes since: '],
  ])('refuse "same" %s', (_, condition, match, before) => {
    expect(problemsOf(condition, match)).toEqual([
      `condition-same  7:${COLUMN_OF_CONDITION + before.length}`,
    ]);
  });

  it('refuse "same" as what a rule is placed on', () => {
    expect(problemsOf('first: 2 turns', 'on: same')).toEqual(['condition-same  6:14']);
  });

  it('tell once of a condition that asks for nothing', () => {
    expect(problemsOf('count: 2')).toEqual([`condition-empty  7:${COLUMN_OF_CONDITION - 2}`]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../src/rules/parse/parse-rule.js';

const RULE = `id: x/a
severity: note
speaker: staff
title: { ja: x }
message:
  ja: x
match:
  any:
    - 録音 .. 止める:requst
    - name: n
      pattern: 録音
      sample: x
  except:
    - 公開
why: { ja: x }
examples:
  flag: [x]
  pass: [y]
`;

const FUNCTION = 'pattern-function:9:17';

function told(text: string): readonly string[] {
  return parseRule('a.yaml', text, null, new Map()).problems.map(
    ({ code, line, column }) => `${code}:${line}:${column}`,
  );
}

describe('a rule file of which YAML cannot read a part', () => {
  it.each([
    ['a bracket is open', 'title: { ja: x }', 'title: { ja: x', 'yaml-syntax:4:8'],
    ['a list is open', 'flag: [x]', 'flag: [x', 'yaml-syntax:17:9'],
    ['a bracket is too many', 'flag: [x]', 'flag: [x]]', 'yaml-syntax:17:12'],
    ['a quotation mark is open', '  ja: x\n', '  ja: "x\n', 'yaml-syntax:6:7'],
    ['one is open in an item', '      pattern: 録音', '      pattern: "録音', 'yaml-syntax:11:16'],
    ['a colon is missing', 'severity: note', 'severity note', 'yaml-syntax:2:1'],
    ['a colon is too many', '- name: n', '- name: n: m: o', 'yaml-syntax:10:13'],
    ['a key is indented too far', 'speaker: staff', ' speaker: staff', 'yaml-syntax:3:2'],
    ['a key of an item is indented too little', '      sample', '     sample', 'yaml-syntax:11:7'],
    [
      'an item is indented too little',
      '    - 公開\nwhy: { ja: x }',
      '    - 公開\n   - 別\nwhy: { ja: x }',
      'yaml-syntax:15:4',
    ],
    ['a text is indented unevenly', 'why: { ja: x }', 'why:\n  ja: |\n    a\n   b', 'yaml-syntax:17:5'],
  ])('is looked through all the same: %s', (_, from, to, expected) => {
    expect(RULE).toContain(from);
    expect([...told(RULE.replace(from, to))].sort()).toEqual([FUNCTION, expected].sort());
  });

  it('is told of every such part, and of what is missing beside them', () => {
    expect(
      told('id: x/a\nseverity: error\n speaker: staff\ntitle: { ja: x\nmessage: "x\nmatch:\n\tany: x\n'),
    ).toEqual([
      'yaml-syntax:3:2',
      'yaml-syntax:4:8',
      'yaml-syntax:5:10',
      'yaml-syntax:7:1',
      'yaml-missing:1:1',
      'yaml-missing:1:1',
    ]);
  });

  it('takes what lies under a key without a colon for that', () => {
    expect(told(RULE.replace('match:', 'match'))).toEqual(['yaml-syntax:7:1']);
  });
});

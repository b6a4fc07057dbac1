import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../src/messages/problem-text.js';
import { parseRule } from '../../../src/rules/parse/parse-rule.js';

const HEAD = 'id: a/b\nseverity: note\nspeaker: staff\ntitle: { ja: x }\nmessage: { ja: x }\nmatch:\n';
const TAIL = 'why: { ja: x }\nexamples: { flag: [x], pass: [y] }\n';
const inList = (...patterns: readonly string[]) =>
  `${HEAD}  any:\n${patterns.map((one) => `    - ${one}\n`).join('')}${TAIL}`;
const inBrackets = (patterns: string) => `${HEAD}  any: [${patterns}]\n${TAIL}`;

function told(text: string): readonly string[] {
  return parseRule('a.yaml', text, null, new Map()).problems.map(
    ({ code, line, column, arguments: { quoted = '' } }) => `${code}:${line}:${column} ${quoted}`.trim(),
  );
}

describe('a pattern that YAML misreads', () => {
  it.each([
    '録音: 止める',
    '録音 .. "a: b"',
    '録音 .. 止める: request',
    '@金 .. 払う',
    '*語',
    '&語 x',
    '!語 y',
    '%語',
    '"ミス" .. 認める',
    '[pos=動詞 form=命令形]',
    '[pos=動詞 form=命令形] .. 今すぐ',
    '110',
    '3.5',
    'true',
  ])('%s: told with its place and its quotation marks', (pattern) => {
    const faults = told(inList(pattern, '録音 .. 止める')).filter((one) => one.startsWith('yaml-'));
    expect(faults).toEqual([`yaml-quote:8:7 '${pattern}'`]);
  });

  it.each(['@金 .. 払う', '"ミス" .. 認める', '録音: 止める', '[pos=動詞]', '110'])(
    '%s: also within brackets',
    (pattern) => {
      expect(told(inBrackets(`録音, ${pattern}, 録画`))).toEqual([`yaml-quote:7:13 '${pattern}'`]);
    },
  );

  it.each(['yes', 'no', '録音', '録音 .. 止める:request', "'@金'", '110 .. かける', '録音 # 注'])(
    '%s: is a text as it stands',
    (pattern) => {
      expect(told(inList(pattern))).toEqual([]);
    },
  );

  it('tells of what is taken for a comment, and of commas within brackets', () => {
    expect(told(inList('番号 #3'))).toEqual(['yaml-comment:8:7']);
    expect(told(inBrackets('止める:command,request'))).toEqual(['pattern-cut:7:21']);
  });

  it('goes on reading behind it: each fault is told at once, at its own place', () => {
    expect(told(inList('@金', '"ミス" .. 認める:comand', '録音:comand').replace('note', 'nota'))).toEqual([
      "yaml-quote:8:7 '@金'",
      `yaml-quote:9:7 '"ミス" .. 認める:comand'`,
      'yaml-value:2:11',
      'pattern-function:9:19',
      'pattern-function:10:10',
    ]);
  });

  it('leaves other faults of YAML as they are', () => {
    expect(told(`${inList('録音')}x: "y\n`)).toEqual(['yaml-syntax:11:4', 'yaml-unknown-key:11:1']);
    expect(told('id: &a [x]\nmatch: *a\n')[0]).toMatch(/^yaml-alias/);
  });

  it('is told in both languages', () => {
    const [problem] = parseRule('a.yaml', inList('@金'), null, new Map()).problems;
    expect(problem && describeProblem(problem, 'ja')).toEqual({
      message: '引用符がないため、YAML は「@金」を特別な意味の記号で始まる値と読みます',
      remedy: "文字列なら引用符で囲んでください: '@金'",
    });
    expect(problem && describeProblem(problem, 'en').remedy).toBe("Quote it where it is text: '@金'");
  });
});

import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

const RULE = (id: string, extra: string) =>
  `id: ${id}\nseverity: note\nspeaker: staff\ntitle: { ja: x }\nmessage: { ja: x }\n${extra}why: { ja: x }\nexamples: { flag: [x], pass: [y] }\n`;

const FAULTY = {
  'a.txt': '客：録音しています。\n職員：はい。\n',
  'gold.jsonl': '{"id":"1","turns":[{"speaker":"staff","text":"はい。","labels":[]}]}\n',
  'base.yaml': 'fail-on: nevr\n',
  'genchi.config.yaml': `language: en
extends: [./base.yaml, ./none.yaml]
rules: [./r]
skip: [staff/nosuch]
severities: { staff/none: error }
agents: { A: [x], B: [x] }
scorecard: ./card.yaml
sevrities: {}
`,
  'r/staff/one.yaml': RULE('staff/one', 'match: { any: [録音:comand] }\n'),
  'r/staff/two.yaml': RULE('staff/two', "match: { any: ['@ない'], on: staff/three }\n").replace(
    'note',
    'nota',
  ),
  'r/verdict/three.yaml': RULE('staff/three', 'match: { any: [..録音] }\n'),
  'card.yaml':
    'title: x\nitems:\n  - id: a\n    title: A\n    found: { says: [録音 ..], rules: [staff/nosuch, staff/one] }\n',
};

const OF_CONFIG = [
  'base.yaml:1:10',
  'genchi.config.yaml:2:24',
  'genchi.config.yaml:4:8',
  'genchi.config.yaml:5:27',
  'genchi.config.yaml:6:23',
  'genchi.config.yaml:8:1',
];
const OF_RULES = [
  'r/staff/one.yaml:6:19',
  'r/staff/two.yaml:2:11',
  'r/staff/two.yaml:6:17',
  'r/staff/two.yaml:6:28',
  'r/verdict/three.yaml:6:16',
];
const OF_CARD = ['card.yaml:5:24', 'card.yaml:5:37'];

const places = (stderr: string) =>
  [...stderr.matchAll(/^(\S+:\d+:\d+): /gm)].map(([, place]) => place).sort();

describe('faults of several files', () => {
  it.each([
    ['check', ['check', 'a.txt'], [...OF_CONFIG, ...OF_RULES, ...OF_CARD]],
    ['coach', ['coach', 'a.txt', '-o', 'o.html'], [...OF_CONFIG, ...OF_RULES, ...OF_CARD]],
    ['test', ['test'], [...OF_CONFIG, ...OF_RULES, ...OF_CARD]],
    ['test of rules', ['test', '--rules', 'r'], [...OF_CONFIG, ...OF_RULES]],
    ['rules', ['rules'], [...OF_CONFIG, ...OF_RULES]],
    ['eval', ['eval', 'gold.jsonl'], [...OF_CONFIG, ...OF_RULES]],
    ['fit', ['fit', 'gold.jsonl'], [...OF_CONFIG, ...OF_RULES]],
    ['label', ['label', 'a.txt'], [...OF_CONFIG, ...OF_RULES]],
    ['listen', ['listen'], [...OF_CONFIG, ...OF_RULES]],
  ])('are all told in one run of %s, once each', async (_, args, expected) => {
    const { code, stderr, stdout } = await runGenchi(args, folderWith(FAULTY));
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(places(stderr)).toEqual([...expected].sort());
  });

  it('of rules that can be read and not compiled are told with those of the configuration', async () => {
    const folder = folderWith({
      'a.txt': FAULTY['a.txt'],
      'genchi.config.yaml': 'sevrities: {}\nrules: [rules]\n',
      'rules/staff/mine.yaml': RULE('staff/mine', "match: { any: ['@無い語'] }\n"),
    });
    const { code, stderr } = await runGenchi(['check', 'a.txt', '--lang', 'en'], folder);
    expect(code).toBe(2);
    expect(places(stderr)).toEqual(['genchi.config.yaml:1:1', 'rules/staff/mine.yaml:6:17']);
  });

  it('are told in the language of a faulty configuration', async () => {
    const { stderr } = await runGenchi(['rules'], folderWith(FAULTY));
    expect(stderr).toContain('unknown key "sevrities"');
    expect(stderr).not.toContain('もしかして');
  });

  it('of what a configuration sets by rule, where rules are sound, are told with their line', async () => {
    const folder = folderWith({
      'a.txt': FAULTY['a.txt'],
      'genchi.config.yaml':
        "only: ['nosuch/*']\nskip:\n  - staff/*\n  - a/b\nthresholds: { c/d: 0.5 }\nminutes:\n  e/f: 3\n",
    });
    const { code, stderr } = await runGenchi(['check', 'a.txt', '--lang', 'en'], folder);
    expect(code).toBe(2);
    expect(places(stderr)).toEqual([
      'genchi.config.yaml:1:9',
      'genchi.config.yaml:4:5',
      'genchi.config.yaml:5:20',
      'genchi.config.yaml:7:8',
    ]);
  });
});

describe('faults of reviews', () => {
  it('are told of all files, each field of a line, and rules that are gone where they stand', async () => {
    const folder = folderWith({
      'a.txt': FAULTY['a.txt'],
      'b.jsonl':
        '{"kind":"finding"}\n{"kind":"finding","fingerprint":"0123456789abcdef","rule":"staff/gone","mark":"wrong"}\n',
    });
    const told = async (...reviews: string[]) =>
      runGenchi(['check', 'a.txt', '--lang', 'en', ...reviews.flatMap((one) => ['--reviews', one])], folder);
    const { code, stderr } = await told('b.jsonl');
    expect(code).toBe(2);
    expect(stderr).toContain('b.jsonl:1: this line is no review (fingerprint, rule, mark)');
    expect(stderr).toMatch(/^b\.jsonl:2: .*staff\/gone/m);
    const missing = await told('none.jsonl', 'b.jsonl', 'nowhere.jsonl');
    expect(missing.code).toBe(2);
    for (const start of ['none.jsonl: ', 'b.jsonl:1: ', 'nowhere.jsonl: '])
      expect(missing.stderr).toContain(start);
  });
});

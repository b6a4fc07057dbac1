import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/problem.js';
import { loadRules } from '../../src/rules/load.js';
import { folderWith } from '../cli/run-genchi.js';

const RULE = (id: string, extra = '') =>
  `id: ${id}\nseverity: note\nspeaker: staff\ntitle: { ja: x }\nmessage: { ja: x }\n${extra}why: { ja: x }\nexamples: { flag: [x], pass: [y] }\n`;

function problemsOf(files: Readonly<Record<string, string>>): readonly string[] {
  try {
    loadRules([folderWith(files)], null);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ code, line, column }) => `${code}:${line}:${column}`);
  }
}

describe('loadRules', () => {
  it('takes a rule whose name fits its place', () => {
    expect(problemsOf({ 'x/a.yaml': RULE('x/a', 'match: { any: [録音] }\n') })).toEqual([]);
  });

  it.each([
    ['a rule at another place than its id says', { 'x/a.yaml': RULE('x/b') }, 'rule-id-path:1:5'],
    [
      'a rule that names one that is not there',
      { 'x/a.yaml': RULE('x/a', 'match: { on: x/b }\n') },
      'rule-unknown:1:1',
    ],
    [
      'rules that name each other',
      { 'x/a.yaml': RULE('x/a', 'match: { on: x/b }\n'), 'x/b.yaml': RULE('x/b', 'match: { on: x/a }\n') },
      'rule-cycle:1:1',
    ],
    ['a word set that nothing uses', { 'words/w.yaml': 'あ: [録音]\n' }, 'set-unused:1:1'],
    [
      'a word set that is not there',
      { 'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n") },
      'set-unknown:6:17',
    ],
    [
      'a word set that two files hold',
      {
        'words/a.yaml': 'あ: [録音]\n',
        'words/b.yaml': 'あ: [録画]\n',
        'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n"),
      },
      'set-name-double:1:1',
    ],
    [
      'word sets that name each other',
      { 'words/w.yaml': "あ: ['@い']\nい: ['@あ']\n", 'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n") },
      'set-cycle:6:17',
    ],
    [
      'a pattern that can never match',
      { 'x/a.yaml': RULE('x/a', 'match: { any: [録音:command:!command] }\n') },
      'pattern-contradiction:6:16',
    ],
    [
      'a pattern with a fault in it, at its place',
      { 'x/a.yaml': RULE('x/a', 'match: { any: [録音:comand] }\n') },
      'pattern-function:6:19',
    ],
  ])('tells of %s', (_, files, expected) => {
    expect(problemsOf(files as Record<string, string>)).toContain(expected);
  });

  it('tells all faults of all files at once, file by file from the top', () => {
    const faulty = {
      'words/w.yaml': 'あ: [録音, 5]\n',
      'x/a.yaml': RULE('x/a', 'match:\n  any: [録音:comand]\n  except:\n    - @あ\n').replace('note', 'nota'),
      'x/b.yaml': RULE('x/b', "match: { any: [録音 .., '@い', 録音:command:!command], on: x/d }\n"),
    };
    expect(problemsOf(faulty)).toEqual([
      'yaml-quote:1:9',
      'yaml-value:2:11',
      'pattern-function:7:12',
      'yaml-quote:9:7',
      'pattern-connector:6:19',
      'pattern-contradiction:6:29',
    ]);
    // Where every file could be read, also what names something that is not there.
    const { 'x/b.yaml': rule } = faulty;
    expect(problemsOf({ 'x/b.yaml': rule })).toEqual([
      'rule-unknown:1:1',
      'pattern-connector:6:19',
      'set-unknown:6:24',
      'pattern-contradiction:6:29',
    ]);
  });

  it('joins Japanese on several lines without the spaces of YAML, and keeps those of English', () => {
    const message =
      'message:\n  ja: >-\n    一行目（刑法第二百条）\n    （東京都）の二行目、\n    genchi と三行目\n  en: >-\n    two\n    lines\n';
    const folder = folderWith({
      'x/a.yaml': RULE('x/a', 'match: { any: [録音] }\n').replace('message: { ja: x }\n', message),
    });
    const [rule] = loadRules([folder], null).rules;
    expect(rule?.rule.message).toEqual({
      ja: '一行目（刑法第二百条）（東京都）の二行目、genchiと三行目',
      en: 'two lines',
    });
  });

  it('takes a reply as one text or as a list by stage and case', () => {
    const withReply = (id: string, instead: string) =>
      RULE(id, 'match: { any: [録音] }\n').replace('examples:', `${instead}\nexamples:`);
    const folder = folderWith({
      'x/a.yaml': withReply(
        'x/a',
        'instead:\n  - { stage: warning, case: { ja: 訪問, words: [家] }, ja: お控えください。 }',
      ),
      'x/b.yaml': withReply('x/b', 'instead: { ja: 承知しました。 }'),
    });
    expect(loadRules([folder], null).rules.map(({ rule }) => rule.instead)).toEqual([
      [
        {
          stage: 'warning',
          case: { name: { ja: '訪問' }, words: ['家'] },
          recordsCalls: null,
          text: { ja: 'お控えください。' },
        },
      ],
      [{ stage: 'first', case: null, recordsCalls: null, text: { ja: '承知しました。' } }],
    ]);
  });

  it('wants minutes beside "minutes since"', () => {
    const files = {
      'x/a.yaml': RULE('x/a', 'match: { any: [録音] }\n'),
      'x/b.yaml': RULE('x/b', 'match: { on: x/a }\ncontext: { require: { minutes since: x/a } }\n'),
    };
    expect(problemsOf(files).join(' ')).toContain('condition-minutes');
  });
});

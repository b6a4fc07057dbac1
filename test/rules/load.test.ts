import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/problem.js';
import { loadComplaintRules, loadRules, lookThroughRules, readRules } from '../../src/run/load-rules.js';
import { folderWith } from '../cli/run-genchi.js';
import { IS_THOROUGH } from '../thoroughness.js';

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

  it('reads .yml as .yaml: rules, word sets and references', () => {
    const folder = folderWith({
      'words/w.yml': 'あ: [録音]\n',
      'references.yml':
        '法: { title: { ja: x }, article: { ja: x }, wording: { ja: x }, url: https://example.com/, checked: 2026-01-01 }\n',
      'x/a.yml': RULE('x/a', "match: { any: ['@あ'] }\nbasis: [法]\n"),
    });
    expect(loadRules([folder], null).rules.map(({ rule }) => rule.id)).toEqual(['x/a']);
    expect(loadRules([folder, `${folder}/x/a.yml`], null).rules).toHaveLength(1);
    expect(problemsOf({ 'x/a.yml': RULE('x/b') })).toContain('rule-id-path:1:5');
    const both = { 'x/a.yaml': RULE('x/a', 'match: { any: [録音] }\n') };
    expect(problemsOf({ ...both, 'x/a.yml': both['x/a.yaml'] })).toEqual(['rule-double:1:5']);
  });

  it('takes a folder for no file, whatever its name', () => {
    const folder = folderWith({
      'x/a.yaml': RULE('x/a', 'match: { any: [録音] }\n'),
      'x/b.yaml/notes.txt': 'x',
    });
    expect(loadRules([folder], null).rules.map(({ rule }) => rule.id)).toEqual(['x/a']);
  });

  it.runIf(IS_THOROUGH)('tells of more faults than a call takes arguments', () => {
    const numbers = Array.from({ length: 150_000 }, () => '1').join(', ');
    expect(problemsOf({ 'words/w.yaml': `あ: [${numbers}]\n` }).length).toBeGreaterThan(100_000);
  });

  it('takes a folder that is named twice, and a file by itself', () => {
    const rule = RULE('x/a', "match: { any: ['@あ'] }\n");
    const folder = folderWith({ 'words/w.yaml': 'あ: [録音]\n', 'x/a.yaml': rule });
    expect(loadRules([folder, folder], null).rules).toHaveLength(1);
    expect(loadComplaintRules([`${folder}/x/a.yaml`]).rules.length).toBeGreaterThan(0);
  });

  it.each([
    ['a rule at another place than its id says', { 'x/a.yaml': RULE('x/b') }, 'rule-id-path:1:5'],
    [
      'a rule that names one that is not there',
      { 'x/a.yaml': RULE('x/a', 'match: { on: x/b }\n') },
      'rule-unknown:6:14',
    ],
    [
      'rules that name each other',
      { 'x/a.yaml': RULE('x/a', 'match: { on: x/b }\n'), 'x/b.yaml': RULE('x/b', 'match: { on: x/a }\n') },
      'rule-cycle:6:14',
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
      'set-cycle:2:6',
    ],
    [
      'a word set that another names and that is not there',
      { 'words/w.yaml': "あ: [録音, '@い']\n", 'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n") },
      'set-unknown:1:10',
    ],
    ['the same in a set that no rule uses', { 'words/w.yaml': "あ: [録音, '@い']\n" }, 'set-unknown:1:10'],
    [
      'a word set that a part names and that is not there',
      { 'x/a.yaml': RULE('x/a', "match:\n  where: { 金: '@い' }\n  any: [$金 .. 払う]\n") },
      'set-unknown:7:16',
    ],
    [
      'two rules of one id',
      { 'a.yaml': RULE('x/a'), 'b.yaml': `# second\n${RULE('x/a')}` },
      'rule-double:2:5',
    ],
    [
      'a pattern that can never match',
      { 'x/a.yaml': RULE('x/a', 'match: { any: [録音:command:!command] }\n') },
      'pattern-contradiction:6:16',
    ],
    [
      'a literal that is left out of what patterns read, also in an exception',
      { 'x/a.yaml': RULE('x/a', `match: { any: [切る], except: ['切る .. "えーと"'] }\n`) },
      'literal-never:6:37',
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
      'words/w.yaml': 'あ: [録音, 5]\nい: 録画\n',
      'x/a.yaml': RULE(
        'x/a',
        'match:\n  any: [録音:comand, @い]\n  except:\n    - @あ\ncontext: { require: { earlier: x/e } }\nbasis: [法]\n',
      ).replace('note', 'nota'),
      'x/b.yaml': RULE('x/b', "match: { any: [録音 .., '@う', 録音:command:!command], on: x/d }\n"),
    };
    expect(problemsOf(faulty)).toEqual([
      'yaml-quote:1:9',
      'yaml-type:2:4',
      'yaml-value:2:11',
      'pattern-function:7:12',
      'yaml-quote:7:20',
      'yaml-quote:9:7',
      'rule-unknown:10:32',
      'rule-basis:11:9',
      'pattern-connector:6:19',
      'set-unknown:6:24',
      'pattern-contradiction:6:29',
      'rule-unknown:6:55',
    ]);
  });

  it.each([
    [
      'a set whose entries are faulty',
      { 'words/w.yaml': 'あ: [5]\n', 'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n") },
      ['yaml-quote:1:5'],
    ],
    [
      'a set that has none',
      { 'words/w.yaml': 'あ: []\n', 'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n") },
      ['yaml-empty:1:4'],
    ],
    [
      'a file of sets of which nothing can be read',
      { 'words/w.yaml': 'あ: [録音\n', 'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n") },
      ['yaml-syntax:1:4'],
    ],
    [
      'an unknown set in one that rules use',
      {
        'words/w.yaml': "あ: ['@い']\n",
        'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n"),
        'x/b.yaml': RULE('x/b', "match: { any: ['@あ'] }\n"),
      },
      ['set-unknown:1:6'],
    ],
    [
      'a misspelt set',
      { 'words/w.yaml': 'abcd: [録音]\n', 'x/a.yaml': RULE('x/a', "match: { any: ['@abcde'] }\n") },
      ['set-unknown:6:17'],
    ],
    [
      'a pattern that alone uses a set',
      { 'words/w.yaml': 'あ: [録音]\n', 'x/a.yaml': RULE('x/a', "match: { any: ['.. @あ'] }\n") },
      ['pattern-connector:6:17'],
    ],
    ['a part', { 'x/a.yaml': RULE('x/a', 'match: { where: { 金: 5 }, any: [$金] }\n') }, ['yaml-quote:6:22']],
    [
      'the only pattern that uses a part',
      { 'x/a.yaml': RULE('x/a', 'match: { where: { 金: 払う }, any: [.. $金] }\n') },
      ['pattern-connector:6:34'],
    ],
    [
      'a pattern that a grade names',
      { 'x/a.yaml': RULE('x/a', 'match: { any: [.. 金] }\ngrade: [{ when: [.. 金], to: info }]\n') },
      ['pattern-connector:6:16'],
    ],
    [
      'the only key of a condition',
      { 'x/a.yaml': RULE('x/a', 'context: { require: { erlier: x/a } }\n') },
      ['yaml-unknown-key:6:23'],
    ],
    [
      'the minutes of a condition',
      {
        'x/a.yaml': RULE('x/a', 'context: { require: { minutes since: x/b, minutes: x } }\n'),
        'x/b.yaml': RULE('x/b'),
      },
      ['yaml-type:6:52'],
    ],
    [
      'the id, by which others name the rule',
      { 'x/a.yaml': RULE('x/a').replace('x/a', 'x a'), 'x/b.yaml': RULE('x/b', 'match: { on: x/a }\n') },
      ['yaml-form:1:5'],
    ],
    [
      'the place of a rule that others name',
      { 'x/a.yaml': RULE('x/c'), 'x/b.yaml': RULE('x/b', 'match: { on: x/a }\n') },
      ['rule-id-path:1:5'],
    ],
    [
      'the id that a copy still has',
      { 'x/a.yaml': RULE('x/b'), 'x/b.yaml': RULE('x/b') },
      ['rule-id-path:1:5'],
    ],
    [
      'the form of a file that others name',
      { 'x/a.yaml': RULE('x/a').replace('x/a', '[x'), 'x/b.yaml': RULE('x/b', 'match: { on: x/a }\n') },
      ['yaml-syntax:1:5'],
    ],
    [
      'the form of references',
      { 'references.yaml': '法: [\n', 'x/b.yaml': RULE('x/b', 'basis: [法]\n') },
      ['yaml-syntax:1:4'],
    ],
    [
      'a reference',
      { 'references.yaml': '法: { title: { ja: x } }\n', 'x/b.yaml': RULE('x/b', 'basis: [法]\n') },
      ['yaml-missing:1:4', 'yaml-missing:1:4', 'yaml-missing:1:4', 'yaml-missing:1:4'],
    ],
  ])('where %s is faulty, tells of nothing that only follows from it', (_, files, expected) => {
    expect(problemsOf(files as unknown as Record<string, string>)).toEqual(expected);
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

  it('lets rules of its own stand for all built-in ones, which alone used the built-in word sets', () => {
    const own = readRules().rules.map(({ id, speaker }) => [
      `${id}.yaml`,
      RULE(id, 'match: { any: [録音] }\n').replace('speaker: staff', `speaker: ${speaker}`),
    ]);
    expect(own.length).toBeGreaterThan(40);
    expect(lookThroughRules([folderWith(Object.fromEntries(own))]).problems).toEqual([]);
  });

  it('tells of a word set of a later path that nothing uses, though it stands for one of an earlier path', () => {
    const earlier = {
      'words/w.yaml': 'あ: [録音]\n',
      'x/a.yaml': RULE('x/a', "match: { any: ['@あ'] }\n"),
    };
    const later = { 'words/w.yaml': 'あ: [録画]\n', 'x/a.yaml': RULE('x/a', 'match: { any: [録画] }\n') };
    const [first, second] = [folderWith(earlier), folderWith(later)];
    const { problems } = lookThroughRules([first, second], null);
    expect(problems.map(({ code, file }) => [code, file?.startsWith(second)])).toEqual([
      ['set-unused', true],
    ]);
  });
});

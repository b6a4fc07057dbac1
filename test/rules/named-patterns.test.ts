import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../src/judge/analyse.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import { UserError } from '../../src/model/problem.js';
import { withSeverities } from '../../src/rules/settings/severities.js';
import { loadRules } from '../../src/run/load-rules.js';
import { createSampleCheck } from '../../src/script/check-samples.js';
import { folderWith } from '../cli/run-genchi.js';
import { sizeOf } from '../thoroughness.js';

const LEXICON = '慰謝料: [慰謝料, 示談金]\n払う: [払う, 支払う]\n';

const rule = (match: string, extra = '') =>
  `id: caller/pay\nseverity: warning\nspeaker: caller\ntitle: { ja: x }\nmessage: { ja: x }\nmatch:\n${match}${extra}` +
  'why: { ja: x }\nexamples: { flag: [x], pass: [y] }\n';

const NAMED = `  where:
    金: '@慰謝料 | "タダ"'
  any:
    - name: 金を払えと命じる
      pattern: $金 .. @払う:command
      sample: 慰謝料を払え。
    - すぐ 払う:command
  except:
    - name: もし払えと言われたら
      pattern: もし .. $金 .. @払う
`;

const folder = (text: string, lexicon = LEXICON) =>
  folderWith({ 'caller/pay.yaml': text, 'lexicon/money.yaml': lexicon });

function problemsOf(text: string, lexicon = LEXICON): readonly string[] {
  try {
    loadRules([folder(text, lexicon)], null);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ code, line, column }) => `${code}:${line}:${column}`);
  }
}

async function find(ruleSet: ReturnType<typeof loadRules>, ...texts: readonly string[]) {
  const analyse = createAnalyser({ ruleSet, tokenize: await loadTokenizer() });
  const turns = texts.map((text) => ({
    ...{ role: 'caller' as const, speaker: 'caller', text, narration: [] },
    segments: [{ start: 0, line: null, column: null }],
  }));
  return analyse({ file: 'x', id: 'x', comments: [], fields: {}, turns }).findings;
}

describe('named patterns', () => {
  it('name what was found; a pattern without a name is called by itself', async () => {
    const found = await find(loadRules([folder(rule(NAMED))], null), 'おい、示談金を支払え。', 'すぐ払え。');
    expect(found.map(({ pattern }) => pattern)).toEqual(['金を払えと命じる', 'すぐ 払う:command']);
  });

  it.each([
    ['a part that is not there', NAMED.replace('$金', '$銀'), 'part-unknown:11:16'],
    [
      'a part that is not used',
      NAMED.replace(/pattern: .*払う:command/, "pattern: '@払う:command'").replace('$金 ..', ''),
      'part-unused:8:9',
    ],
    [
      'parts that contain each other',
      NAMED.replace('"タダ"', '$銭').replace('  any:', '    銭: $金\n  any:'),
      'part-cycle:9:8',
    ],
    [
      'a fault in a part, once',
      NAMED.replace(' | "タダ"', ' |').replace('- すぐ', '- $金 すぐ'),
      'pattern-empty:8:15',
    ],
    ['"&" in a part', NAMED.replace(' | "', ' & "'), 'pattern-unexpected:8:14'],
    [
      'two patterns of one name',
      NAMED.replace('もし払えと言われたら', '金を払えと命じる'),
      'pattern-name-double:15:7',
    ],
    ['a name without a sample', NAMED.replace(/ +sample.*\n/, ''), 'yaml-missing:10:7'],
  ])('refuse %s', (_, match, problem) => {
    expect(problemsOf(rule(match))).toEqual([problem]);
  });

  it('tell of samples in which they do not match or that the rule itself rules out', async () => {
    const tokenize = await loadTokenizer();
    const failed = (match: string) => {
      const ruleSet = loadRules([folder(rule(match))], null);
      return ruleSet.rules
        .flatMap(createSampleCheck(ruleSet, tokenize))
        .map(({ problem: { code, line } }) => `${code}:${line}`);
    };
    expect(failed(NAMED)).toEqual([]);
    expect(failed(NAMED.replace('慰謝料を払え', '慰謝料を払う'))).toEqual(['sample-missed:11']);
    expect(failed(NAMED.replace('慰謝料を払え', 'もし嫌なら慰謝料を払え'))).toEqual(['sample-ruled-out:11']);
  });
});

describe('sets and parts', () => {
  const chain = (length: number, entry: (name: string) => string) =>
    `語0: [払う]\n${Array.from({ length }, (_, index) => `語${index + 1}: [${entry(`@語${index}`)}]\n`).join('')}`;

  it('refuses sets that name others twice, and long chains, without writing them out', () => {
    const doubling = chain(25, (set) => `'${set} もう', '${set} すぐ'`);
    expect(problemsOf(rule("  any: ['@語25']\n"), doubling)).toEqual(['pattern-large:7:10']);
    const length = sizeOf(20_000);
    const long = chain(length, (set) => `'${set}'`);
    expect(problemsOf(rule(`  any: ['@語${length}']\n`), long)).toContain('nested-deep:7:10');
  });

  it('refuses parts that use others twice, and parentheses without end', () => {
    const parts = Array.from(
      { length: 25 },
      (_, index) => `    部${index + 1}: $部${index} すぐ | $部${index}\n`,
    );
    expect(
      problemsOf(rule(`  where:\n    部0: '@払う | @慰謝料'\n${parts.join('')}  any: [$部25]\n`)),
    ).toContain('pattern-large:34:9');
    expect(problemsOf(rule(`  any: ['${'('.repeat(20_000)}', '@払う', '@慰謝料']\n`))).toEqual([
      'pattern-deep:7:40',
    ]);
  });
});

describe('grade', () => {
  const GRADES = `grade:
  - { when: [金を払えと命じる, { pattern: 殺す }], to: error }
  - { only: ['すぐ 払う:command'], to: info }
`;

  it('gives the severity by what is said, the first entry that holds first', async () => {
    const ruleSet = loadRules([folder(rule(`${NAMED}    - '"二度目"'\n`, GRADES))], null);
    const found = await find(ruleSet, '慰謝料を払え。', 'すぐ払え。', 'すぐ払え、殺すぞ。');
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'info', 'error']);
  });

  it('gives way to a severity that the configuration states', async () => {
    const ruleSet = loadRules([folder(rule(NAMED, GRADES))], null);
    const [found] = await find(withSeverities(ruleSet, { 'caller/pay': 'note' }), '慰謝料を払え。');
    expect(found?.severity).toBe('note');
  });

  it.each([
    ['a name that no pattern has', GRADES.replace('金を払えと命じる', '金を払え'), 'grade-unknown:18:14'],
    ['an entry without a condition', 'grade: [{ to: info }]\n', 'grade-form:17:9'],
  ])('refuses %s', (_, grades, problem) => {
    expect(problemsOf(rule(NAMED, grades))).toEqual([problem]);
  });
});

describe('exceptions', () => {
  it('hold within the clauses that a match touches', async () => {
    const match = "  any: ['慰謝料 .. 払う:command']\n  except: ['もし .. 払う', 慰謝料 .. 減らす]\n";
    const ruleSet = loadRules([folderWith({ 'caller/pay.yaml': rule(match) })], null);
    const flagged = async (text: string) => (await find(ruleSet, text)).length > 0;
    expect(await flagged('もし嫌なら帰るけど慰謝料は払え')).toBe(true);
    expect(await flagged('もし嫌なら慰謝料を払え')).toBe(false);
    expect(await flagged('慰謝料を減らすから払え')).toBe(false);
  });
});

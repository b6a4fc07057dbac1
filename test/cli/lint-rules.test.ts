import { beforeAll, describe, expect, it } from 'vitest';
import { lintRules } from '../../src/cli/testing/lint-rules.js';
import { analyseText } from '../../src/language/analyse-text.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import type { Tokenize } from '../../src/model/token.js';
import { readRules } from '../../src/run/load-rules.js';
import { folderWith, runGenchi } from './run-genchi.js';

const rule = (match: string, flag = '金を払え') =>
  `id: caller/pay\nseverity: warning\nspeaker: caller\ntitle: { ja: x }\nmessage: { ja: x }\nmatch:\n${match}` +
  `why: { ja: x }\nexamples: { flag: [${flag}], pass: [そうですか] }\n`;
const named = (pattern: string, name = '払えと言う') =>
  `    - { name: ${name}, pattern: '${pattern}', sample: 金を払え }\n`;
const GOOD = rule(`  any:\n${named('金 .. @払う:pressing')}`);
const SETS = '払う: [払う, 支払う]\n';

describe('strict rules', () => {
  let tokenize: Tokenize;
  beforeAll(async () => {
    tokenize = await loadTokenizer();
  });

  function lint(text: string, sets = SETS): readonly string[] {
    const folder = folderWith({ 'caller/pay.yaml': text, 'lexicon/money.yaml': sets });
    const found = lintRules(readRules([folder], null), (words) => analyseText(words, [], tokenize));
    return [...found.values()].flat().map(({ code, line, column }) => `${code}:${line}:${column}`);
  }

  it('have nothing to say of a short rule with names', () => {
    expect(lint(GOOD)).toEqual([]);
  });

  it.each([
    [
      'more than twelve patterns',
      rule(
        `  any:\n${Array.from({ length: 13 }, (_, at) => named(`金 ..${at} @払う:pressing`, `払え${at}`)).join('')}`,
      ),
      'lint-patterns:20:31',
    ],
    ['a pattern without a name', rule("  any: ['金 .. @払う:pressing']\n"), 'lint-name:7:10'],
    [
      'a long pattern',
      rule(`  any:\n${named(`金 .. @払う:pressing:!${'quoted,'.repeat(15)}quoted`)}`),
      'lint-long:8:32',
    ],
    [
      'a group that is a set',
      rule(`  any:\n${named('(金 | い | ろ | は | に | ほ | へ | と) .. @払う')}`),
      'lint-group:8:32',
    ],
    ['a literal that is a word', rule(`  any:\n${named('"金" .. @払う')}`), 'lint-literal:8:32'],
    [
      'a literal that is a verb with its endings',
      rule(`  any:\n${named('金 & (@払う | "払いました")')}`),
      'lint-literal:8:43',
    ],
  ])('refuse %s', (_, text, problem) => {
    expect(lint(text)).toEqual([problem]);
  });

  it('leave literals alone that are no word by themselves', () => {
    expect(lint(rule(`  any:\n${named('金 "を"? .. (@払う | "誠意を見せろ" | "まで")')}`))).toEqual([]);
  });

  it('refuse a set that nearly repeats another', () => {
    const sets = '払う: [払う, 支払う, 納める, 渡す, 出す]\n出す: [払う, 支払う, 納める, 渡す]\n';
    expect(lint(rule(`  any:\n${named('金 .. (@払う | @出す)')}`), sets)).toEqual(['lint-repeat:2:1']);
  });

  it('are asked for by an option, which also looks for patterns that nothing shows at work', async () => {
    const quick = rule("  any: ['金 .. @払う:pressing', '慰謝料']\n");
    const call = '客：慰謝料の話です。\n';
    const folder = folderWith({ 'r/caller/pay.yaml': quick, 'r/lexicon/m.yaml': SETS, 'call.txt': call });
    const run = (...more: readonly string[]) =>
      runGenchi(['test', '--rules', 'r', '--lang', 'en', ...more], folder);
    expect((await run()).code).toBe(0);
    const strict = await run('--strict');
    expect(strict.code).toBe(1);
    expect(strict.stdout).toContain('the pattern 慰謝料 has no name');
    expect(strict.stdout).toContain('no example, sample or labelled call shows the pattern "慰謝料" at work');
    expect((await run('--strict', '--labelled', 'call.txt')).stdout).not.toContain('shows the pattern');
  });
});

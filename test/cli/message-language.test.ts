import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageLanguage } from '../../src/cli/message-language.js';
import { folderWith, runGenchi } from './run-genchi.js';

const folder = folderWith({
  'en.yaml': 'language: en\n',
  'ja.yaml': 'language: ja\n',
  'none.yaml': 'cues: true\n',
  'faulty.yaml': 'langage: en\n',
});
const config = (name: string) => `--config=${join(folder, name)}`;
const ENGLISH = { LANG: 'en_GB.UTF-8' };
const JAPANESE = { LANG: 'ja_JP.UTF-8' };

describe('the language of messages', () => {
  it.each<[string, readonly string[], NodeJS.ProcessEnv, string]>([
    ['the option before the configuration', ['check', '--lang', 'ja', config('en.yaml')], ENGLISH, 'ja'],
    ['the last option', ['check', '--lang=ja', '--lang', 'en'], JAPANESE, 'en'],
    ['the configuration before the environment', ['rules', config('en.yaml')], JAPANESE, 'en'],
    ['the configuration, its name apart', ['eval', '--config', join(folder, 'ja.yaml')], ENGLISH, 'ja'],
    ['the environment', ['rules', config('none.yaml')], ENGLISH, 'en'],
    ['the environment, in any of three variables', ['rules', config('none.yaml')], { LC_ALL: 'en' }, 'en'],
    ['Japanese where nothing tells', ['rules', config('none.yaml')], {}, 'ja'],
    ['the environment where the configuration is faulty', ['rules', config('faulty.yaml')], ENGLISH, 'en'],
    ['the environment where it is missing', ['rules', config('missing.yaml')], ENGLISH, 'en'],
    [
      'no option that belongs to the words',
      ['tokens', config('ja.yaml'), '--', '--lang', 'en'],
      ENGLISH,
      'ja',
    ],
    ['no language that there is not', ['rules', '--lang', 'fr', config('ja.yaml')], ENGLISH, 'ja'],
  ])('is told by %s', async (_, args, environment, language) => {
    expect(await messageLanguage(args, environment)).toBe(language);
  });

  it.each<[readonly string[], RegExp]>([
    [['merge', 'missing.json'], /no file is called/],
    [['tokens', '止めて'], /request|function/i],
    [['init'], /written/],
    [['rules', 'staff/nothing'], /no rule/i],
    [['check', '--bogus'], /unknown option/],
  ])('of the configuration beside the user holds for %j', async (args, words) => {
    const here = folderWith({ 'genchi.config.yaml': 'language: en\n' });
    const { stdout, stderr } = await runGenchi(args, here, { environment: { LC_ALL: 'ja_JP.UTF-8' } });
    expect(stdout + stderr).toMatch(words);
  });

  it.each<[readonly string[], string]>([
    [['check', '--record', 'x.pdf'], '.docx・.html・.md のどれかで終わるファイル名、例: kiroku.docx'],
    [['help', 'chekc'], 'もしかして check ですか。'],
  ])('is the only one in what is said of %j', async (args, words) => {
    const { code, stderr } = await runGenchi(args, folderWith({}), {
      environment: { LC_ALL: 'ja_JP.UTF-8' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it('tells a name that leads nowhere once, however often it is given', async () => {
    const { code, stderr } = await runGenchi(['check', 'nowhere', 'nowhere', '--lang', 'en'], folderWith({}));
    expect(code).toBe(2);
    expect(stderr.match(/nowhere/g)).toHaveLength(1);
  });

  it.each(['xlsx', 'record-docx'])('shows no %s on a terminal', async (format) => {
    const here = folderWith({ 'a.txt': '職員：はい。\n' });
    const { code, stdout, stderr } = await runGenchi(['check', 'a.txt', '-f', format, '--lang', 'en'], here, {
      isTerminal: true,
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`-o report.${format.slice(-4)}`);
  });

  it('names the file that genchi fit misses', async () => {
    const { code, stderr } = await runGenchi(['fit', 'gone.jsonl', '--lang', 'en'], folderWith({}));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^gone\.jsonl: no file is called so/);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { convertToHtml } from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import { once } from '../../src/text/once.js';
import { hasBrowser, sharedBrowser, whySkipped } from '../report/browser.js';
import { folderWith, runGenchi } from './run-genchi.js';

const LONG_WORDS =
  'ご不便をおかけしておりますことにつきましては、こちらでも記録を確認しまして、分かり次第ご連絡を差し上げたいと考えております。';
const TWELVE = [
  'えっ、録音されているんですか。録音はやめてください。',
  '当方のミスだったのかもしれません。',
  '必ず全額返金いたします。',
  '何回言えば分かるんですか。',
  '社内でも対応がいい加減でして。',
  '事実関係を確認のうえ、改めてご回答いたします。',
]
  .map((words) => `客：全部録音しているからな。${LONG_WORDS}\n担当 山田：${words}${LONG_WORDS}\n`)
  .join('');
const GOOD = '客：全部録音しているからな。\n担当 佐藤：承知いたしました。こちらでも録音しております。\n';

describe('genchi coach', () => {
  let folder: string;
  beforeAll(() => {
    folder = folderWith({ 'c/bad.txt': TWELVE, 'c/good.txt': GOOD });
  });
  const coach = (...args: readonly string[]) => runGenchi(['coach', 'c', '--lang', 'ja', ...args], folder);
  const inWord = once(() => coach('-o', 'sheets.docx'));
  const written = (name: string) => readFileSync(join(folder, name), 'utf8');
  /** What a Word document says. */
  const words = async (name: string) => {
    const { value } = await convertToHtml({ buffer: readFileSync(join(folder, name)) });
    return value.replace(/<[^>]*>/g, '\n');
  };

  it('puts what went well before two things to change, with the reply to say instead', async () => {
    expect(await coach('-o', 'sheets.html')).toMatchObject({
      code: 0,
      stdout: 'sheets.html に書きました。\n',
    });
    const [, bad = ''] = written('sheets.html').split('<article');
    expect(bad.indexOf('良かったところ')).toBeLessThan(bad.indexOf('次に変えてみる二つのこと'));
    expect(bad.match(/<p class="instead">/g)).toHaveLength(2);
    expect(bad).toContain('事実を確かめてから答えるとしている');
    expect(bad.match(/<li value="/g)).toHaveLength(12);
  });

  it('says the same in Word', async () => {
    expect((await inWord()).code).toBe(0);
    const text = await words('sheets.docx');
    for (const part of [
      '良かったところ',
      '次に変えてみる二つのこと',
      'こう言ってみましょう',
      '指導者のコメント',
    ])
      expect(text).toContain(part);
    expect(text.match(/応対の振り返りシート/g)).toHaveLength(2);
  });

  it('writes the same bytes each time', async () => {
    await inWord();
    await coach('-o', 'twice.docx');
    expect(readFileSync(join(folder, 'sheets.docx'))).toEqual(readFileSync(join(folder, 'twice.docx')));
  });

  it('gathers the calls of each member of staff', async () => {
    expect((await coach('-o', 'agents.html', '--by', 'agent')).code).toBe(0);
    const page = written('agents.html');
    expect(page.match(/<article/g)).toHaveLength(2);
    expect(page).toContain('<p class="call">担当 山田</p>');
    expect(page).toContain('受けた圧力');
  });

  it('hides names everywhere with --redact', async () => {
    const named = folderWith({
      'c/a.txt': '客：鈴木一郎と申します。録音しているからな。\n担当 山田：鈴木様、録音はやめてください。\n',
    });
    const outputs = ['-o', 'a.html', '-o', 'a.docx', '--projector', 'p.html'];
    expect((await runGenchi(['coach', 'c', '--redact', ...outputs], named)).code).toBe(0);
    const docx = await convertToHtml({ buffer: readFileSync(join(named, 'a.docx')) });
    for (const text of [
      docx.value,
      ...['a.html', 'p.html'].map((name) => readFileSync(join(named, name), 'utf8')),
    ]) {
      expect(text).not.toMatch(/鈴木|山田/);
      expect(text).toContain('録音はやめてください');
    }
  });

  it('shows a scene beside a call that met the same pressure well, answers hidden', async () => {
    expect((await coach('--projector', 'training.html')).code).toBe(0);
    const page = written('training.html');
    expect(page.match(/<section class="scene"/g)).toHaveLength(1);
    expect(page.match(/<details>/g)).toHaveLength(2);
    expect(page).toContain('こちらでも<mark class="good">録音しております</mark>');
    expect(page).not.toContain('<script');
  });

  it.skipIf(!hasBrowser)(`prints one page a call, also of twelve long turns${whySkipped}`, async () => {
    const card = folderWith({ 'c/bad.txt': TWELVE, 'c/good.txt': GOOD });
    await runGenchi(['init', '--scorecard'], card);
    await runGenchi(['coach', 'c', '--scorecard', 'scorecard.yaml', '-o', 'sheets.html'], card);
    const page = await (await sharedBrowser()).newPage();
    try {
      await page.goto(pathToFileURL(join(card, 'sheets.html')).href);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    } finally {
      await page.close();
    }
  });

  it('says what is missing where no output is named, or one of another kind', async () => {
    expect(await coach()).toMatchObject({ code: 2, stderr: expect.stringContaining('-o 振り返り.docx') });
    const none = await runGenchi(['coach', '-o', 'none.html'], folderWith({}));
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(await coach('-o', 'a.pdf')).toMatchObject({ code: 2, stderr: expect.stringContaining('.docx') });
  });
});

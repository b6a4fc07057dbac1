import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/report/markdown/escape.js';
import { reporters } from '../../src/report/reporters.js';
import { render } from './render.js';

describe('the Markdown feedback sheet', () => {
  it('tells for each call what happened, what was good and what to say instead', async () => {
    const sheet = await render(reporters.markdown);
    const bad = sheet.slice(sheet.indexOf('## 書類'), sheet.indexOf('## 落ち着いた'));
    expect(bad).toContain('- 公開すると脅している: 「YouTubeに上げてやるからな」 (発話5)');
    expect(bad).toContain('<strong>録音は止めていただけませんか</strong>');
    expect(bad).toContain('- 次はこう言ってみましょう: 「録音なさっているとのこと');
    const good = sheet.slice(sheet.indexOf('## 落ち着いた'), sheet.indexOf('## 全体'));
    expect(good).toContain('ここは続けていきましょう。\n\n- こちらも録音していると');
    expect(good).toContain('よく踏みとどまりました。');
  });

  it('leaves out calls without findings and says so', async () => {
    const sheet = await render(reporters.markdown);
    expect(sheet).not.toContain('0003');
    expect(sheet).toContain('指摘のなかった通話は載せていません。');
  });

  it('is in English where English is asked for', async () => {
    const sheet = await render(reporters.markdown, { language: 'en' });
    expect(sheet).toContain('### What went well');
    expect(sheet).not.toContain('良かったところ');
  });

  it('has a table of trends where it is asked for', async () => {
    const sheet = await render(reporters.markdown, { trend: { by: 'month', pseudonyms: false } });
    expect(sheet).toContain(
      '| 2026-09 \\* | 1 | 400 | 100 | 21–100 | 400 | 0 | 確認の前に非を認めている 100 |',
    );
  });
});

describe('text in Markdown', () => {
  it.each([
    ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    ['# 見出し', '\\# 見出し'],
    ['- 項目', '\\- 項目'],
    ['1. 項目', '1\\. 項目'],
    ['<b>&', '&lt;b\\>&amp;'],
    ['[a](b)|c', '\\[a\\](b)\\|c'],
    ['一行\n二行', '一行 二行'],
    ['www.example.com', 'www&#46;example.com'],
    ['HTTPS://a.example ftp://b', 'HTTPS&#58;//a.example ftp&#58;//b'],
  ])('%j means nothing', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { render } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

describe('the HTML report', () => {
  it('forbids everything but its own style and script', async () => {
    const page = await render(reporters.html);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; /,
    );
    expect(policy).toContain('; media-src file:; ');
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
  });

  it('has no address to load from and no inline handler or style', async () => {
    const page = await render(reporters.html);
    const markup = page.replace(/<(script|style)\b.*?<\/\1>/gs, '');
    expect(markup).not.toMatch(/\s(src|style|on\w+)=/);
    expect(markup).not.toMatch(/<link|<img|<iframe/);
  });

  it('lets no text of a transcript end an element or begin one', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
    const transcript = transcriptOf('<b>a.txt', [[`職員${evil}`, `${evil}録音`]], {
      title: evil,
      [evil]: evil,
    });
    const findings = [found(transcript, 1, 'staff/startled-reaction', '録音')];
    const page = await render(reporters.html, {}, [{ transcript, findings }]);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>a');
    expect(page).not.toContain('</script><script>alert');
  });

  it('lists every call without a script', async () => {
    const page = await render(reporters.html);
    expect(page.match(/<tr data-found=/g)).toHaveLength(3);
    expect(page).toContain('<noscript>');
  });

  it('carries the script and the style as they were last written', () => {
    const script = fileURLToPath(new URL('../../scripts/bundle-page.mjs', import.meta.url));
    expect(() => execFileSync(process.execPath, [script, '--check'])).not.toThrow();
  });

  it('shows trends where they are asked for', async () => {
    const page = await render(reporters.html, { trend: { by: 'staff', pseudonyms: false } });
    expect(page).toContain('担当者別の傾向');
    expect(page).toContain('data-filter="trend" data-value="0">佐藤 *</button></th>');
    const hidden = await render(reporters.html, { trend: { by: 'staff', pseudonyms: true } });
    expect(hidden).toContain('<th scope="row" class="zero">担当者A *</th>');
    expect(hidden).not.toMatch(/data-(agents|groups|filter="trend")/);
  });

  it('tells problems of one cause once, with every place', async () => {
    const problems = ['a', 'b', 'c'].map((name) => ({
      code: 'speaker-unknown',
      file: `${name}.txt`,
      line: 1,
      column: 1,
      arguments: { names: `「${name}さん」`, calls: '1' },
    }));
    const page = await render(reporters.html, {}, sampleCalls, problems);
    expect(page.match(/class="remedy"/g)).toHaveLength(1);
    expect(page).toContain('<summary>3か所</summary>');
    expect(page).toContain('<code>c.txt:1:1</code>');
  });
});

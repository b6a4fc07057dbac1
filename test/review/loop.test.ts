import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from '../cli/run-genchi.js';
import { hasBrowser, sharedBrowser, whySkipped } from '../report/browser.js';

const CALL = `客：録音していますからね。
職員：えっ、録音されているんですか。録音は止めていただけませんか。
客：止めません。
職員：ほんまかいな、たまげたわ。
`;

describe.skipIf(!hasBrowser)(`the way of a review${whySkipped}`, () => {
  const addressOf = (folder: string, fragment = '') =>
    `${pathToFileURL(join(folder, 'report.html')).href}${fragment}`;

  async function openCall(page: Page, folder: string): Promise<void> {
    await page.goto(addressOf(folder));
    await page.locator('table.calls tbody a').first().click();
    await page.locator('.sheet').waitFor();
  }

  async function save(page: Page, path: string): Promise<void> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#review .save').click(),
    ]);
    expect(download.suggestedFilename()).toBe('reviews.jsonl');
    await download.saveAs(path);
  }

  it('marks in the page, saves, runs again, and the dismissed finding is gone, whatever the file is called', async () => {
    const folder = folderWith({ 'calls/a.txt': CALL });
    const check = () => runGenchi(['check', 'calls', '-f', 'html', '-o', 'report.html'], folder);
    await check();
    const page = await (await sharedBrowser()).newPage({ acceptDownloads: true });
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await openCall(page, folder);
    await page.locator('[name=reviewer]').fill('山田');
    await page.locator('[name=reviewer]').blur();
    const note = page.locator('article.note[data-rule="staff/recording-stop-plea"]');
    await note.locator('.mark-wrong').click();
    expect(await note.locator('.mark-wrong').getAttribute('aria-pressed')).toBe('true');
    await note.locator('.marks input').fill('問い合わせただけ');
    await note.locator('.marks input').blur();
    // A missing finding on marked words.
    await page.evaluate(`(() => {
      const words = [...document.querySelectorAll('#turn-4 .speech')][0];
      const range = document.createRange();
      range.selectNodeContents(words);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    })()`);
    await page.locator('#turn-4 .add-missing').click();
    const form = page.locator('#turn-4 form');
    expect(await form.locator('[name=words]').inputValue()).toContain('たまげたわ');
    await form.locator('[name=words]').fill('たまげたわ');
    await form.locator('[name=rule]').selectOption('staff/startled-reaction');
    await form.locator('[type=submit]').click();
    expect(await page.locator('#turn-4 .note.missing q').textContent()).toBe('たまげたわ');
    await page.locator('[name=status]').selectOption('confirmed');
    // Kept in the browser: another visit finds it again.
    await page.goto('about:blank');
    await openCall(page, folder);
    expect(await note.locator('.mark-wrong').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('[name=status]').inputValue()).toBe('confirmed');
    expect(await page.locator('#review output').textContent()).toMatch(/^未保存 \d+件$/);
    await save(page, join(folder, 'reviews.jsonl'));
    expect(await page.locator('#review output').textContent()).toBe('すべて保存済み');

    renameSync(join(folder, 'calls/a.txt'), join(folder, 'calls/renamed.txt'));
    await check();
    const json = JSON.parse((await runGenchi(['check', 'calls', '-f', 'json'], folder)).stdout);
    expect(json.summary.reviews).toEqual({ confirmed: 1, dismissed: 1 });
    const [call] = json.calls;
    expect(call.findings.map(({ rule }: { rule: string }) => rule)).not.toContain(
      'staff/recording-stop-plea',
    );
    expect(call.dismissed[0].review).toMatchObject({ comment: '問い合わせただけ', reviewer: '山田' });
    // In a browser that knows nothing, the report tells it all, and one can think better of it.
    await page.locator('#review button', { hasText: 'このブラウザーから消す' }).click();
    await page.goto('about:blank');
    await openCall(page, folder);
    expect(await note.count()).toBe(0);
    expect(await page.locator('.note.dismissed').textContent()).toContain('録音は止めていただけませんか');
    expect(await page.locator('.note.dismissed .others').textContent()).toBe(
      '山田さん: 誤り「問い合わせただけ」',
    );
    expect(await page.locator('#turn-4 .note.missing').count()).toBe(1);
    expect(await page.locator('[name=status]').inputValue()).toBe('confirmed');
    expect(faults).toEqual([]);
    await page.close();
  });

  it('opens a saved file again and filters calls by their status', async () => {
    const folder = folderWith({ 'calls/a.txt': CALL, 'calls/b.txt': '客：お願いします。\n職員：はい。\n' });
    await runGenchi(['check', 'calls', '-f', 'html', '-o', 'report.html'], folder);
    const page = await (await sharedBrowser()).newPage({ acceptDownloads: true });
    await openCall(page, folder);
    await page.locator('[name=status]').selectOption('confirmed');
    await save(page, join(folder, 'saved.jsonl'));
    await page.locator('#review button', { hasText: 'このブラウザーから消す' }).click();
    expect(await page.locator('[name=status]').inputValue()).toBe('open');
    await page.locator('#review [type=file]').setInputFiles(join(folder, 'saved.jsonl'));
    await expect.poll(() => page.locator('[name=status]').inputValue()).toBe('confirmed');
    await page.keyboard.press('Escape');
    await page.locator('#filters [name=review]').selectOption('confirmed');
    const shown = () => page.locator('table.calls tbody .file').allTextContents();
    expect(await shown()).toEqual(['calls/a.txt']);
    await page.locator('#filters [name=review]').selectOption('open');
    expect(await shown()).toEqual(['calls/b.txt']);
    expect(readdirSync(folder)).toContain('saved.jsonl');
    await page.close();
  });
});

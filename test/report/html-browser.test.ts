import { writeFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { IS_THOROUGH, partOf } from '../thoroughness.js';
import { addressOf, hasBrowser, sharedBrowser, whySkipped } from './browser.js';
import { manyCalls } from './many-calls.js';
import { renderBytes } from './render.js';
import { found, transcriptOf } from './sample.js';

/** Above 500 calls are packed. */
const COUNT = IS_THOROUGH ? 2000 : 800;

/** A sound file of so many seconds in which nothing is heard. */
function silence(seconds: number): Uint8Array {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + seconds * rate, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(seconds * rate, 40);
  return Buffer.concat([head, Buffer.alloc(seconds * rate, 128)]);
}

describe.skipIf(!hasBrowser)(`the HTML report in a browser${whySkipped}`, () => {
  /** One for all tests: a page of its own would be a process each. */
  let page: Page;
  let address: string;
  let largeAddress: string;
  let trendAddress: string;

  beforeAll(async () => {
    page = await (await sharedBrowser()).newPage();
    address = addressOf(await renderBytes(reporters.html));
    trendAddress = addressOf(
      await renderBytes(reporters.html, { trend: { by: 'staff', pseudonyms: false } }),
    );
    largeAddress = addressOf(await renderBytes(reporters.html, {}, manyCalls(COUNT)));
  });
  afterAll(() => page.close());
  afterEach(async () => {
    page.removeAllListeners();
    await page.evaluate('localStorage.clear()');
    await page.goto('about:blank');
    await page.emulateMedia({ media: null, colorScheme: null });
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  /** Opens a report, and keeps its faults: what the console told, and requests of anything but files. */
  async function open(url: string, faults: string[] = []): Promise<void> {
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) faults.push(request.url());
    });
    // From one fragment to another nothing would be loaded.
    await page.goto('about:blank');
    await page.goto(url);
  }

  const rows = () => page.locator('table.calls tbody tr');

  it('runs without a fault, a blocked resource or a request', async () => {
    const faults: string[] = [];
    await open(address, faults);
    await rows().first().locator('a').click();
    await page.locator('.turn').nth(7).waitFor();
    expect(await page.locator('.turn').count()).toBe(8);
    expect(faults).toEqual([]);
  });

  it('reads verdicts and the calls to look at first, then trends, then rules; a call stands alone', async () => {
    await open(trendAddress);
    expect(await page.locator('main > section').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'overview',
      'list',
      'trends',
      'rules',
      'review',
    ]);
    expect(await rows().locator('[href]').allTextContents()).toEqual([
      '書類の受理をめぐる電話',
      '落ち着いた応対',
      '0003',
    ]);
    await rows().first().locator('a').click();
    // The address is followed a moment after the click.
    await page.locator('.turn').first().waitFor();
    for (const id of ['overview', 'list', 'trends', 'rules'])
      expect(await page.locator(`#${id}`).isVisible(), id).toBe(false);
  });

  it('leads from a row of the trends, a rule and a verdict to their calls', async () => {
    await open(trendAddress);
    const shown = async () => (await rows().locator('.file').allTextContents()).toSorted();
    await page.locator('#trends button', { hasText: '鈴木' }).click();
    expect(await page.locator('[name=trend] option:checked').textContent()).toBe('鈴木');
    expect(await shown()).toEqual(['calls/0002.txt · 0002']);
    await page.locator('#rules [data-value="staff/recording-stop-plea"]').click();
    expect(await shown()).toEqual(['calls/0001.txt · 0001']);
    expect(await page.locator('[name=trend]').inputValue()).toBe('');
  });

  it('filters by member of staff and by day, the first and the last included', async () => {
    await open(address);
    const shown = async () => (await rows().locator('.file').allTextContents()).toSorted();
    await page.locator('[name=agent]').selectOption('鈴木');
    expect(await shown()).toEqual(['calls/0002.txt · 0002']);
    await page.locator('#filters [type=reset]').click();
    const days = await rows().evaluateAll((all) => all.map((row) => row.getAttribute('data-day') ?? ''));
    const [last = ''] = days.toSorted().toReversed();
    await page.locator('[name=from]').fill(last);
    await page.locator('[name=to]').fill(last);
    expect(await rows().count()).toBe(days.filter((day) => day === last).length);
    await page.locator('[name=to]').fill('2000-01-01');
    expect(await rows().count()).toBe(0);
  });

  it('plays a recording that lies beside the report from the words of a finding, and only links to others', async () => {
    const transcript = transcriptOf('a.txt', [['職員', '録音ですか']], {});
    const timed = {
      ...transcript,
      turns: transcript.turns.map((turn) => ({
        ...turn,
        segments: [{ start: 0, line: 2, column: 1, startMs: 1500 }],
      })),
    };
    const findings = [found(timed, 1, 'staff/startled-reaction', '録音')];
    const show = async (recording: string, isThere: boolean) => {
      const url = addressOf(
        await renderBytes(reporters.html, {}, [{ transcript: { ...timed, recording }, findings }]),
      );
      if (isThere) writeFileSync(new URL('%E9%9F%B3%201.wav', url), silence(3));
      await open(url);
      await rows().first().locator('a').click();
      await page.locator('.sheet').waitFor();
    };
    await show('音 1.wav', true);
    const listen = page.locator('article.note .listen');
    expect(await listen.getAttribute('href')).toBe('%E9%9F%B3%201.wav#t=1');
    const audio = page.locator('audio');
    await audio.waitFor();
    await expect.poll(() => page.evaluate('document.querySelector("audio").duration')).toBe(3);
    await listen.click();
    expect(await page.evaluate('document.querySelector("audio").currentTime')).toBeGreaterThanOrEqual(1);

    await show('音 1.wav', false);
    await expect.poll(() => page.locator('audio').count()).toBe(0);

    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) outside.push(request.url());
    });
    await show('https://rec.example.jp/1.wav', false);
    expect(await page.locator('audio').count()).toBe(0);
    expect(await listen.getAttribute('href')).toBe('https://rec.example.jp/1.wav#t=1');
    expect(outside).toEqual([]);
  });

  it('filters by speech, severity, kind, rule and file', async () => {
    await open(address);
    const form = page.locator('#filters');
    const shown = async () => rows().locator('.file').allTextContents();
    await form.locator('[name=text]').fill('youtube');
    expect(await shown()).toEqual(['calls/0001.txt · 0001']);
    await form.locator('[name=text]').fill('');
    await form.locator('[name=severity]').selectOption('info');
    expect(await shown()).toHaveLength(2);
    await form.locator('[name=group]').selectOption('practice/');
    expect(await shown()).toHaveLength(0);
    await form.locator('[name=severity]').selectOption('note');
    expect(await shown()).toEqual(['calls/0002.txt · 0002']);
    await form.locator('[type=reset]').click();
    await form.locator('[name=file]').fill('0003');
    expect(await shown()).toEqual(['calls/0003.txt']);
    expect(await page.locator('#shown').textContent()).toBe('1 / 3 件');
  });

  it('sorts by the figure whose heading is chosen, and tells the order', async () => {
    await open(address);
    const heading = page.locator('th[data-sort=pressure]');
    await heading.locator('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect(await rows().first().locator('.file').textContent()).toContain('0001');
    await heading.locator('button').click();
    expect(await rows().first().locator('.file').textContent()).toContain('0003');
  });

  it('marks exactly the evidence', async () => {
    await open(`${address}#file=calls%2F0001.txt&call=0001`);
    expect(await page.locator('#turn-2 mark').allTextContents()).toEqual([
      'えっ、録音されているんですか',
      '間違ったことを言ってしまうかもしれません',
      '録音は止めていただけませんか',
    ]);
    expect(await page.locator('#turn-5 mark').allTextContents()).toEqual(['YouTubeに上げてやるからな']);
  });

  it('opens at the finding that its address names', async () => {
    await open(`${address}#file=calls%2F0001.txt&call=0001&turn=4&rule=staff%2Fpremature-fault-admission`);
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('data-rule')).toBe('staff/premature-fault-admission');
    await expect.poll(() => focused.evaluate((note) => note.getBoundingClientRect().top)).toBeLessThan(720);
  });

  it('is used by keys alone', async () => {
    await open(address);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.sheet').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.locator(':focus').getAttribute('id')).toBe('note-2');
    await page.keyboard.press(']');
    await expect.poll(() => page.locator('.sheet h2').textContent()).toBe('落ち着いた応対');
    await page.keyboard.press('Escape');
    await rows().first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('j');
    expect(await page.locator('[name=text]').inputValue()).toBe('j');
  });

  it('praises good practice', async () => {
    await open(`${address}#file=calls%2F0002.txt&call=0002`);
    expect(await page.locator('.good li').allTextContents()).toEqual([
      'こちらも録音していると落ち着いて伝えている (発話2)',
      '確認してから答えるとしている (発話2)',
    ]);
    expect(await page.locator('.note.praise').count()).toBe(2);
  });

  it('describes the timeline in words', async () => {
    await open(`${address}#file=calls%2F0001.txt&call=0001`);
    const words = (await page.locator('svg.timeline').getAttribute('aria-label')) ?? '';
    expect(words).toContain('圧力の最も高い発話は5');
    expect(words).toContain('職員の危険な発言がある発話は2, 4');
  });

  it.each(['light', 'dark'] as const)('meets WCAG 2.2 AA as far as axe can tell, %s', async (colorScheme) => {
    const url = addressOf(await renderBytes(reporters.html, { trend: { by: 'staff', pseudonyms: false } }));
    const fragments = ['#file=calls%2F0001.txt&call=0001', '', '#file=calls%2F0002.txt&call=0002'];
    // In the dark nothing differs but colours, and the third page is like the first: elsewhere than in `.ci/run` each kind is read in one of them.
    const some = colorScheme === 'dark' ? partOf(fragments) : IS_THOROUGH ? fragments : fragments.slice(1, 2);
    for (const fragment of some) {
      await page.emulateMedia({ colorScheme });
      await open(url + fragment);
      await page.evaluate(axe.source);
      const violations = await page.evaluate(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
          .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
      );
      expect(violations, fragment).toEqual([]);
    }
  });

  it('prints a sheet without list and controls', async () => {
    await open(`${address}#file=calls%2F0001.txt&call=0001`);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.toolbar', '#filters', '#list', '#overview']) {
      expect(await page.locator(selector).isVisible(), selector).toBe(false);
    }
    expect(await page.locator('article.note').first().isVisible()).toBe(true);
  });

  it('prints a sheet for each call that matches, and takes them away again', async () => {
    await open(address);
    await page.evaluate('window.print = () => {}');
    await page.locator('[name=severity]').selectOption('info');
    await page.locator('#print-matching').click();
    await page.emulateMedia({ media: 'print' });
    const sheets = page.locator('.stack .sheet');
    expect(await sheets.locator('h2').allTextContents()).toEqual([
      '書類の受理をめぐる電話',
      '落ち着いた応対',
    ]);
    expect(await sheets.first().isVisible()).toBe(true);
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await sheets.count()).toBe(0);
  });

  it('prints every column of the list and the tables', async () => {
    await open(trendAddress);
    // What is left of A4 between margins of 15 mm.
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const beyond = await page.evaluate(`[...document.querySelectorAll('table')]
      .filter((table) => table.getBoundingClientRect().right > innerWidth + 1)
      .map((table) => table.className)`);
    expect(beyond).toEqual([]);
    expect(await page.locator('header.page').isVisible()).toBe(true);
  });

  it('folds the filters on a telephone, and tells how many are set', async () => {
    await open(address);
    await page.setViewportSize({ width: 360, height: 740 });
    const severity = page.locator('[name=severity]');
    expect(await severity.isVisible()).toBe(false);
    await page.locator('#filters summary').click();
    await severity.selectOption('info');
    expect(await page.locator('#filters summary').textContent()).toBe('絞り込み（1）');
    expect(await rows().count()).toBe(2);
    await page.setViewportSize({ width: 1280, height: 900 });
    await severity.waitFor({ state: 'visible' });
    expect(await page.locator('#filters summary').isVisible()).toBe(false);
  });

  it('has no wider page than a telephone', async () => {
    await open(address);
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(await overflow()).toBeLessThanOrEqual(0);
    await rows().first().locator('a').click();
    await page.locator('.sheet').waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  it('shows hostile text as text', async () => {
    const evil = '</script><img src=x onerror="document.title=1">{{録音}}\u202e';
    const transcript = transcriptOf('a.txt', [['職員', evil]], { title: evil });
    const findings = [found(transcript, 1, 'staff/startled-reaction', '録音')];
    await open(addressOf(await renderBytes(reporters.html, {}, [{ transcript, findings }])));
    await rows().first().locator('a').click();
    expect(await page.locator('.speech').textContent()).toContain(
      '<img src=x onerror="document.title=1">{{録音',
    );
    expect(await page.title()).toBe('通話の点検報告');
  });

  it('opens calls that are packed, in any order, each as it is', async () => {
    const calls = manyCalls(COUNT);
    await open(largeAddress);
    for (const index of [COUNT - 1, 700, 10, 701]) {
      const { file, id, turns } = calls[index]?.transcript ?? transcriptOf('', []);
      const hash = `#${new URLSearchParams({ file, call: id })}`;
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.locator('.facts', { hasText: file }).waitFor();
      expect(await page.locator('.speech').count()).toBe(turns.length);
      expect(await page.locator('.speech').first().textContent()).toContain(turns[0]?.text.slice(0, 5));
    }
  });

  it(`filters and sorts ${COUNT} calls without a noticeable wait`, async () => {
    await open(largeAddress);
    const filterMs = await page.evaluate(`(() => {
      const field = document.querySelector('[name=text]');
      const times = ['y', 'yo', 'you', '録音', ''].map((words) => {
        const start = performance.now();
        field.value = words;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.offsetHeight;
        return performance.now() - start;
      });
      return Math.max(...times);
    })()`);
    const loadMs = await page.evaluate('performance.getEntriesByType("navigation")[0].domComplete');
    // A page that froze would take minutes. The clock is the browser's, so a busy machine must have room: alone it takes 0.1 and 0.5 s.
    expect(filterMs).toBeLessThan(15_000);
    expect(loadMs).toBeLessThan(60_000);
    expect(await page.locator('#shown').textContent()).toBe(`${COUNT} / ${COUNT} 件`);
  });
});

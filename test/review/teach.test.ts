import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ReviewRecord } from '../../src/model/review.js';
import type { RuleId } from '../../src/model/rule.js';
import { reviewLine } from '../../src/review/write-reviews.js';
import { once } from '../../src/text/once.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../../src/text/word-fingerprint.js';
import { folderWith, type Ran, runGenchi } from '../cli/run-genchi.js';
import { hasBrowser, sharedBrowser, whySkipped } from '../report/browser.js';
import { IS_THOROUGH } from '../thoroughness.js';

const RULE: RuleId = 'staff/startled-reaction';
const MODEL = join('mine/model', `${RULE}.tsv`);

type Call = readonly string[];

/** What staff of an imaginary trade say when they are startled, and what they say else. */
const STARTLED = [
  'ひゃっ、録音ですか。びっくりです。',
  'うわっ、録音とは。びっくりです。',
  // The shipped rule does not know these.
  'ほほう、荷物とは。赤札です。',
];
const CALM = [
  'かしこまりました。お調べします。',
  '承知しました。お届けは明日です。',
  'はい、住所をお願いします。',
];

const some = (texts: readonly string[], index: number): string => texts[index % texts.length] ?? '';

function calls(spoken: (index: number) => string, length = 24): readonly Call[] {
  return Array.from({ length }, (_, index) => [
    `録音しています。${index}番です。`,
    spoken(index),
    '荷物はいつ着きますか。',
    some(CALM, index + 1),
  ]);
}

/** A folder with the calls and what a reviewer said of the second turn of each, who confirmed all of them or some. */
function reviewed(
  all: readonly Call[],
  mark: (index: number) => 'missing' | 'wrong' | 'correct' | null,
  isConfirmed: (index: number) => boolean = () => true,
): string {
  const records = all.flatMap((texts, index): readonly ReviewRecord[] => {
    const said = mark(index);
    const about = { fingerprint: fingerprintsOfTexts(texts)[1] ?? '', rule: RULE };
    return [
      ...(said === null ? [] : [{ kind: 'finding' as const, mark: said, ...about }]),
      ...(isConfirmed(index)
        ? [{ kind: 'call' as const, fingerprint: fingerprintOfAll(texts), status: 'confirmed' as const }]
        : []),
    ];
  });
  const files: Record<string, string> = { 'reviews.jsonl': records.map(reviewLine).join('') };
  for (const [index, texts] of all.entries()) {
    const { file, call } = placeOf(index, all);
    const turns = texts.map((text, turn) => ({ speaker: turn % 2 === 0 ? 'caller' : 'staff', text }));
    files[file] = `${files[file] ?? ''}${JSON.stringify({ id: call, turns })}\n`;
  }
  return folderWith(files);
}

/** Where a call stands: in one of two files, since what is taught is judged by the other. */
function placeOf(index: number, all: readonly Call[]): { readonly file: string; readonly call: string } {
  return { file: `calls/${index < all.length / 2 ? 'a' : 'b'}.jsonl`, call: `call-${index}` };
}

const teach = (folder: string): Promise<Ran> =>
  runGenchi(['fit', 'calls', '--reviews', 'reviews.jsonl', '--out', 'mine', '--lang', 'en'], folder);

/** The same calls, all found and missed turns marked by hand. */
async function taughtByHand(): Promise<{ readonly folder: string; readonly taught: Ran }> {
  const all = calls((index) => some(index % 2 === 0 ? CALM : STARTLED, index));
  const folder = reviewed(all, (index) => (index % 2 === 0 ? null : 'missing'));
  return { folder, taught: await teach(folder) };
}

/** So many calls are reviewed in the page, all in `.ci/run`; the others were before, in a file that is opened there. */
const MARKED_IN_PAGE = IS_THOROUGH ? 24 : 4;

/** A folder whose reviews were marked in the page and saved there, and what came of teaching by them. */
const taughtByPage = once(async () => {
  const all = calls((index) => some(index % 2 === 0 ? CALM : STARTLED, index));
  const marked = all.length - MARKED_IN_PAGE;
  const folder = reviewed(
    all,
    (index) => (index % 2 === 0 || index >= marked ? null : 'missing'),
    (index) => index < marked,
  );
  const reviews = join(folder, 'reviews.jsonl');
  const before = join(folder, 'before.jsonl');
  // Beside the calls the report would carry them.
  renameSync(reviews, before);
  await runGenchi(['check', 'calls', '-f', 'html', '-o', 'report.html', '--fail-on', 'never'], folder);
  const page = await (await sharedBrowser()).newPage({ acceptDownloads: true });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  await page.locator('#review [type=file]').setInputFiles(before);
  for (const [index] of all.entries()) {
    if (index < marked) continue;
    const place = placeOf(index, all);
    await page.evaluate(`location.hash = ${JSON.stringify(`#${new URLSearchParams(place)}`)}`);
    await page.locator('.facts').getByText(place.call, { exact: true }).waitFor();
    if (index % 2 === 1 && (await page.locator(`#turn-2 article.note[data-rule="${RULE}"]`).count()) === 0) {
      await page.locator('#turn-2 .add-missing').click();
      await page.locator('#turn-2 form [name=words]').fill('赤札です');
      await page.locator('#turn-2 form [name=rule]').selectOption(RULE);
      await page.locator('#turn-2 form [type=submit]').click();
    }
    await page.locator('[name=status]').selectOption('confirmed');
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#review .save').click(),
  ]);
  await download.saveAs(reviews);
  await page.close();
  expect(faults).toEqual([]);
  expect(readFileSync(reviews, 'utf8').match(/"missing"/g)?.length).toBeGreaterThan(3);
  return { folder, taught: await teach(folder) };
});

describe('genchi fit --reviews', () => {
  it('learns what reviewers missed from what the rule knows, and tells before and after with an interval', async () => {
    // To teach takes seconds: only `.ci/run` teaches by both.
    const isByPage = hasBrowser && !IS_THOROUGH;
    const { folder, taught } = await (isByPage ? taughtByPage() : taughtByHand());
    const recall = async (...options: readonly string[]): Promise<number> => {
      const args = ['eval', 'calls', '--reviews', 'reviews.jsonl', '--only', RULE, '-f', 'json', ...options];
      return JSON.parse((await runGenchi(args, folder)).stdout).overall.rules[0].recall.value;
    };
    expect(await recall()).toBeLessThan(0.8);
    const { code, stdout, stderr } = taught;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Compared on 24 confirmed calls');
    expect(stdout).toMatch(/^ {2}before precision [0-9.]+ %, recall 66\.7 %, F1 [0-9.]+$/m);
    expect(stdout).toMatch(/^ {2}after {2}precision [0-9.]+ %, recall 100\.0 %, F1 [0-9.]+$/m);
    expect(stdout).toMatch(
      /^ {2}difference \+[0-9.]+ \(95 % interval \+[0-9.]+ to \+[0-9.]+\)\n {2}Better\.$/m,
    );
    expect(await recall('--rules', 'mine')).toBe(1);
    // 24 calls are nothing beside what the rule knew: the words that it shipped with are found as before.
    writeFileSync(
      join(folder, 'known.txt'),
      '客：録音しています。\n職員：えっ、録音されているんですか。困ります。\n',
    );
    const { stdout: known } = await runGenchi(
      ['check', 'known.txt', '-f', 'json', '--rules', 'mine'],
      folder,
    );
    expect(known).toContain(RULE);
  });

  it('refuses to teach where no call is confirmed: nothing would tell what is worse', async () => {
    const all = calls(() => 'えっ、録音されているんですか。', 12);
    const folder = reviewed(
      all,
      () => 'wrong',
      () => false,
    );
    const { code, stderr } = await teach(folder);
    expect(code).toBe(2);
    expect(stderr).toContain('no call is confirmed');
    expect(existsSync(join(folder, MODEL))).toBe(false);
  });

  it('refuses what did worse: it is told, and nothing is written', async () => {
    const all = calls(() => 'えっ、録音されているんですか。', 40);
    const folder = reviewed(all, (index) => (index % 4 > 0 ? 'wrong' : 'correct'));
    const { code, stdout, stderr } = await teach(folder);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /difference −[0-9.]+ \(95 % interval −[0-9.]+ to \+?−?[0-9.]+\)\n {2}Worse: it is not written\./,
    );
    expect(stderr).toContain(`were not written: ${RULE}`);
    expect(existsSync(join(folder, MODEL))).toBe(false);
  });
});

describe.skipIf(!hasBrowser)(`the way of a correction${whySkipped}`, () => {
  it('leads from a word marked in the page to a rule that finds it', async () => {
    const { folder, taught } = await taughtByPage();
    writeFileSync(join(folder, 'unseen.txt'), '客：録音です。\n職員：ほほう、荷物。赤札です。\n');
    const found = async (...options: readonly string[]) =>
      (
        await runGenchi(
          ['check', 'unseen.txt', '-f', 'json', '--reviews', 'reviews.jsonl', ...options],
          folder,
        )
      ).stdout;
    expect(await found()).not.toContain(RULE);
    expect(taught).toMatchObject({ code: 0, stdout: expect.stringContaining('Better.') });
    expect(await found('--rules', 'mine')).toContain(RULE);
  });
});

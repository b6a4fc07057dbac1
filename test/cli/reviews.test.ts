import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewLine } from '../../src/review/write-reviews.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../../src/text/word-fingerprint.js';
import { folderWith, runGenchi } from './run-genchi.js';

const TEXTS = ['録音しています。', '録音は止めていただけませんか。', 'いやです。'];
const CALL = TEXTS.map((text, index) => `${index % 2 === 0 ? '客' : '職員'}：${text}\n`).join('');
const RULE = 'staff/recording-stop-plea';

function say(mark: 'correct' | 'wrong', reviewer: string): string {
  const fingerprint = fingerprintsOfTexts(TEXTS)[1] ?? '';
  return reviewLine({
    kind: 'finding',
    fingerprint,
    rule: RULE,
    mark,
    reviewer,
    call: 'a',
    evidence: '録音は',
  });
}

describe('reviews beside the calls', () => {
  it('keep a dismissed finding away in check and in what merge joins, and count it', async () => {
    const folder = folderWith({ 'calls/a.txt': CALL });
    const run = (...args: readonly string[]) =>
      runGenchi([...args, '-f', 'json', '--fail-on', 'never'], folder);
    const before = JSON.parse((await run('check', 'calls', '-o', 'before.json')).stdout || 'null');
    expect(before).toBeNull();
    const reviews = folderWith({ 'reviews.jsonl': say('wrong', '山田') });
    for (const args of [
      ['check', 'calls', '--reviews', `${reviews}/reviews.jsonl`],
      ['merge', 'before.json', '--reviews', `${reviews}/reviews.jsonl`],
    ]) {
      const { summary, calls } = JSON.parse((await run(...args)).stdout);
      expect(summary.reviews, args[0]).toEqual({ confirmed: 0, dismissed: 1 });
      const found = calls[0].findings.map(({ rule }: { rule: string }) => rule);
      expect(found, args[0]).not.toContain(RULE);
    }
    expect((await runGenchi(['merge', 'before.json'], folder)).stdout).toContain(RULE);
  });

  it('stay whose they are on their way through a sheet that another gives back', async () => {
    const at = '2026-11-01T00:00:00.000Z';
    const line = (record: object) => `${JSON.stringify({ ...record, reviewer: '佐藤', at })}\n`;
    const marks = line(JSON.parse(say('correct', '佐藤')));
    const status = line({ kind: 'call', fingerprint: fingerprintOfAll(TEXTS), status: 'confirmed' });
    const folder = folderWith({ 'calls/a.txt': CALL, 'reviews.jsonl': marks + status });
    const run = (...args: readonly string[]) => runGenchi(args, folder);
    expect((await run('label', 'calls', '-o', 'sheet.xlsx')).code).toBe(0);
    // What she thinks now is not undone by the sheet of before.
    const now = JSON.stringify({ ...JSON.parse(marks), mark: 'wrong', at: '2026-11-02T00:00:00.000Z' });
    for (const [file, said] of [
      ['reviews.jsonl', marks + status],
      ['later.jsonl', `${now}\n`],
      ['new.jsonl', ''],
    ] as const) {
      writeFileSync(join(folder, file), said);
      const imported = await run('review', 'import', 'sheet.xlsx', '--reviewer', '山田', '-o', file);
      expect(imported.code, file).toBe(0);
      const records = readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one));
      expect(records, file).toHaveLength(2);
      expect(new Set(records.map(({ reviewer }) => reviewer)), file).toEqual(new Set(['佐藤']));
      const [mark] = records.filter(({ kind }) => kind === 'finding');
      expect(mark.mark, file).toBe(file === 'later.jsonl' ? 'wrong' : 'correct');
    }
  });

  it('and the manifest are heeded where calls are named by a glob, in the configuration too', async () => {
    const folder = folderWith({
      'calls/2026/a.txt': CALL,
      'calls/reviews.jsonl': say('wrong', '山田'),
      'calls/genchi.manifest.csv': 'file,call\n2026/a.txt,K-1\n',
      'genchi.config.yaml': 'inputs: [calls/**/*]\n',
    });
    for (const named of [['calls/**/*'], []]) {
      const run = await runGenchi(['check', ...named, '-f', 'json', '--fail-on', 'never'], folder);
      expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
      const { calls, summary } = JSON.parse(run.stdout);
      expect(calls.map(({ file, id }: Record<string, string>) => [file, id])).toEqual([
        ['calls/2026/a.txt', 'K-1'],
      ]);
      expect(summary.reviews).toEqual({ confirmed: 0, dismissed: 1 });
    }
  });

  it('that differ leave the finding, and say who says what, at the last mark', async () => {
    const marks = say('wrong', '佐藤') + say('correct', '山田');
    const folder = folderWith({
      'calls/a.txt': CALL,
      'calls/reviews-1.jsonl': '',
      'calls/reviews-2.jsonl': marks,
    });
    const { stdout, stderr } = await runGenchi(['check', 'calls', '--quiet', '--lang', 'ja'], folder);
    expect(stdout).toContain(RULE);
    expect(stderr).toContain(
      `calls/reviews-2.jsonl:2: 確認者の判断が分かれています: ${RULE}「録音は」（通話 a。正しい: 山田、誤り: 佐藤）。指摘はそのまま残しました`,
    );
  });
});

describe('files of reviews', () => {
  const folder = folderWith({
    'calls/a.txt': CALL,
    'notes.txt': 'これは\nメモ\nです\n',
    'genchi.config.yaml': 'reviews: [no.jsonl]\n',
    'empty.yaml': '{}\n',
  });

  it('that are missing or none are told in one plain sentence, those of the configuration too', async () => {
    const check = (...args: readonly string[]) =>
      runGenchi(['check', 'calls', '--lang', 'ja', ...args], folder);
    const configured = await check();
    expect(configured.code).toBe(2);
    expect(configured.stderr).toContain('no.jsonl: 確認結果のファイルがありません');
    const { stderr } = await check('--config', 'empty.yaml', '--reviews', 'none.jsonl');
    expect(stderr).toContain('none.jsonl: 確認結果のファイルがありません');
    expect(stderr).not.toContain('ENOENT');
    const other = await check('--config', 'empty.yaml', '--reviews', 'notes.txt', '--quiet');
    expect(other.stderr.match(/notes\.txt/g)).toHaveLength(1);
    await runGenchi(['label', 'calls', '--config', 'empty.yaml', '-o', 's.xlsx'], folder);
    const sheet = await check('--config', 'empty.yaml', '--reviews', 's.xlsx');
    expect(sheet.stderr).toContain('s.xlsx: 確認結果（reviews.jsonl）ではなく、表計算のファイルです');
    expect(sheet.code).toBe(2);
  });

  it('are asked for in the user’s language, and wrong usage ends with 2', async () => {
    const ran = await runGenchi(['review', 'import', '--lang', 'ja'], folder);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('引数「files」が足りません');
    expect((await runGenchi(['review', 'import', '--help', '--lang', 'ja'], folder)).stdout).toContain(
      '直した表',
    );
  });
});

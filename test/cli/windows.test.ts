import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewLine } from '../../src/review/write-reviews.js';
import { fingerprintsOfTexts } from '../../src/text/word-fingerprint.js';
import { casesOf } from '../thoroughness.js';
import { folderWith, runGenchi } from './run-genchi.js';

const TURNS = [
  '録音しています。',
  '録音は止めていただけませんか。',
  '弊社比で最安です。',
  '黄色い紙を見ろ。',
];
const CALL = TURNS.map((text, index) => `${index % 2 === 0 ? '客' : '山田'}：${text}\n`).join('');

/** All kinds of texts that a run reads. */
const FILES: Readonly<Record<string, string>> = {
  'calls/a.txt': CALL,
  'calls/old/b.txt': CALL,
  'calls/c.csv': `話者,発話\n客,録音しています。\n山田,録音は止めていただけませんか。\n`,
  'calls/genchi.manifest.csv': `file,agent,date,staff\na.txt,山田太郎,2026-11-27,山田\nold/b.txt,佐藤,2026-11-26,山田\n`,
  // Without what was learned: to prepare it for new rules takes longer than all else here.
  'genchi.config.yaml': `cues: false
inputs:
  - calls/**/*.*
rules:
  - ./rules
severities:
  own/yellow-paper: error
suppress:
  - rule: staff/*
    files: calls/old/**
    reason: |
      旧版の台本
      二行目
scorecard: ./scorecard.yaml
reviews:
  - ./reviews/*.jsonl
`,
  'rules/own/yellow-paper.yaml': `id: own/yellow-paper
severity: warning
speaker: staff
title:
  ja: 黄色い紙
message:
  ja: >
    黄色い紙と
    言っています。
match:
  any:
    - '@papers'
why:
  ja: |
    一行目
    二行目
instead:
  ja: 書面をご覧ください。
examples:
  flag:
    - 《黄色い紙》を見ろ。
  pass:
    - 白い紙を見ろ。
`,
  'rules/lexicon/papers.yaml': `papers:\n  - '"黄色い紙"'\n  # 何も言わない\n  - '"黄の用紙"'\n`,
  'scorecard.yaml': `title: 評価表\nitems:\n  - id: paper\n    title: 紙\n    points: 5\n    found:\n      says: ['"黄色い紙"']\n`,
  'reviews/reviews.jsonl': reviewLine({
    kind: 'finding',
    fingerprint: fingerprintsOfTexts(TURNS)[1] ?? '',
    rule: 'staff/recording-stop-plea',
    mark: 'wrong',
    reviewer: '佐藤',
    call: 'a',
    evidence: '録音は',
  }),
};

const check = (folder: string, ...args: readonly string[]) =>
  runGenchi(['check', '-f', 'json', '--fail-on', 'never', '--lang', 'ja', ...args], folder);

/** The same files with a baseline of some of the findings. */
async function withBaseline(): Promise<Readonly<Record<string, string>>> {
  const folder = folderWith(FILES);
  await check(folder, '--only', 'own/*', '--baseline', 'base.json', '--update-baseline');
  return { ...FILES, 'base.json': readFileSync(join(folder, 'base.json'), 'utf8') };
}

describe('files written on Windows', () => {
  it('have the same findings, problems and fields, whichever of them have its line ends', async () => {
    const files = await withBaseline();
    const report = await check(folderWith(files), '--baseline', 'base.json');
    const { calls, summary } = JSON.parse(report.stdout);
    // The test would say nothing of rules, reviews, suppressions and baselines that do nothing.
    expect(files['base.json']).toContain('own/yellow-paper');
    expect(summary.findings.error).toBeGreaterThan(0);
    expect(summary.reviews.dismissed).toBeGreaterThan(0);
    expect(calls.map(({ agent }: { agent?: string }) => agent)).toEqual(['山田太郎', undefined, '佐藤']);
    const names = Object.keys(files);
    await fc.assert(
      fc.asyncProperty(fc.subarray(names, { minLength: 1 }), async (chosen) => {
        const mixed = Object.entries(files).map(([name, text]) => [
          name,
          chosen.includes(name) ? text.replaceAll('\n', '\r\n') : text,
        ]);
        expect(await check(folderWith(Object.fromEntries(mixed)), '--baseline', 'base.json')).toEqual(report);
      }),
      { numRuns: casesOf(4), examples: [[names]] },
    );
  }, 180_000);

  it('may name paths with its separator: in the configuration, in the manifest, as arguments', async () => {
    const report = await check(folderWith(FILES));
    const written = folderWith({
      ...FILES,
      'genchi.config.yaml': (FILES['genchi.config.yaml'] ?? '')
        .replace('calls/**/*.*', 'calls\\**\\*.*')
        .replace('calls/old/**', 'calls\\old\\**')
        .replace('./rules', '.\\rules')
        .replace('./scorecard.yaml', '.\\scorecard.yaml')
        .replace('./reviews/*.jsonl', '.\\reviews\\*.jsonl'),
      'calls/genchi.manifest.csv': (FILES['calls/genchi.manifest.csv'] ?? '').replace(
        'old/b.txt',
        'old\\b.txt',
      ),
    });
    expect(await check(written)).toEqual(report);
    expect((await check(written, 'calls\\**\\*.*')).stdout).toBe(report.stdout);
  }, 180_000);
});

describe('a folder whose name looks like a glob', () => {
  it.each(['[2026]', '{a,b}', 'a!(b)'])('%s', async (name) => {
    const { 'calls/a.txt': one = '', 'calls/old/b.txt': two = '' } = FILES;
    const config = `inputs: [calls/**/*.txt]\nsuppress: [{ rule: 'staff/*', files: calls/old/**, reason: 旧版 }]\n`;
    const plain = folderWith({ 'calls/a.txt': one, 'calls/old/b.txt': two, 'genchi.config.yaml': config });
    const folder = join(folderWith({}), name);
    mkdirSync(folder);
    cpSync(plain, folder, { recursive: true });
    const expected = await check(plain);
    expect(JSON.parse(expected.stdout).summary.findings.error).toBe(1);
    expect(await check(folder)).toEqual(expected);
  });
});

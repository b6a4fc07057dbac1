import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRuleModel } from '../../src/judge/rule-model-file.js';
import { folderWith, runGenchi } from './run-genchi.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/teach.md'), 'utf8');
const commands = [...page.matchAll(/^\$ genchi (.+)$/gm)].map((found) => (found[1] ?? '').split(' '));

/** Calls of an imaginary trade in which staff are startled in words of their own. */
function calls(): Record<string, string> {
  const startled = [
    'ひゃっ、録音ですか。びっくりです。',
    'うわっ、録音とは。びっくりです。',
    'おおっと、録音。びっくりです。',
  ];
  const calm = [
    'かしこまりました。お調べします。',
    '承知しました。お届けは明日です。',
    'はい、住所をお願いします。',
  ];
  return Object.fromEntries(
    Array.from({ length: 24 }, (_, index) => [
      `calls/${String(index).padStart(2, '0')}.txt`,
      `客：録音しています。\n職員：${index % 2 ? startled[index % 3] : calm[index % 3]}\n客：荷物はいつ着きますか。\n職員：${calm[(index + 1) % 3]}\n`,
    ]),
  );
}

describe('docs/teach.md', () => {
  it('leads from transcripts to a rule folder that the next check uses', async () => {
    const folder = folderWith(calls());
    for (const args of commands) {
      const ran = await runGenchi(args, folder);
      expect([args.join(' '), ran.code, ran.stderr]).toEqual([args.join(' '), 0, '']);
      if (args[0] === 'label' && args.includes('sheet.csv') && !args.includes('--from')) correct(folder);
    }
    const model = readFileSync(join(folder, 'my-rules/model/staff/startled-reaction.tsv'), 'utf8');
    expect(parseRuleModel(model, 'staff/startled-reaction.tsv')).toMatchObject({
      problems: [],
      model: { rule: 'staff/startled-reaction', record: { files: 1, calls: 24 } },
    });
    const unseen = folderWith({ 'x.txt': '客：録音です。\n職員：ひゃっ、録音とは。びっくりです。\n' });
    const report = JSON.parse(
      (await runGenchi(['check', 'x.txt', '-f', 'json', '--rules', join(folder, 'my-rules')], unseen)).stdout,
    );
    const found = report.calls[0].findings.find(
      (one: { rule: string }) => one.rule === 'staff/startled-reaction',
    );
    expect(found).toBeDefined();
  });

  it('tells an unknown id with the line of the sheet and the nearest id', async () => {
    const folder = folderWith({
      'sheet.csv': 'call_id,speaker,text,labels\n1,staff,えっ、録音ですか。,staff/startled-reacton\n',
    });
    const ran = await runGenchi(['label', '--from', 'sheet.csv'], folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('sheet.csv:2');
    expect(ran.stderr).toContain('staff/startled-reaction');
  });
});

/** What the analyst does by hand: every startled turn gets its label, all others none. */
function correct(folder: string): void {
  const path = join(folder, 'sheet.csv');
  const rows = readFileSync(path, 'utf8').split('\r\n');
  const corrected = rows.map((row) => {
    const match = /^(\d+,\d+,staff,)(.*びっくりです。)(,.*)?$/.exec(row);
    if (match) return `${match[1]}${match[2]},staff/startled-reaction`;
    return row.replace(/^(\d+,\d+,(?:staff|caller),[^,]*),.*$/, '$1,');
  });
  writeFileSync(path, corrected.join('\r\n'));
}

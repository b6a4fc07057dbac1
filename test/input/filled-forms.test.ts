import { expect, test } from 'vitest';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';
import { makeWorkbook, textRow } from './workbook.js';

/** A form that somebody filled in: fields, the conversation in one cell, a record below. */
const form = (talk: string): readonly (readonly string[])[] => [
  ['受付番号', 'R7-014', '受付日時', '令和7年10月2日 18:20'],
  ['申出人', '森様', '受付者', '三浦'],
  ['内　容', talk],
  ['原因', '引き継ぎの記入もれ。遅番の職員が把握していなかった。'],
  ['再発防止', '朝礼にて周知する。'],
  ['決裁', '園長　　印', '主任　　印', '担当　　印'],
];
const talk = `（電話のやりとり）\n${linesOf((text, isStaff) => `${isStaff ? '園' : '近'}　${text}`)}\n\n※ 園＝当園（電話を受けた者：三浦）　近＝近隣の方`;
const table = (rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell.replaceAll('\n', '<br>')}</td>`).join('')}</tr>`).join('')}</table>`;
const sheet = (rows: readonly (readonly string[])[]) =>
  makeWorkbook({ rows: rows.map((cells, at) => textRow(at + 1, cells)).join('') });
const markdown = `# 受付票\n\n| 項目 | 記入 |\n| --- | --- |\n${form(talk)
  .slice(2)
  .map((cells) => `| ${cells.join(' | ').replaceAll('\n', '<br>')} |`)
  .join('\n')}\n| 受付者 | 三浦 |\n`;

test.each([
  ['a page', 'a.html', `<html><body>${table(form(talk))}</body></html>`],
  ['a sheet', 'a.xlsx', sheet(form(talk))],
  ['Markdown', 'a.md', markdown],
])(
  '%s: the conversation stands in one cell of a form, and the record below is not said',
  async (_, file, content) => {
    const { transcripts, problems } = await read(content, { file });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
    expect(transcripts[0]?.agent).toBe('三浦');
  },
);

test('a form names its call and tells its date', async () => {
  const { transcripts } = await read(`<html><body>${table(form(talk))}</body></html>`, { file: 'a.html' });
  expect(transcripts[0]).toMatchObject({ id: 'R7-014', date: '2025-10-02T18:20:00' });
});

test('each of several forms in a document is a call', async () => {
  const other = form(talk.replace('R7-014', '')).map((cells) =>
    cells.map((cell) => cell.replace('R7-014', 'R7-015')),
  );
  const page = `<html><body>${table(form(talk))}<p>控え</p>${table(other)}</body></html>`;
  const { transcripts } = await read(page, { file: 'a.html' });
  expect(transcripts.map(({ id }) => id)).toEqual(['R7-014', 'R7-015']);
});

test.each([
  ['園＝当園　近＝近隣の方', 'staff'],
  ['園…管理センター　近…お客様', 'staff'],
  ['園：自分　近：電話をくれた方', 'staff'],
])('a legend tells one side by the other: %s', async (legend, role) => {
  const text = `${legend}\n\n${linesOf((line, isStaff) => `${isStaff ? '園' : '近'}　${line}`)}`;
  const { transcripts } = await read(text);
  expect(transcripts[0]?.turns[0]?.role).toBe(role);
  expect(spoken(transcripts[0])).toEqual(turns);
});

const MHT = (body: string) =>
  [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="----=_Part"',
    '',
    'This document is a Single File Web Page.',
    '',
    '------=_Part',
    'Content-Location: file:///C:/note.htm',
    'Content-Transfer-Encoding: 8bit',
    'Content-Type: text/html; charset="utf-8"',
    '',
    body,
    '------=_Part--',
    '',
  ].join('\r\n');

test('a page saved as one file needs no sender', async () => {
  const rows = SAID.map((text, at) => [at % 2 === 0 ? '担当' : 'お客様', text]);
  const { transcripts, problems } = await read(MHT(`<html><body>${table(rows)}</body></html>`), {
    file: 'a.mht',
  });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test.each(['ハイツ青葉　102号室　　10:40 着信　対応：永山', '日時：2025/10/17', '対応：永山'])(
  'turns that are cut at the width of a page are none of the head: %s',
  async (head) => {
    const cut = (text: string) => `${text.slice(0, 6)}\n　　${text.slice(6)}`;
    const lines = linesOf((text, isStaff) => `${isStaff ? '●' : '○'}　${cut(text)}\n`);
    const { transcripts } = await read(`電話の記録\n${head}\n●…当社　○…入居者\n\n${lines}\n`);
    const said = spoken(transcripts[0]).map(([side, text]) => [side, text.replace(/\s/g, '')]);
    expect(said).toEqual(turns);
  },
);

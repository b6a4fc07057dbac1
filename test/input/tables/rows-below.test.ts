import { expect, test } from 'vitest';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';
import { makeWorkbook, textRow } from '../workbook.js';

/** A workbook with one sheet; null for an empty row. */
const sheet = (rows: readonly (readonly string[] | null)[]) =>
  makeWorkbook({ rows: rows.map((row, at) => (row ? textRow(at + 1, row) : '')).join('') });

const sides = SAID.map((text, at) => [`${at + 1}`, at % 2 === 0 ? text : '', at % 2 === 0 ? '' : text]);
const named = SAID.map((text, at) => [at % 2 === 0 ? '職員' : 'お客様', text]);

test.each([
  ['a remark', [null, ['総評', '全体に丁寧な応対です。次回は復唱を徹底しましょう。']]],
  ['points without a gap', [['計', '18', '7']]],
  [
    'a table of points',
    [
      null,
      ['評価項目', '配点', '得点'],
      ['名乗り', '20', '18'],
      ['傾聴', '30', '25'],
      null,
      ['所見', '声が明るいです。', ''],
    ],
  ],
])('xlsx: %s below the columns of two sides is nobody’s', async (_, below) => {
  const rows = [
    ['応対品質モニタリングシート'],
    ['オペレーター名', '綿貫', '', '評価者', '古賀'],
    null,
    ['行', 'オペレーター', 'お客様'],
    ...sides,
    ...below,
  ];
  const { transcripts, problems } = await read(sheet(rows), { file: 'a.xlsx' });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
  expect(transcripts[0]?.agent).toBe('綿貫');
});

test.each([
  ['総評', '全体に丁寧です。'],
  ['対応結果', '返品を受け付けた'],
  ['評価項目', '配点'],
])('csv: %s below a column of names is nobody’s', async (name, text) => {
  const lines = [['話者', '発話'], ...named, [name, text], ...(text === '配点' ? [['名乗り', '20']] : [])];
  const gap = lines.flatMap((row, at) => (at === named.length + 1 ? ['', row.join(',')] : row.join(',')));
  const { transcripts } = await read(`${gap.join('\n')}\n`, { file: 'a.csv' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('csv: short answers below a gap are said', async () => {
  const lines = [['話者', '発話'], ...named].map((row) => row.join(','));
  const text = `${lines.join('\n')}\n\nお客様,了解\n職員,以上です。\n`;
  const { transcripts } = await read(text, { file: 'a.csv' });
  expect(transcripts.map(spoken)).toEqual([[...turns, ['caller', '了解'], ['staff', '以上です。']]]);
});

test('xlsx: a form with the conversation line by line in its cells, and a sheet that shows how to fill it in', async () => {
  const lines = SAID.map((text, at) => `${at % 2 === 0 ? '相談員' : '家族'}：${text}`);
  const rows = [
    ['相談受付簿', '', '', '', 'No.', '12'],
    ['', '', '', '', '施設長', '主任'],
    ['受付日', '2025/6/3', '', '', '受付者', '若松'],
    ['ご利用者', '谷口様', '', '', '申出人', '長女'],
    ['【内　容】'],
    ...lines.map((line) => ['', line]),
    null,
    ['【対応・結果】'],
    ['', '全室を確認。210号室より発見した。'],
  ];
  const { transcripts, problems } = await read(sheet(rows), { file: 'a.xlsx' });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('xlsx: rows without an id stay in the order and the call in which they stand', async () => {
  const call = (id: string) => named.map(([name = '', text = ''], at) => [at === 0 ? id : '', name, text]);
  const rows = [
    ['通話ID', '話者', '発話'],
    ...call('C-1'),
    null,
    ...call('C-2'),
    null,
    ['※話者は録音のとおり'],
  ];
  const { transcripts } = await read(sheet(rows), { file: 'a.xlsx' });
  expect(transcripts.map(({ id }) => id)).toEqual(['C-1', 'C-2']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

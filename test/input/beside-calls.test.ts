import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { twoSheets } from './workbook.js';

const SAID = [
  '時計修理のかなで、工房の石倉です。',
  '祖父の形見の時計が止まってしまって。',
  '動かなくなったのはいつごろでしょうか。',
  '先月くらいです。ねじは巻けるんですけど。',
  '油が固まっているのかもしれません。拝見できますか。',
  '土曜に持って行きます。',
];
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const options = { sides: shippedSides() };
const who = (index: number, one: string, other: string) => (index % 2 === 0 ? one : other);

describe('cells that hold a whole call', () => {
  const cell = SAID.map((text, n) => `${who(n, 'OP', 'CU')}＞${text}`).join('\n');
  const header = '案件番号,受付日時,対応者,応対要約,通話全文,ステータス,満足度';
  const row = (id: string, text: string, status: string) =>
    `${id},2026/4/13 9:40,石倉,"見積もり。\n土曜に来店。","${text}",${status},4`;

  test('are read beside a column of few values, and cases without one are told as a remark', async () => {
    const rows = [
      row('W-1', cell, '完了'),
      row('W-2', '', '完了'),
      row('W-3', cell, '対応中'),
      row('W-4', '', '完了'),
    ];
    const { transcripts, problems } = await read([header, ...rows].join('\n'), { file: 'a.csv' });
    expect(transcripts.map(({ id }) => id)).toEqual(['W-1', 'W-3']);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
    expect(transcripts[1]?.fields).toMatchObject({ ステータス: '対応中' });
    expect(problems).toMatchObject([
      { code: 'calls-silent', isWarning: true, arguments: { calls: '2', ids: 'W-2, W-4' } },
    ]);
  });

  test('a call without words among rows of turns is a remark; where none has words each is a problem', async () => {
    const rows = SAID.map((text, n) => `T-1,${who(n, 'オペレーター', 'お客様')},${text}`);
    const table = ['通話ID,話者,発話', 'T-0,オペレーター,', ...rows].join('\n');
    const { transcripts, problems } = await read(table, { file: 'a.csv' });
    expect(transcripts.map(({ id }) => id)).toEqual(['T-1']);
    expect(problems).toMatchObject([{ code: 'calls-silent', isWarning: true, arguments: { ids: 'T-0' } }]);
    const silent = await read('通話ID,話者,発話\nT-0,オペレーター,\nT-2,オペレーター,\n', { file: 'a.csv' });
    expect(silent.transcripts).toEqual([]);
    expect(silent.problems.map(({ code, isWarning }) => [code, isWarning])).toEqual([
      ['call-empty', undefined],
      ['call-empty', undefined],
    ]);
  });
});

test('a table without a head row is read below a title that is a sentence', async () => {
  const rows = SAID.map((text, n) => `<tr><td nowrap>${who(n, '時計師', 'ご依頼主')}<td>${text}`).join('\n');
  const page = `<html><body><b>修理のご相談の電話　4月11日夜</b><br><table border=1>${rows}</table><hr>最終更新 2026/4/15</body></html>`;
  const { transcripts, problems } = await read(page, { file: 'a.htm', ...options });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

describe('a table of scores is nobody’s speech', () => {
  const scores = [
    ['項目', '点', 'コメント'],
    ['第一声', '4', '明るい'],
    ['確認', '5', '復唱できている'],
    ['合計', '9', ''],
  ];

  test('in Markdown, below the call', async () => {
    const talk = SAID.map((text, n) => `**${who(n, 'OP', 'お客様')}**： ${text}`);
    const table = scores.map((row) => `| ${row.join(' | ')} |`);
    const text = ['## 1件目', ...talk, table[0], '|---|---|---|', ...table.slice(1), ''].join('\n\n');
    const { transcripts } = await read(text.replaceAll('|\n\n|', '|\n|'), { file: 'a.md' });
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('in a page, below the call', async () => {
    const talk = SAID.map((text, n) => `<p>${who(n, 'OP', 'お客様')}：${text}</p>`).join('');
    const table = scores.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
    const { transcripts } = await read(`<html><body>${talk}<table>${table}</table></body></html>`, {
      file: 'a.html',
    });
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('on a sheet of its own', async () => {
    const talk = SAID.map((text, n) => [who(n, 'OP', 'お客様'), text]);
    const book = twoSheets(
      { name: '会話', rows: [['話者', '発話'], ...talk] },
      { name: '採点', rows: scores },
    );
    const { transcripts, problems } = await read(book, { file: 'a.xlsx', ...options });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('in a file of its own, where it is told', async () => {
    const text = scores.map((row) => row.join(',')).join('\n');
    for (const file of ['a.csv', 'a.tsv']) {
      const table = file === 'a.csv' ? text : text.replaceAll(',', '\t');
      const { transcripts, problems } = await read(table, { file, ...options });
      expect(transcripts).toEqual([]);
      expect(problems).toMatchObject([{ code: 'table-of-scores', isWarning: true }]);
    }
  });

  test('but names that return, or are known, are speakers', async () => {
    const few = 'オペレーター,1,はい。\nお客様,2,どうも。\n';
    const { problems } = await read(`だれ,回,なに\n${few}`, { file: 'a.csv', ...options });
    expect(problems.map(({ code }) => code)).not.toContain('table-of-scores');
  });
});

test('a caller’s family is on the caller’s side', async () => {
  const rows = [
    ...SAID.slice(0, 4).map((text, n) => `${who(n, 'OP', 'お客様')}：${text}`),
    '娘さん：パパ、代わって。',
  ];
  const { transcripts } = await read(rows.join('\n'), { file: 'a.txt' });
  expect(transcripts[0]?.turns.at(-1)).toMatchObject({ role: 'caller', speaker: '娘さん' });
});

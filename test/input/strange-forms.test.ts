import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';
import { makeWorkbook, twoSheets } from './workbook.js';

const options = { sides: shippedSides() };
const clock = (index: number) => `10:00:${String(index * 4).padStart(2, '0')}`;

describe('what is said stands in the order of time', () => {
  test('rows with the latest one first', async () => {
    const rows = SAID.map((text, n) => `2026-04-01 ${clock(n)},${n % 2 === 0 ? '職員' : '客'},${text}`);
    const { transcripts } = await read(['日時,話者,発話', ...rows.toReversed()].join('\n'), {
      file: 'a.csv',
    });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.date).toBe('2026-04-01T10:00:00');
    expect(transcripts[0]?.turns.at(-1)?.segments[0]?.startMs).toBe(28_000);
  });

  test('all of one side before all of the other', async () => {
    const rows = SAID.map((text, n) => `${clock(n)},${n % 2 === 0 ? '職員' : '客'},${text}`);
    const apart = [...rows.filter((_, n) => n % 2 === 0), ...rows.filter((_, n) => n % 2 === 1)];
    const { transcripts } = await read(['時刻,話者,発話', ...apart].join('\n'), { file: 'a.csv' });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('a list for each side, with seconds by any name', async () => {
    const listOf = (rest: number) => SAID.flatMap((文, n) => (n % 2 === rest ? { 秒: n * 4.5 + 1, 文 } : []));
    const { transcripts } = await read(JSON.stringify({ オペレーター: listOf(0), お客様: listOf(1) }), {
      file: 'a.json',
    });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('one time that falls, as at midnight, changes nothing', async () => {
    const times = [
      '23:59:50',
      '23:59:58',
      '00:00:03',
      '00:00:08',
      '00:00:11',
      '00:00:15',
      '00:00:20',
      '00:00:24',
    ];
    const rows = SAID.map((text, n) => `${times[n]},${n % 2 === 0 ? '職員' : '客'},${text}`);
    const { transcripts } = await read(['時刻,話者,発話', ...rows].join('\n'), { file: 'a.csv' });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('hours, minutes and seconds in words', async () => {
    const rows = SAID.map(
      (text, n) => `09時12分${String(n * 5).padStart(2, '0')}秒,${n % 2 === 0 ? '職員' : '客'},${text}`,
    );
    const { transcripts } = await read(['時刻,話者,発話', ...rows].join('\n'), { file: 'a.csv' });
    expect(transcripts[0]?.turns[1]?.segments[0]?.startMs).toBe(5000);
  });
});

describe('a side without a name is no part of the named one', () => {
  test.each([
    ['a dash', linesOf((text, is) => (is ? `――${text}` : `客　${text}`))],
    ['a sign', linesOf((text, is) => (is ? `◆${text}` : `お客様：${text}`))],
    ['nothing', linesOf((text, is) => (is ? text : `お客様：${text}`))],
  ])('%s', async (_, text) => {
    const { transcripts, problems } = await read(text, { file: 'a.txt', ...options });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns.map(({ guessed }) => guessed !== undefined)).toEqual(
      SAID.map((_said, index) => index % 2 === 0),
    );
  });

  test('lines that are wrapped go on with their turn', async () => {
    const text = Array.from(
      { length: 4 },
      () => 'お客様：先日そちらで買った商品が\n壊れていたんですけど。',
    ).join('\n');
    const { transcripts } = await read(text, { file: 'a.txt', ...options });
    expect(new Set(transcripts[0]?.turns.map(({ role }) => role))).toEqual(new Set(['caller']));
  });
});

describe('what nobody says is in no turn', () => {
  const dialogue = linesOf((text, is) => `${is ? '職員' : 'お客様'}：${text}`);
  test.each([
    ['a note behind a blank line', '\n\n次回は保留を短くすること'],
    ['fields of a writer below a rule', '\n========\n所感：早口だった。\n次回確認：住所を確かめる。'],
    ['an address', '\nclovanote.line.me'],
    ['the end of a recording', '\n● 三浦 が文字起こしを停止しました'],
    ['the end of a record', '\n　　　　以上のとおり聴取した。'],
    ['以上', '\n以上'],
    ['a count of rows', '\n(8 行)'],
  ])('%s', async (_, note) => {
    const { transcripts } = await read(dialogue + note, { file: 'a.txt', ...options });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('speech that goes on behind a blank line in every turn stays', async () => {
    const text = linesOf((said, is) => `${is ? '職員' : 'お客様'}：${said}\n\nええと、そうですね。\n`);
    const { transcripts } = await read(text, { file: 'a.txt' });
    expect(transcripts[0]?.turns.every(({ text: said }) => said.endsWith('そうですね。'))).toBe(true);
  });
});

test('captions: marks where the speaker changes, and lines cut to the width of the screen', async () => {
  const cues = SAID.flatMap((text, n) => {
    const half = Math.ceil(text.length / 2);
    const at = (second: number) => `00:00:${String(second).padStart(2, '0')}.000`;
    return [
      `${at(n * 4)} --> ${at(n * 4 + 1)}\n&gt;&gt; ${text.slice(0, half)}`,
      `${at(n * 4 + 1)} --> ${at(n * 4 + 2)}\n${text.slice(half)}`,
    ];
  });
  const { transcripts, problems } = await read(`WEBVTT\n\n${cues.join('\n\n')}\n`, {
    file: 'a.vtt',
    ...options,
  });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns.every(({ guessed }) => guessed !== undefined)).toBe(true);
});

test('captions: a word that is wrapped within a cue is one', async () => {
  const text =
    '1\n00:00:01,000 --> 00:00:03,000\n職員: お電話ありが\nとうございます。\n\n2\n00:00:04,000 --> 00:00:05,000\n客: はい。\n';
  const { transcripts } = await read(text, { file: 'a.srt' });
  expect(transcripts[0]?.turns[0]?.text).toBe('お電話ありがとうございます。');
});

test('Markdown: names in bold with their times, and a summary above', async () => {
  const said = SAID.map(
    (text, n) => `**${n % 2 === 0 ? '森' : '未設定'}** \`${clock(n)} - ${clock(n)}\`\n\n${text}\n`,
  );
  const head =
    '# 返品\n\n- 録音日: 2026年4月1日\n- 参加者: 森, 未設定\n\n## 要約\n- 内容を確認した。\n\n## 文字起こし\n\n';
  const { transcripts, problems } = await read(head + said.join('\n'), { file: 'a.md', ...options });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns[1]?.speaker).toBe('未設定');
});

test('JSON: a text of the talk goes before remarks that are all by one author', async () => {
  const transcription_text = linesOf(
    (text, is, n) => `[0:0${n}] ${is ? 'エージェント' : 'エンドユーザー'}: ${text}`,
  );
  const comments = [
    { id: 1, author_id: 5, body: '通話の着信元: 0312345678\n通話時間: 1分', data: { transcription_text } },
    { id: 2, author_id: 5, body: '折り返しの予定を入れました。', data: {} },
  ];
  const { transcripts } = await read(JSON.stringify({ ticket: { id: 7, comments } }), { file: 'a.json' });
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('a workbook: words of one side and the answer in two columns, below lines about the call', async () => {
  const cell = (column: string, row: number, text: string) =>
    `<c r="${column}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const pairs = [0, 2, 4, 6].map((n, at) => {
    const row = at + 5;
    return `<row r="${row}"><c r="A${row}"><v>${at + 1}</v></c>${cell('B', row, SAID[n + 1] ?? '')}${cell('C', row, SAID[n] ?? '')}</row>`;
  });
  const rows = [
    `<row r="1">${cell('A', 1, '電話記録')}</row>`,
    `<row r="2">${cell('A', 2, '日付')}${cell('B', 2, '2026/04/01')}${cell('C', 2, '担当')}${cell('D', 2, '三浦')}</row>`,
    `<row r="4">${cell('A', 4, '順')}${cell('B', 4, 'お客様の言葉')}${cell('C', 4, 'こちらの応答')}${cell('D', 4, '気づき')}</row>`,
    ...pairs,
  ];
  const { transcripts, problems } = await read(makeWorkbook({ rows: rows.join('') }), {
    file: 'a.xlsx',
    ...options,
  });
  expect(problems).toEqual([]);
  expect(transcripts[0]?.turns).toHaveLength(SAID.length);
  expect(transcripts[0]?.turns.map(({ role, text }) => [role, text])).toEqual(
    [0, 2, 4, 6].flatMap((n) => [turns[n + 1], turns[n]]),
  );
  expect(transcripts[0]?.agent).toBe('三浦');
});

test('a workbook: a sheet that explains the codes is no call, and tells the sides', async () => {
  const speech = SAID.map((text, n) => [n % 2 === 0 ? '応' : '申', text]);
  const key = [
    ['発言区分', '意味'],
    ['応', '応対者'],
    ['申', '申出者'],
  ];
  const book = twoSheets(
    { name: '通話', rows: [['発言区分', '発言'], ...speech] },
    { name: '凡例', rows: key },
  );
  const { transcripts, problems } = await read(book, { file: 'a.xlsx' });
  expect(problems).toEqual([]);
  expect(transcripts).toHaveLength(1);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('a table without a column of speech names it in the language of the message, and no date as an example', async () => {
  const text = '日付,2026/04/01,担当,三浦\n,,,\n,,,\n';
  const { problems } = await read(text, { file: 'a.csv' });
  expect(problems[0]).toMatchObject({
    code: 'table-columns',
    arguments: { missingInJapanese: '話者・発話', option: '--column speaker=… --column text=…' },
  });
});

test('a table of speech and times without speakers says so, and how files of one side are named', async () => {
  const rows = SAID.map((text, n) => `${n * 4000}\t${n * 4000 + 900}\t${text}`);
  // Without the words that open a call nothing speaks for one.
  const text = ['start\tend\ttext', ...rows.slice(2)].join('\n');
  const { problems } = await read(text, { file: 'a.tsv', ...options });
  expect(problems).toMatchObject([{ code: 'table-without-speakers' }]);
});

describe('who took a call is no side of a row', () => {
  test('ids that begin like a side stand beside the column of channels', async () => {
    const rows = SAID.map(
      (text, n) => `CN01,op0217,井上 千春,2026/11/06 11:02:41,${n % 2 === 0 ? 'OP' : 'CU'},${text}`,
    );
    const others = rows.map((row) => row.replace('CN01,op0217,井上 千春', 'CN02,op0305,堀 健'));
    const head = '接続ID,オペレータID,オペレータ名,着信日時,チャネル,認識結果';
    const { transcripts } = await read([head, ...rows, ...others].join('\n'), { file: 'a.csv' });
    expect(transcripts.map(({ id }) => id)).toEqual(['CN01', 'CN02']);
    for (const transcript of transcripts) expect(spoken(transcript)).toEqual(turns);
  });
});

test('a caller whom a meeting knows by the number alone', async () => {
  const cues = SAID.map(
    (
      text,
      n,
    ) => `00:00:${String(n * 4).padStart(2, '0')}.000 --> 00:00:${String(n * 4 + 3).padStart(2, '0')}.000
${n % 2 === 0 ? '小川 真理' : '08044712290'}: ${text}`,
  );
  const { transcripts } = await read(['WEBVTT', ...cues].join('\n\n'), { file: 'a.vtt', ...options });
  expect(spoken(transcripts[0])).toEqual(turns);
});

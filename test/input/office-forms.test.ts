import iconv from 'encoding-japanese';
import { expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';
import { makeWorkbook, textRow } from './workbook.js';

const options = { sides: shippedSides() };

const inARow = (make: (text: string, isStaff: boolean, index: number) => string, between = ' ') =>
  linesOf(make).replaceAll('\n', between);

test.each([
  ['half brackets behind a field', `備考   : ${inARow((text, is) => `${is ? '当' : '客'})${text}`)}`],
  [
    'half brackets behind a field and a space',
    `内容　${inARow((text, is) => `${is ? '当' : '客'}）${text}`)}`,
  ],
  ['half brackets and no space', inARow((text, is) => `${is ? '当' : '客'})${text}`, '')],
  [
    'names and 「」 behind a field',
    `通話内容：${inARow((text, is) => `${is ? '店' : '客'}「${text}」`, '')}`,
  ],
])('text: a call in a row, %s', async (_, text) => {
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('text: a colon among what a member of staff says opens no turns behind it', async () => {
  const text =
    '職員：ご案内は次のとおりです。窓口：3番、客：なし。\n客：はい。\n職員：以上です。\n客：どうも。';
  const { transcripts } = await read(text);
  expect(transcripts[0]?.turns[0]?.role).toBe('staff');
});

test('text: words in several brackets with a stage direction between are of one turn, in their places', async () => {
  const text = [
    '受付「はい、窓口でございます。」',
    '母「あの、娘が」（少し黙る）「学校に行きたくないと」',
    '受付「そうでしたか。」',
    '母「はい。」',
  ].join('\n');
  const { transcripts, problems } = await read(text);
  expect(problems).toEqual([]);
  const turn = transcripts[0]?.turns[1];
  expect(turn?.text).toBe('あの、娘が\n（少し黙る）\n学校に行きたくないと');
  expect(turn?.segments.map(({ column }) => column)).toEqual([3, 9, 16]);
  expect(transcripts[0]?.turns).toHaveLength(4);
});

const dialogue = linesOf((text, is) => `${is ? '窓口' : '相手'}：${text}`);

test.each([
  ['a stage direction', '（受話器を置く）\n気づいた点を三つ書き出しましょう。', '（受話器を置く）'],
  ['nothing', '聞き取れない箇所はなかった。', ''],
])('text: a line of its own below the last turn, behind %s, is the writer’s', async (_, below, kept) => {
  const { transcripts } = await read(`${dialogue}\n窓口：失礼いたします。\n${below}\n`);
  const last = transcripts[0]?.turns.at(-1);
  expect(last?.text).toBe(['失礼いたします。', kept].filter((line) => line !== '').join('\n'));
  expect(transcripts[0]?.fields?.situation).toContain(below.split('\n').at(-1));
});

test('text: what goes on with the last turn stays', async () => {
  const indented = await read(`${dialogue}\n窓口：失礼いたします。\n　　またお電話ください。`);
  expect(indented.transcripts[0]?.turns.at(-1)?.text).toBe('失礼いたします。\nまたお電話ください。');
  const cut = await read(`${dialogue}\n窓口：失礼いたしますが、\nまたお電話ください。`);
  expect(cut.transcripts[0]?.turns.at(-1)?.text).toBe('失礼いたしますが、\nまたお電話ください。');
});

test('text: a name that opens the end of each scene and nothing else is a remark', async () => {
  const scene = (number: number) =>
    `場面${number}：電話\n\n${dialogue}\n（電話を置く）\n話し合い：よかった点を出し合いましょう。\n時間は十分です。\n`;
  const { transcripts, problems } = await read(`${scene(1)}\n${scene(2)}`, options);
  expect(problems).toEqual([]);
  expect(transcripts.map((one) => one.turns.map(({ speaker }) => speaker))).toEqual(
    [1, 2].map(() => SAID.map((_, index) => (index % 2 === 0 ? '窓口' : '相手'))),
  );
});

test('text: a third person who has the last word is read or told of', async () => {
  const text = `${dialogue}\n佐野：代わりました、もう結構です。`;
  const { transcripts, problems } = await read(text, options);
  const speakers = transcripts.flatMap((one) => one.turns.map(({ speaker }) => speaker));
  expect(JSON.stringify([speakers, problems])).toContain('佐野');
});

test('JSON: a bot passes calls on in threads, a line a message, and people comment', async () => {
  const messages = ['t1', 't2'].flatMap((thread) => [
    { user: 'bot', text: ':phone: 着信', thread_ts: thread },
    ...SAID.map((text, index) => ({
      user: 'bot',
      text: `\`00:0${index}\` *${index % 2 === 0 ? '本店' : '080-0000-1111'}* ${text}`,
      thread_ts: thread,
    })),
    { user: 'u7', text: '折り返しました。', thread_ts: thread },
  ]);
  const all = [{ user: 'u1', text: '参加しました' }, ...messages];
  const { transcripts } = await read(JSON.stringify(all), { file: 'a.json', ...options });
  expect(transcripts.map(({ id }) => id)).toEqual(['t1', 't2']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
  expect(transcripts[0]?.turns[1]?.segments[0]?.startMs).toBe(1000);
});

test('TSV: no header, and a whole call in a cell', async () => {
  const rows = [
    `8801\t電話\t${inARow((text, is) => `${is ? '当' : '客'}:${text}`)}`,
    '8802\tメール\t資料を発送済み。',
    `8803\t電話\t${inARow((text, is) => `${is ? '当' : '客'}:${text}`)}`,
  ];
  const { transcripts, problems } = await read(rows.join('\n'), { file: 'a.tsv' });
  expect(problems.map(({ code }) => code)).toEqual(['calls-without-dialogue']);
  expect(transcripts.map(({ id }) => id)).toEqual(['8801', '8803']);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('XML: one long line in Shift_JIS below a first line that is ASCII', async () => {
  const said = linesOf((text, is) => `<s who="${is ? '職員' : '客'}">${text}</s>`).replaceAll('\n', '');
  const xml = `<?xml version="1.0" encoding="Shift_JIS"?>\n<call>${said}</call>`;
  const bytes = Uint8Array.from(
    iconv.convert(
      Array.from(xml, (char) => char.charCodeAt(0)),
      { from: 'UNICODE', to: 'SJIS' },
    ),
  );
  const { transcripts, problems } = await read(bytes, { file: 'a.xml' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test.each([
  [
    'quotes with full stops between',
    `　${inARow((text, is) => `${is ? '店員' : '客'}「${text.replace(/。$/, '')}」。`, '')}`,
  ],
])('text: %s', async (_, text) => {
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns.map(([side, text = '']) => [side, text.replace(/。$/, '')]));
});

test.each([
  ['who speaks and to whom', linesOf((text, is) => `${is ? '受付→客' : '客→受付'}：${text}`)],
  [
    'a date without a year before each name',
    linesOf((text, is, at) => `[8/21 10:0${at}] ${is ? '三浦 (受付)' : '森本 (外部)'}\n${text}`),
  ],
  [
    'a date with the day of the week',
    linesOf((text, is, at) => `2026/04/01(水) 午前10:0${at} ${is ? '受付' : '客'}：${text}`),
  ],
  [
    'a section for each turn',
    linesOf((text, is, at) => `[turn${at + 1}]\nspeaker=${is ? 'staff' : 'customer'}\ntext=${text}\n`),
  ],
])('text: %s', async (_, text) => {
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

const rowsOf = (id: string) =>
  SAID.map((text, at) => [at === 0 ? id : '', at % 2 === 0 ? '応' : '客', text, at === 2 ? '3' : '']);
const sheet = (rows: readonly (readonly string[])[]) =>
  makeWorkbook({ rows: rows.map((cells, index) => textRow(index + 1, cells)).join('') });

test.each([
  ['in a row of its own', ['通話1', '通話2'].flatMap((id) => [[id, '担当', '三浦'], ...rowsOf(''), []])],
  ['in the first row', ['通話1', '通話2'].flatMap(rowsOf)],
])('a sheet without a header: the number of each call %s', async (_, rows) => {
  const { transcripts } = await read(sheet(rows), { file: 'a.xlsx', ...options });
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('a table: points in a few rows are no calls', async () => {
  const rows = SAID.map((text, at) => `${at % 3 === 0 ? at + 1 : ''},${at % 2 === 0 ? 'OP' : 'CU'},${text}`);
  const { transcripts } = await read(['点数,話者,発話', ...rows].join('\n'), { file: 'a.csv' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('HTML: a page whose script holds the call as JSON', async () => {
  const value = {
    props: {
      call: {
        id: 'h-1',
        turns: SAID.map((text, at) => ({ role: at % 2 === 0 ? 'agent' : 'customer', text })),
      },
    },
  };
  const html = `<!doctype html><html><script>let x = 1;</script><script type="application/json">${JSON.stringify(value)}</script><div id="root"></div></html>`;
  const { transcripts, problems } = await read(html, { file: 'a.html' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('mbox: a call in each of two mails, and one without', async () => {
  const mail = (body: string) =>
    `From qa@example.com Thu Apr  2 10:00:00 2026\nFrom: qa@example.com\nSubject: call\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n${body}\n\n`;
  const call = linesOf((text, is) => `${is ? 'OP' : 'CU'}: ${text}`);
  const { transcripts, problems } = await read(mail(call) + mail('承知しました。') + mail(call), {
    file: 'a.mbox',
  });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

const calls = linesOf((text, is) => `${is ? '係' : '客'}：${text}`);

test.each(['＊＊＊', '--------'])('text: calls parted by a rule (%s) and no title', async (rule) => {
  const { transcripts, problems } = await read(`${calls}\n\n${rule}\n\n${calls}\n`);
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('text: memos with a day and a time at their head, parted by rules, whatever is said first', async () => {
  const said = linesOf((text, is) => `${is ? '係' : '客'}）${text}`).replace('でございます', 'です');
  const text = [
    'R8.6.10 10:52　TEL　南',
    said,
    '',
    '--------',
    '',
    'R8.6.10 11:30　TEL　森',
    said,
    '--------',
  ];
  const { transcripts, problems } = await read(text.join('\n'));
  expect(problems).toEqual([]);
  expect(transcripts.map((one) => one.turns.length)).toEqual([SAID.length, SAID.length]);
});

test.each(['－－－－－－－－', '◆◇◆◇◆◇◆◇◆◇'])(
  'text: calls below a head of their own, parted by a rule (%s), below what the page is called',
  async (rule) => {
    const text = ['電話メモ', '', rule, '森様　返品の件', '', calls, '', rule, 'お名前不明', '', calls];
    const { transcripts, problems } = await read(text.join('\n'));
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  },
);

test.each([
  [
    'goes on below a rule',
    `${calls}\n----\n${calls.replace('はい、窓口でございます。', 'それから、もう一つございます。')}`,
  ],
  [
    'is handed over below a rule',
    `${calls}\n----\n${calls.replace('はい、窓口でございます。', 'お電話代わりました、森でございます。')}`,
  ],
])('text: a call that %s is one', async (_, text) => {
  const { transcripts } = await read(text);
  expect(transcripts).toHaveLength(1);
});

test('a table: an empty row parts two calls where both begin as calls do', async () => {
  const rows = SAID.map((text, at) => `${at % 2 === 0 ? 'OP' : 'CU'},${text}`);
  const table = (second: readonly string[]) => ['話者,内容', ...rows, ',', ...second].join('\n');
  const { transcripts } = await read(table(rows), { file: 'a.csv' });
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
  const { transcripts: whole } = await read(table(rows.slice(2)), { file: 'a.csv' });
  expect(whole.map(spoken)).toEqual([[...turns, ...turns.slice(2)]]);
});

test('html: a table of names and words without a header below a table of fields that tells an outcome', async () => {
  const rows = SAID.map(
    (text, at) => `<tr><td>12:15</td><td>${at % 2 === 0 ? '受' : '客'}</td><td>${text}</td></tr>`,
  );
  const fields =
    '<tr><th>受付日</th><td>2025年7月18日</td><th>係</th><td>営業係</td></tr><tr><th>処理</th><td>手配済み（土曜14時）</td></tr>';
  const page = `<html><body><table>${fields}</table><p>受…受付　客…お客様</p><table>${rows.join('')}</table></body></html>`;
  const { transcripts, problems } = await read(page, { file: 'a.html', ...options });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

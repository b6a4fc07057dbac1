import { expect, test } from 'vitest';
import { read, spoken } from './read.js';

const SAID = [
  'お電話ありがとうございます。白樺文具、通販窓口でございます。',
  '頼んだ手帳がまだ届かないんですけど。',
  'ご迷惑をおかけしております。ご注文番号をお願いいたします。',
  '4471の20です。',
  'ありがとうございます。本日の午後にお届けの予定でございます。',
  'そうですか、じゃあ待ってます。',
];
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const who = (index: number, staff: string, caller: string) => (index % 2 === 0 ? staff : caller);

test('messages of a chat of which each holds a call', async () => {
  const message = (id: string) => ({
    type: 'message',
    username: '通話連携',
    ts: '1794272410.000200',
    text: `:phone: 通話が終了しました\n通話ID: ${id}\n応対者: 真柴 / 通話時間 00:55\n\n${SAID.map(
      (text, index) => `00:0${index} *${who(index, '真柴', 'お客様')}* ${text}`,
    ).join('\n')}`,
  });
  const remark = { type: 'message', user: 'U01', ts: '1794272411.000100', text: '折り返しは不要です' };
  const { transcripts } = await read(JSON.stringify([remark, message('K-14'), remark, message('K-19')]), {
    file: 'a.json',
  });
  expect(transcripts.map(({ id, agent }) => [id, agent])).toEqual([
    ['K-14', '真柴'],
    ['K-19', '真柴'],
  ]);
  for (const transcript of transcripts) expect(spoken(transcript)).toEqual(turns);
});

test('a ticket with the call in a remark, as text and as a page, and remarks beside it', async () => {
  const body = `通話の発信者: +81 80-5555-0142\n\n${SAID.map(
    (text, index) => `${who(index, '真柴 涼', '+81 80-5555-0142')} (00:0${index})\n${text}\n`,
  ).join('\n')}`;
  const ticket = (id: number) => ({
    id,
    subject: '通話',
    assignee: { id: 17, name: '真柴 涼', role: 'agent' },
    comments: [
      { id: id * 10, author_id: 17, body, html_body: `<div>${body.replaceAll('\n', '<br>')}</div>` },
      { id: id * 10 + 1, author_id: 17, body: '経過を見ます。', html_body: '<div>経過を見ます。</div>' },
    ],
  });
  const { transcripts, problems } = await read(
    [ticket(301), ticket(302)].map((one) => JSON.stringify(one)).join('\n'),
    {
      file: 'a.json',
    },
  );
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['301', '302']);
  for (const transcript of transcripts) expect(spoken(transcript)).toEqual(turns);
});

test('a call on one line of a cell, below a title in brackets, with a sign between its turns', async () => {
  const cell = `[通話の記録] ${SAID.map((text, index) => `${who(index, 'OP', 'CU')}:${text}`).join(' ／ ')}`;
  const rows = [
    '活動 ID,件名,期日,コメント',
    `Q1,着信,2026/11/24,${cell}`,
    `Q2,着信,2026/11/24,${cell}`,
    `Q3,着信,2026/11/25,${cell}`,
  ];
  const { transcripts } = await read(rows.join('\n'), { file: 'a.csv' });
  expect(transcripts.map(({ id, date }) => [id, date])).toEqual([
    ['Q1', '2026-11-24'],
    ['Q2', '2026-11-24'],
    ['Q3', '2026-11-25'],
  ]);
  for (const transcript of transcripts) expect(spoken(transcript)).toEqual(turns);
});

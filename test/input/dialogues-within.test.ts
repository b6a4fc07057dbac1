import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
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

describe('turns side by side in a row', () => {
  const cells = (index: number) => [who(index, '窓口', 'お客様'), SAID[index] ?? ''];
  const numbers = [...SAID.keys()];

  test('with an id, a call a row', async () => {
    const head = ['受付番号', '担当者', ...numbers.flatMap((n) => [`話者${n + 1}`, `発話${n + 1}`])];
    const row = (id: string) => [id, '真柴', ...numbers.flatMap(cells), '', ''].join(',');
    const csv = [head.join(','), row('K-1'), row('K-2')].join('\n');
    const { transcripts } = await read(csv, { file: 'a.csv' });
    expect(transcripts.map(({ id, agent }) => [id, agent])).toEqual([
      ['K-1', '真柴'],
      ['K-2', '真柴'],
    ]);
    for (const transcript of transcripts) expect(spoken(transcript)).toEqual(turns);
  });

  test('without an id, as flattened from JSON', async () => {
    const head = numbers.flatMap((n) => [`turns.${n}.speaker`, `turns.${n}.text`]);
    const row = numbers.flatMap(cells).join(',');
    const { transcripts, problems } = await read([head.join(','), row, row].join('\n'), { file: 'a.csv' });
    expect(problems).toEqual([]);
    expect(transcripts).toHaveLength(2);
    for (const transcript of transcripts) expect(spoken(transcript)).toEqual(turns);
  });

  test('a question and its answer in a row', async () => {
    const rows = [0, 2, 4].map((n) => [SAID[n + 1], SAID[n]].join(','));
    const questions = rows.map((row, n) => `${n + 1},お客様,${row.split(',')[0]},窓口,${row.split(',')[1]}`);
    const { transcripts } = await read(['No,話者1,発話1,話者2,発話2', ...questions].join('\n'), {
      file: 'a.csv',
    });
    expect(transcripts).toHaveLength(1);
    expect(spoken(transcripts[0]).slice(0, 2)).toEqual([turns[1], turns[0]]);
  });
});

test('a word of a recogniser is no entry in a list of speakers', async () => {
  const words = (speaker: number, text: string) => ({
    speaker,
    transcript: text,
    start: 0,
    end: 1,
    words: [{ word: '江口様', start: 0, end: 1, speaker }],
  });
  const results = {
    channels: [{ alternatives: [{ transcript: '', words: [] }] }],
    utterances: SAID.map((text, index) => ({
      ...words(index % 2, text),
      start: index * 5,
      end: index * 5 + 4,
    })),
  };
  const { transcripts } = await read(JSON.stringify({ metadata: { request_id: 'r' }, results }), {
    file: 'a.json',
    sides: shippedSides(),
  });
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('words whose speakers stand apart, by the time they begin at', async () => {
  const items = SAID.map((content, index) => ({
    type: 'pronunciation',
    start_time: `${index * 5}.0`,
    end_time: `${index * 5 + 4}.0`,
    alternatives: [{ content }],
  }));
  const segments = items.map(({ start_time, end_time }, index) => ({
    start_time,
    end_time,
    speaker_label: `spk_${index % 2}`,
    items: [{ start_time, end_time, speaker_label: `spk_${index % 2}` }],
  }));
  const json = { jobName: 'j', results: { transcripts: [{}], items, speaker_labels: { segments } } };
  const { transcripts } = await read(JSON.stringify(json), { file: 'a.json', sides: shippedSides() });
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('rows with a number each, and telephone numbers with hidden digits as names', async () => {
  const rows = SAID.map(
    (text, index) => `00${index + 1} ${who(index, 'センター', '81904417****')}: ${text} (00:0${index})`,
  );
  const { transcripts } = await read(['音声: 20240603_1530.wav', '----', ...rows].join('\n'), {
    sides: shippedSides(),
  });
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns[2]?.segments[0]).toMatchObject({ startMs: 2000, column: 11 });
});

test('a line that says who speaks by the word for it, the words below', async () => {
  const text = SAID.map((said, index) => `SPEAKER: ${who(index, 'S1', 'S2')}\n${said}`).join('\n');
  const { transcripts, problems } = await read(text, { sides: shippedSides() });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('headings in Markdown that are times part no call, and a bold name may hide digits', async () => {
  const lines = SAID.map(
    (text, index) =>
      `${index === 3 ? '### 00:05:00\n\n' : ''}**${who(index, '真柴 涼', '+81 90-5550-12**')}:** ${text}`,
  );
  const text = `# 文字起こし\n\n### 00:00:00\n\n${lines.join('\n\n')}\n\n### 文字起こしは 00:06:22 に終了しました\n`;
  const { transcripts } = await read(text, { file: 'a.md', sides: shippedSides() });
  expect(transcripts).toHaveLength(1);
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('a call as a page within JSON', async () => {
  const body = `<p>${SAID.map((text, index) => `<b>${who(index, '真柴 涼', 'お客様')}</b>: ${text}`).join('<br/>')}</p>`;
  const json = JSON.stringify({ id: 9, properties: { title: '着信', body }, archived: false });
  const { transcripts } = await read(json, { file: 'a.json', sides: shippedSides() });
  expect(spoken(transcripts[0])).toEqual(turns);
});

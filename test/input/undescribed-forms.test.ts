import { expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const ANSWERS = [
  'はい、窓口でございます。',
  '返品したいんですけど。',
  '承ります。お名前をお願いいたします。',
  '森です。',
];
const sides = ['staff', 'caller', 'staff', 'caller'];
const turnsOf = (make: (text: string, isStaff: boolean, index: number) => unknown) =>
  ANSWERS.map((text, index) => make(text, index % 2 === 0, index));

test.each([
  ['members nobody described', turnsOf((内容, is, 番号) => ({ 番号, だれか: is ? 'オペ' : '客', 内容 }))],
  ['an assistant and a user', turnsOf((content, is) => ({ role: is ? 'assistant' : 'user', content }))],
  [
    'a list of ids with a list of phrases in it',
    [
      {
        transcriptId: 't',
        phrases: turnsOf((text, is) => ({
          text,
          stability: 1,
          participantPurpose: is ? 'internal' : 'external',
        })),
      },
    ],
  ],
])('JSON: %s', async (_, value) => {
  const { transcripts, problems } = await read(JSON.stringify({ 会話: value }), { file: 'a.json' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(ANSWERS.map((text, index) => [sides[index], text]));
});

test('JSON: numbers that take turns are speakers, rising ones are not', async () => {
  const items = [...ANSWERS, ...ANSWERS].map((text, n) => ({
    n,
    emotion: n % 3,
    x: n % 2 === 0 ? 7 : 9,
    text,
  }));
  const { transcripts } = await read(JSON.stringify(items), {
    file: 'a.json',
    speakers: new Map([
      ['7', 'staff'],
      ['9', 'caller'],
    ]),
  });
  expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual([...sides, ...sides]);
});

test('WebVTT: the speaker above the times', async () => {
  const cue = (n: number, name: string, text: string) =>
    `${n} "${name}" (120)\n00:00:0${n}.000 --> 00:00:0${n}.900\n${text}\n\n`;
  const text = `WEBVTT\n\n${cue(1, '窓口', 'はい。')}${cue(2, 'お客様', '返品です。')}${cue(3, '窓口', '承ります。')}`;
  const { transcripts } = await read(text, { file: 'a.vtt' });
  expect(spoken(transcripts[0])).toEqual([
    ['staff', 'はい。'],
    ['caller', '返品です。'],
    ['staff', '承ります。'],
  ]);
});

test('text: names before wide spaces, with pages and notes of a typist between', async () => {
  const lines = ANSWERS.flatMap((text, index) => [`${index % 2 === 0 ? '三浦' : '森本'}　　${text}`]);
  const pages = [...lines, '', '- 1 -', '\f株式会社起こし　　社外秘', '', ...lines, '（通話終了）'];
  const { transcripts } = await read(pages.join('\n'), {
    file: 'a.txt',
    speakers: new Map([
      ['三浦', 'staff'],
      ['森本', 'caller'],
    ]),
  });
  expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual([...sides, ...sides]);
});

test('text: a dash for one of the two, nothing for the other', async () => {
  const lines = [...ANSWERS, ...ANSWERS].map((text, index) => `${index % 2 === 0 ? '――' : ''}${text}`);
  const { transcripts, problems } = await read(lines.join('\n'), { file: 'a.txt', sides: shippedSides() });
  expect(problems).toEqual([]);
  expect(transcripts[0]?.turns.map(({ role, text }) => [role, text])).toEqual(
    [...ANSWERS, ...ANSWERS].map((text, index) => [sides[index % 4], text]),
  );
  const list = ['買う物', '- 米', '- 味噌', 'です', '- 塩', '- 酢', 'など'];
  const { problems: none } = await read(list.join('\n'), { file: 'b.txt', sides: shippedSides() });
  expect(none).toMatchObject([{ code: 'text-without-speakers' }]);
});

test('Markdown: a table whose names stand behind the time, with their places', async () => {
  const rows = ANSWERS.map(
    (text, index) => `| 00:0${index} | ${index % 2 === 0 ? 'オペレーター' : 'お客様'} | ${text} |`,
  );
  const text = ['# 通話', '', '- 担当: 三浦', '', '| 時刻 | 話者 | 発話 |', '|:--|:--|:--|', ...rows].join(
    '\n',
  );
  const { transcripts } = await read(text, { file: 'a.md' });
  expect(spoken(transcripts[0])).toEqual(ANSWERS.map((words, index) => [sides[index], words]));
  expect(transcripts[0]?.agent).toBe('三浦');
  expect(transcripts[0]?.turns[1]?.segments[0]).toMatchObject({ line: 8, column: 17, startMs: 1000 });
});

test('a date and a length above the first name are no speakers', async () => {
  const text = `録音\n2026年4月1日\n12分 3秒\n窓口 0:03\n${ANSWERS[0]}\nお客様 0:05\n${ANSWERS[1]}\n`;
  const { transcripts } = await read(text, { file: 'a.txt' });
  expect(transcripts[0]?.turns.map(({ speaker }) => speaker)).toEqual(['窓口', 'お客様']);
});

test('JSON: morphemes in a row are joined, names before the words are taken off', async () => {
  const words = [...ANSWERS, ...ANSWERS].flatMap((text, index) =>
    (text.match(/.{1,3}/gu) ?? []).map((part, at) => ({
      text: part,
      start: index * 10 + at * 0.3,
      end: index * 10 + at * 0.3 + 0.2,
      speaker_id: index % 2 === 0 ? '職員' : '客',
    })),
  );
  const { transcripts } = await read(JSON.stringify({ text: 'x', words }), { file: 'a.json' });
  expect(spoken(transcripts[0])).toEqual(
    [...ANSWERS, ...ANSWERS].map((text, index) => [sides[index % 4], text]),
  );
  const lines = turnsOf((text, is) => ({ body: `${is ? '職員' : '客'}：${text}` }));
  const named = await read(JSON.stringify(lines), { file: 'a.json' });
  expect(spoken(named.transcripts[0])).toEqual(ANSWERS.map((text, index) => [sides[index], text]));
});

test('whisper.cpp: the side of a stereo recording before the words', async () => {
  const transcription = turnsOf((text, is, n) => ({
    offsets: { from: n * 1000, to: n * 1000 + 900 },
    text: ` (speaker ${is ? 0 : 1}) ${text}`,
  }));
  const speakers = new Map([
    ['spk_0', 'staff' as const],
    ['spk_1', 'caller' as const],
  ]);
  const { transcripts } = await read(JSON.stringify({ transcription }), { file: 'a.json', speakers });
  expect(spoken(transcripts[0])).toEqual(ANSWERS.map((text, index) => [sides[index], text]));
});

test('text: the number of the row before its time', async () => {
  const rows = ANSWERS.map((text, n) => `00${n + 1}  00:00:0${n}  ${n % 2 === 0 ? 'OP ' : 'CST'}  ${text}`);
  const { transcripts } = await read(rows.join('\n'), {
    file: 'a.txt',
    speakers: new Map([['CST', 'caller']]),
  });
  expect(spoken(transcripts[0])).toEqual(ANSWERS.map((text, index) => [sides[index], text]));
  expect(transcripts[0]?.turns[1]?.segments[0]?.startMs).toBe(1000);
});

const written = ANSWERS.map((text, index) => ({ name: index % 2 === 0 ? 'オペレーター' : 'お客様', text }));

test.each([
  ['names behind the words', written.map(({ name, text }) => `「${text}」（${name}）`).join('\n')],
  [
    'a field a line',
    written.map(({ name, text }, n) => `時刻：00:0${n}\n発話者：${name}\n内容：${text}`).join('\n\n'),
  ],
  [
    'abbreviations with a full stop',
    written.map(({ name, text }) => `${name === 'お客様' ? 'Cu' : 'Op'}. ${text}`).join('\n'),
  ],
])('text: %s', async (_, text) => {
  const { transcripts, problems } = await read(text, { file: 'a.txt' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(ANSWERS.map((words, index) => [sides[index], words]));
});

test('text: signs of a legend stand for the speakers, without one the words tell who is who', async () => {
  const lines = [...ANSWERS, ...ANSWERS].map((words, index) => `${index % 2 === 0 ? '○' : '●'}${words}`);
  const { transcripts } = await read(['○＝職員　●＝お客様', '', ...lines].join('\n'), { file: 'a.txt' });
  expect(transcripts[0]?.turns.map(({ role, speaker }) => [role, speaker])).toEqual(
    lines.map((_, index) => (index % 2 === 0 ? ['staff', '職員'] : ['caller', 'お客様'])),
  );
  const inferred = await read(lines.join('\n'), { file: 'a.txt', sides: shippedSides() });
  expect(inferred.transcripts[0]?.turns.map(({ role }) => role)).toEqual([...sides, ...sides]);
  expect(inferred.transcripts[0]?.turns[0]?.guessed).toBeGreaterThan(0.5);
});

test('text: fields once above a dialogue are its head and no table', async () => {
  const head = '時刻：00:01\n発話者：全員\n内容：問い合わせ\n';
  const { transcripts } = await read(`${head}\n職員：はい。\nお客様：返品です。\n`, { file: 'a.txt' });
  expect(spoken(transcripts[0])).toEqual([
    ['staff', 'はい。'],
    ['caller', '返品です。'],
  ]);
});

test('JSON Lines: an event a line, the words in an object of it', async () => {
  const lines = turnsOf((transcript, is, n) =>
    JSON.stringify({ callSid: 'c', track: is ? 'agent' : 'customer', ts: n, transcription: { transcript } }),
  );
  const { transcripts } = await read(lines.join('\n'), { file: 'a.ndjson' });
  expect(transcripts.map(({ id }) => id)).toEqual(['c']);
  expect(spoken(transcripts[0])).toEqual(ANSWERS.map((text, index) => [sides[index], text]));
});

test('JSON: words below a speaker, without times of their own for punctuation', async () => {
  const monologues = [...ANSWERS, ...ANSWERS].map((text, n) => ({
    speaker: n % 2,
    elements: [...text].map((value, at) =>
      value === '。'
        ? { type: 'punct', value }
        : { type: 'text', value, ts: n * 9 + at / 9, end_ts: n * 9 + (at + 1) / 9 },
    ),
  }));
  const { transcripts } = await read(JSON.stringify({ monologues }), {
    file: 'a.json',
    speakers: new Map([
      ['0', 'staff'],
      ['1', 'caller'],
    ]),
  });
  expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual([...sides, ...sides]);
});

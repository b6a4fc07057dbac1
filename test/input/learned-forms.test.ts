import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';

const itemsOf = <T>(make: (text: string, isStaff: boolean, index: number) => T) =>
  SAID.map((text, index) => make(text, index % 2 === 0, index));

describe('text: what repeats on every line and differs by turns is the mark of the speaker', () => {
  test.each([
    [
      'a log',
      linesOf(
        (text, is, n) => `2026-04-01 10:00:0${n} INFO [asr] leg=${is ? 'agent' : 'customer'} text="${text}"`,
      ),
    ],
    ['the name behind', linesOf((text, is) => `${text} ←${is ? 'オペ' : '客'}`)],
    [
      'a framed table',
      `┌──┬──┐\n${linesOf((text, is, n) => `│00:0${n}│${is ? '職員' : '相談者'}│${text}│`)}\n└──┴──┘`,
    ],
    ['blocks', SAID.map((text, n) => `${text}\n── ${n % 2 === 0 ? '職員' : '相談者'}`).join('\n\n')],
    ['pictures', linesOf((text, is) => `${is ? '🎧' : '👤'} ${text}`)],
    ['letters and numbers', linesOf((text, is, n) => `${is ? 'O' : 'C'}_00${n} ${text}`)],
    ['steps to the right', linesOf((text, is) => `${is ? '' : '    '}${text}`)],
  ])('%s', async (_, text) => {
    const { transcripts, problems } = await read(text, { file: 'a.txt', sides: shippedSides() });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('phrases that return are no marks', async () => {
    const text = SAID.map((_, n) => `${n % 2 === 0 ? 'はい' : 'ええ'}、そうです。`).join('\n');
    const { problems } = await read(text, { file: 'a.txt', sides: shippedSides() });
    expect(problems).toMatchObject([{ code: 'text-without-speakers' }]);
  });

  test('titles part calls and name them', async () => {
    const call = linesOf((text, is) => `${is ? '職員' : '相談者'}：${text}`);
    const { transcripts } = await read(`=== C-1 ===\n${call}\n=== C-2 ===\n${call}`, { file: 'a.txt' });
    expect(transcripts.map(({ id, turns: { length } }) => [id, length])).toEqual([
      ['C-1', 8],
      ['C-2', 8],
    ]);
  });
});

describe('JSON of unusual shapes', () => {
  test.each<[string, unknown]>([
    ['lists side by side', { who: itemsOf((_, is) => (is ? 'agent' : 'customer')), said: SAID }],
    [
      'a table',
      { columns: ['t', 's', 'x'], rows: itemsOf((text, is, n) => [n + 0.5, is ? 'OP' : 'CU', text]) },
    ],
    [
      'objects by number',
      Object.fromEntries(itemsOf((t, is, n) => [`n${n}`, { s: is ? 'agent' : 'customer', t }])),
    ],
    ['a member a speaker', itemsOf((text, is) => (is ? { op: text } : { cu: text }))],
    [
      'an item within an item',
      itemsOf((text, is) => ({ p: { by: { kind: is ? 'AGENT' : 'CUSTOMER' }, asr: { best: { text } } } })),
    ],
    [
      'words within an item',
      { segs: itemsOf((text, is) => ({ spk: is ? 'agent' : 'customer', tokens: [...text] })) },
    ],
    [
      'JSON within a text',
      { payload: JSON.stringify(itemsOf((text, is) => ({ speaker: is ? 'agent' : 'customer', text }))) },
    ],
    [
      'who speaks when, apart',
      {
        transcript: itemsOf((text, _, n) => ({ start: n * 4, end: n * 4 + 3, text })),
        diarization: itemsOf((_, is, n) => ({
          start: n * 4 - 0.1,
          end: n * 4 + 3.1,
          speaker: is ? 'agent' : 'customer',
        })),
      },
    ],
  ])('%s', async (_, value) => {
    const { transcripts, problems } = await read(JSON.stringify(value), {
      file: 'a.json',
      sides: shippedSides(),
    });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('calls by their keys', async () => {
    const call = itemsOf((t, is) => ({ s: is ? 'agent' : 'customer', t }));
    const { transcripts } = await read(
      JSON.stringify({
        c1: { log: call },
        c2: { log: call.map((turn) => ({ ...turn, t: `${turn.t}？` })).reverse() },
      }),
      { file: 'a.json' },
    );
    expect(transcripts.map(({ id }) => id)).toEqual(['c1', 'c2']);
  });

  test('a script around it, and objects one after the other', async () => {
    const items = itemsOf((text, is) => ({ speaker: is ? 'agent' : 'customer', text }));
    for (const text of [
      `callback(${JSON.stringify(items)});`,
      items.map((item) => JSON.stringify(item, null, 1)).join('\n'),
    ]) {
      const { transcripts } = await read(text, { file: 'a.json' });
      expect(spoken(transcripts[0])).toEqual(turns);
    }
  });
});

describe('tables', () => {
  test.each([
    [
      'names that nobody knows above the words',
      `時刻,三浦,森\n${linesOf((text, is, n) => `00:0${n},${is ? text : ''},${is ? '' : text}`)}`,
    ],
    [
      'a sign in the column of the speaker',
      `オペレーター,お客様,発話内容\n${linesOf((text, is) => `${is ? '○,' : ',○'},${text}`)}`,
    ],
    [
      'a column a turn',
      `通話ID,発話1,発話2,発話3,発話4,発話5,発話6,発話7,発話8\nC-1,${itemsOf((text, is) => `${is ? '職員' : '相談者'}：${text}`).join(',')}\nC-2,${itemsOf((text, is) => `${is ? '職員' : '相談者'}：${text}`).join(',')}`,
    ],
  ])('%s', async (_, text) => {
    const { transcripts, problems } = await read(text, { file: 'a.csv', sides: shippedSides() });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('calls one below the other, each with its head and header', async () => {
    const part = (id: string) =>
      `通話ID,${id}\n話者,発話\n${linesOf((text, is) => `${is ? '職員' : '相談者'},${text}`)}`;
    const { transcripts } = await read(`${part('C-1')}\n${part('C-2')}\n`, { file: 'a.csv' });
    expect(transcripts.map(({ id, turns: { length } }) => [id, length])).toEqual([
      ['C-1', 8],
      ['C-2', 8],
    ]);
  });
});

test('a transcript attached to a mail is read', async () => {
  const attached = Buffer.from(linesOf((text, is) => `${is ? '職員' : '相談者'}：${text}`)).toString(
    'base64',
  );
  const head =
    'From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n';
  const body = '--X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nご確認ください。\r\n';
  const file = `--X\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n--X--\r\n`;
  const { transcripts } = await read(`${head}${body}${file}`, { file: 'a.eml' });
  expect(spoken(transcripts[0])).toEqual(turns);
});

describe('what a document says besides', () => {
  test('numbers and heads of pages, and what follows the dialogue, are no speech', async () => {
    const rows = SAID.map((text, n) => `  11:56:0${n}   ${n % 2 === 0 ? '当社' : '申出人'}     ${text}`);
    const head = '                 通話内容確認書              社外秘\n\n  時刻       話者        内容';
    const text = [
      head,
      ...rows.slice(0, 4),
      '',
      '               1 / 2',
      head,
      ...rows.slice(4),
      '',
      '以上',
    ].join('\n');
    const { transcripts, problems } = await read(text, { file: 'a.txt', sides: shippedSides() });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('quoted turns in a row', async () => {
    const line = SAID.map((text, n) => `${n % 2 === 0 ? '橋本' : '相手'}「${text}」`);
    const text = `電話メモ\n受：橋本\n\n　${line.slice(0, 5).join('')}\n　${line.slice(5).join('')}\n\n以上。申し送りお願いします。\n`;
    const { transcripts } = await read(text, { file: 'a.txt', sides: shippedSides() });
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

test('phrases of an analysis are not taken for what is said', async () => {
  const phrases = itemsOf((text, is, n) => ({
    text,
    startTimeMs: n * 4000,
    participantPurpose: is ? 'internal' : 'external',
  }));
  const value = {
    conversationId: 'C-9',
    transcripts: [{ transcriptId: 't-1', phrases }],
    analytics: {
      sentiment: [
        {
          participant: 'external',
          phrase: `${SAID[1]}${SAID[7]}ずっと待っているんですけど、いつになるんでしょうか。`,
          score: -0.9,
        },
      ],
    },
  };
  const { transcripts } = await read(JSON.stringify(value), { file: 'a.json' });
  expect([transcripts[0]?.id, spoken(transcripts[0])]).toEqual(['C-9', turns]);
});

test.each([
  [
    'call-one-speaker',
    SAID.concat(SAID)
      .map((text) => `職員：${text}ご不便をおかけしております。`)
      .join('\n'),
    'a.txt',
  ],
  [
    'call-few-words',
    JSON.stringify({
      duration: 120,
      turns: [{ speaker: 'caller', text: '責任者を出してくださいよ。' }],
    }),
    'a.json',
  ],
  [
    'call-times-backwards',
    JSON.stringify({
      turns: SAID.map((text, n) => ({
        speaker: n % 2 === 0 ? 'staff' : 'caller',
        text,
        start: n % 2 === 0 ? 3000 + n * 1000 : 1500 + n * 1000,
      })),
    }),
    'a.json',
  ],
])('a call that looks misread is read and told of: %s', async (code, text, file) => {
  const { transcripts, problems } = await read(text, { file });
  expect(transcripts).toHaveLength(1);
  expect(problems).toMatchObject([{ code, isWarning: true }]);
});

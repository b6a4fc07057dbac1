import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const SAID = [
  'ほしぞら写真館、受付の久野です。',
  '七五三の予約、日を変えられます？',
  'お子様のお名前をお願いいたします。',
  '安西です。安西みなと。',
  '安西様ですね。十五日の十一時で承っております。',
  '熱を出しちゃって、次の週がいいんですけど。',
  'お大事になさってください。二十二日の同じお時間が空いております。',
  'じゃあ、それで。',
];
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const who = (index: number, one: string, other: string) => (index % 2 === 0 ? one : other);
const lines = (one: string, other: string, mark = '：') =>
  SAID.map((text, index) => `${who(index, one, other)}${mark}${text}`);
const options = { sides: shippedSides() };

test('another sign or a space where a colon was meant opens a turn all the same', async () => {
  const signs: Readonly<Record<number, string>> = { 2: '；', 3: ' ', 6: '＞' };
  const text = lines('店', '客').map((line, n) => line.replace('：', signs[n] ?? '：'));
  const { transcripts } = await read(text.join('\n'), { file: 'a.txt', ...options });
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('a line that goes on with the turn above is no other turn', async () => {
  const text = lines('店', '客');
  const { transcripts } = await read(
    [...text.slice(0, 3), '　店の者が伺います', ...text.slice(3)].join('\n'),
    {
      file: 'a.txt',
      ...options,
    },
  );
  expect(transcripts[0]?.turns).toHaveLength(SAID.length);
});

test('a head typed with spaces tells whose the names are', async () => {
  const text = ['対応者 久野', 'お客様 安西様', '通話日 2026/11/8', '', ...lines('久野', '安西')].join('\n');
  const { transcripts, problems } = await read(text, { file: 'a.txt' });
  expect(problems).toEqual([]);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]).toMatchObject({ date: '2026-11-08', agent: '久野' });
});

test('a title and a name alone above each speech are no head', async () => {
  const text = SAID.map((said, n) => `${who(n, '担当 久野', 'Caller 2')}\n${said}\n`).join('\n');
  const { transcripts } = await read(text, { file: 'a.txt' });
  expect(spoken(transcripts[0])).toEqual(turns);
});

describe('calls that are counted', () => {
  test('begin behind a rule or a blank line, under one legend', async () => {
    const call = (n: number) => ['-----', `${n}件目 11/8 10:${n}0`, '', ...lines('S', 'P', '\t'), ''];
    const text = ['※S＝当館スタッフ　P＝お客様', '', ...call(1), ...call(2)].join('\n');
    const { transcripts } = await read(text, { file: 'a.txt' });
    expect(transcripts.map(({ id }) => id)).toEqual(['1件目', '2件目']);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  });

  test('but not where a number is within what somebody says, or does not go on', async () => {
    const talk = lines('係', '客');
    const text = [...talk.slice(0, 4), '2件目 の件です', ...talk.slice(4), '', '5件目'].join('\n');
    const { transcripts } = await read(text, { file: 'a.txt' });
    expect(transcripts).toHaveLength(1);
  });
});

describe('legends', () => {
  test('of letters in brackets, with what each person does', async () => {
    const text = [
      '（オ）… 受付の久野',
      '（客）… お客様の安西様',
      '',
      ...SAID.map((said, n) => `（${who(n, 'オ', '客')}）${said}`),
    ];
    const { transcripts } = await read(text.join('\n'), { file: 'a.txt' });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('within the header of a column', async () => {
    const rows = SAID.map((said, n) => `T01,${who(n, '1', '2')},${n * 4.5},${said}`);
    const { transcripts } = await read(['通話,話者(1:オペ 2:客),秒,テキスト', ...rows].join('\n'), {
      file: 'a.csv',
    });
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('in a list of people by index', async () => {
    const dialog = SAID.map((t, n) => ({ p: n % 2, o: n * 4000, t }));
    const people = [
      { idx: 0, kind: 'AGENT', label: '久野' },
      { idx: 1, kind: 'END_USER', label: '0312345678' },
    ];
    const value = { items: [{ contact: { ref: 'R1' }, people, dialog }] };
    const { transcripts } = await read(JSON.stringify(value), { file: 'a.json' });
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

test('what a machine says where the caller answers it is said on the side of staff', async () => {
  const text = ['IVR：ご用件をお話しください。', '客：解約です。', ...lines('係', '客')].join('\n');
  const { transcripts } = await read(text, { file: 'a.txt' });
  expect(transcripts[0]?.turns[0]).toMatchObject({ role: 'staff', speaker: 'IVR' });
  expect(transcripts[0]?.turns[0]?.guessed).toBeUndefined();
});

describe('exports with an oddity', () => {
  test.each([
    ['isFinal', false, true],
    ['is_partial', true, false],
    ['type', 'partial_transcript', 'final_transcript'],
  ])('what a recogniser wrote before it was done is read once: %s', async (key, draft, final) => {
    const said = (speaker: string, text: string, state: unknown) =>
      JSON.stringify({ call_id: 'S-2', speaker, text, [key]: state });
    const text = [
      said('operator', 'はい、水道の窓口で', draft),
      said('operator', 'はい、水道の窓口でございます。', final),
      said('customer', '水が', draft),
      said('customer', '水が出ないんです。', final),
      said('operator', 'お調べいたします。', final),
    ].join('\n');
    const { transcripts, problems } = await read(text, { file: 'a.jsonl' });
    expect(problems).toEqual([]);
    expect(transcripts[0]?.turns.map((turn) => turn.text)).toEqual([
      'はい、水道の窓口でございます。',
      '水が出ないんです。',
      'お調べいたします。',
    ]);
  });

  test('events without words or a direction stand among utterances', async () => {
    const event = (kind: string, data: object) =>
      JSON.stringify({ ts: '2026-11-08T10:00:00Z', event: kind, data });
    const said = SAID.map((text, n) =>
      event('utterance', { session: 'S-1', direction: n % 2 === 0 ? 'tx' : 'rx', payload: { text } }),
    );
    const text = [event('start', { session: 'S-1' }), ...said, event('end', { session: 'S-1' })].join('\n');
    const { transcripts, problems } = await read(text, { file: 'a.jsonl', ...options });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('a question and its answer have one number, which is no call', async () => {
    const rows = SAID.map((text, n) =>
      [Math.floor(n / 2) + 1, n % 2 === 1 ? text : '', n % 2 === 0 ? text : '', ''].join(','),
    );
    const { transcripts } = await read(['連番,先方,当方,備考', ...rows].join('\n'), { file: 'a.csv' });
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('captions have classes for the sides', async () => {
    const cue = (text: string, n: number) =>
      `00:00:${String(n * 4).padStart(2, '0')}.000 --> 00:00:${String(n * 4 + 3).padStart(2, '0')}.000\n${text}\n`;
    const cues = SAID.map((text, n) => cue(`<c.${who(n, 'agent', 'customer')}>${text}</c>`, n));
    const { transcripts } = await read(['WEBVTT', '', ...cues].join('\n'), { file: 'a.vtt' });
    expect(spoken(transcripts[0])).toEqual(turns);
    const coloured = SAID.map((text, n) =>
      cue(`<v ${who(n, '係', '客')}><c.yellow>${text.slice(0, 3)}</c>${text.slice(3)}`, n),
    );
    const voices = await read(['WEBVTT', '', ...coloured].join('\n'), { file: 'a.vtt' });
    expect(spoken(voices.transcripts[0])).toEqual(turns);
  });
});

test('a line that ends as a verb does and comes twice within the turns of one side is no name', async () => {
  const text =
    '受付\n少々お待ちを\nすぐ調べる\n伺います\n\n受付\n確かめて\nすぐ調べる\n折り返します\n\n客\nお願い\n';
  const { transcripts, problems } = await read(text, { file: 'a.txt', ...options });
  expect(problems).toEqual([]);
  expect(transcripts[0]?.turns.map(({ speaker }) => speaker)).not.toContain('すぐ調べる');
});

test('a name that opens no block of lines is one where it comes twice', async () => {
  const text = '受付\nはい受付です\n田中\n解約したいのですが\n\n受付\n番号をどうぞ\n田中\n二三四です\n';
  const { transcripts } = await read(text, { file: 'a.txt', ...options });
  expect(transcripts[0]?.turns.map(({ speaker }) => speaker)).toEqual(['受付', '田中', '受付', '田中']);
});

import { expect, test } from 'vitest';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';

/** Nobody guesses here: the sides must be told by the input. */
const toldBy = async (value: unknown) => {
  const { transcripts, problems } = await read(JSON.stringify(value), { file: 'call.json' });
  expect(problems).toEqual([]);
  return transcripts.map(spoken);
};
const phrases = (staff: string | number, caller: string | number, key = 'participant_id') =>
  SAID.map((text, at) => ({
    [key]: at % 2 === 0 ? staff : caller,
    starts_at: at * 5,
    ends_at: at * 5 + 4,
    text,
  }));

test.each([
  [
    'a user of the system beside somebody unknown',
    { call_type: 'INCOMING_CALL' },
    [
      { id: 'b7', name: '', number: '0900000000', participant_type: 'UNKNOWN' },
      { id: 'a3', name: '三浦', number: '2001', participant_type: 'USER' },
    ],
  ],
  [
    'a user beside an entry of the telephone book',
    { call_type: 'OUTGOING_CALL' },
    [
      { id: 'a3', participant_type: 'USER' },
      { id: 'b7', name: '森 様', participant_type: 'PHONEBOOK' },
    ],
  ],
  [
    'flags',
    {},
    [
      { party: 'b7', isInternal: false },
      { party: 'a3', isInternal: true },
    ],
  ],
  [
    'one side alone',
    {},
    [
      { id: 'a3', affiliation: 'Internal' },
      { id: 'b7', affiliation: 'n/a' },
    ],
  ],
  [
    'who called, by the direction of the call',
    { direction: 'outbound' },
    [
      { id: 'a3', type: 'caller' },
      { id: 'b7', type: 'callee' },
    ],
  ],
  [
    'an extension beside a telephone number',
    {},
    [
      { id: 'b7', phone: '+81 3-0000-0000' },
      { id: 'a3', phone: '2001' },
    ],
  ],
])('participants tell the sides: %s', async (_, around, participants) => {
  const call = { id: 'K-1', ...around, participants, speech: { phrases: phrases('a3', 'b7') } };
  expect(await toldBy({ call })).toEqual([turns]);
});

test('each call has its own list of participants, though their numbers return', async () => {
  const call = (id: string, staff: number, caller: number) => ({
    callId: id,
    participants: [
      { id: staff, role: 'agent' },
      { id: caller, role: 'customer' },
    ],
    phrases: phrases(staff, caller, 'speaker'),
  });
  expect(await toldBy({ calls: [call('t1', 0, 1), call('t2', 1, 0)] })).toEqual([turns, turns]);
});

test.each([
  ['inbound', 'callee', 'caller'],
  ['outbound', 'caller', 'callee'],
  ['発信', '発信者', '受信者'],
  ['着信', '受信者', '発信者'],
])('%s: who called and who was called are told by the direction', async (direction, staff, caller) => {
  const rows = SAID.map((text, at) => `7,${direction},${at % 2 === 0 ? staff : caller},${text}`);
  const { transcripts } = await read(`call_id,direction,speaker,text\n${rows.join('\n')}`, { file: 'a.csv' });
  expect(spoken(transcripts[0])).toEqual(turns);
});

test('who called tells no side where nothing tells the direction', async () => {
  const rows = SAID.map((text, at) => `7,${at % 2 === 0 ? 'callee' : 'caller'},${text}`);
  const { transcripts, problems } = await read(`call_id,speaker,text\n${rows.join('\n')}`, { file: 'a.csv' });
  expect(transcripts).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['speaker-unknown']);
});

test.each([
  ['customer', 'user'],
  ['CONTACT', 'USER'],
])('%s and %s: whoever has an account is staff beside somebody from outside', async (caller, staff) => {
  const utterances = SAID.map((text, at) => ({
    speakerType: at % 2 === 0 ? staff : caller,
    text,
    start: at,
  }));
  expect(await toldBy({ id: 'u', utterances })).toEqual([turns]);
});

test('a user beside an assistant is who asks', async () => {
  const messages = SAID.map((content, at) => ({ role: at % 2 === 0 ? 'assistant' : 'user', content }));
  expect(await toldBy({ messages })).toEqual([turns]);
});

test('words in segments: their lengths are nobody’s names', async () => {
  const segments = SAID.map((text, at) => {
    const words = [...text].map((letter, place) => ({
      id: place,
      dur: `0.${(place % 4) + 1}2`,
      text: letter,
    }));
    return `<Segment ch="${(at % 2) + 1}" stime="${at * 5}.50" spkid="${at % 2 === 0 ? 'FS1' : 'MS2'}">${words.map((word) => `<Word id="${word.id}" dur="${word.dur}"> ${word.text} </Word>`).join('')}</Segment>`;
  });
  const xml = `<?xml version="1.0"?><Audio><Speakers><Speaker spkid="FS1" role="agent"/><Speaker spkid="MS2" role="client"/></Speakers><List>${segments.join('')}</List></Audio>`;
  const { transcripts } = await read(xml, { file: 'a.xml' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});

const slip = (head: string, staff: string, caller: string) =>
  `${head}\n\n${SAID.map((text, at) => `${at % 2 === 0 ? staff : caller}　${text}`).join('\n')}\n------------\n処　理｜翌日に確認する。\n供　覧｜課長　　　係長　　　係員\n`;

test.each([
  [
    'in',
    '日　時｜令和７年１０月２日\n発信者｜飯塚様（市民・男性）\n受信者｜道路維持課　主任　坪井\n（発＝発信者、受＝受信者）',
    '受',
    '発',
  ],
  [
    'out',
    '日　時｜令和７年１０月２日\n発信者｜道路維持課　主任　坪井\n受信者｜岸本様（所有者）\n（発＝発信者、受＝受信者）',
    '発',
    '受',
  ],
  [
    'out, without a legend',
    '日時：令和７年１０月２日\n発信者：道路維持課　坪井\n受信者：岸本様',
    '発信者',
    '受信者',
  ],
  ['in, by numbers', '日時：令和７年１０月２日\n発信者：09000000000\n受信者：内線 2001', '受', '発'],
])('a slip names who called and who was called: %s', async (_, head, staff, caller) => {
  const { transcripts, problems } = await read(slip(head, staff, caller));
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

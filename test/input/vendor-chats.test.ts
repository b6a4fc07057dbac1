import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, turns } from './said.js';

const options = { sides: shippedSides() };
const clock = (index: number) => `12:5${index}:0${index}`;
const twelve = (index: number) => (index < 4 ? `11:5${index}:07 AM` : `01:0${index}:07 PM`);

describe('chats as their programs write them', () => {
  const forms = {
    'Zendesk, a nickname and the half of the day': `Chat started on 2024-06-11 02:51 AM UTC\n\nServed by: みお\n\n(11:50:01 AM) *** みお joined the chat ***\n${linesOf((text, isStaff, index) => `(${twelve(index)}) ${isStaff ? 'みお' : '訪問者 38812045'}: ${text}`)}\n(01:09:30 PM) *** 訪問者 38812045 has left ***\n\n----------------------------------------\nURL: https://shop.example/\nTags: 返品\nRating: good\nComment: 早い`,
    'an agent and a visitor above': `Operator: みお\nVisitor: hana\n\n${linesOf((text, isStaff, index) => `${twelve(index)} ${isStaff ? 'みお' : 'hana'}: ${text}`)}\n\nRating: 4\n`,
    'who came and left among the turns': `対応オペレーター：佐々木\n\n[12:50:00] 佐々木さんが参加しました\n${linesOf((text, isStaff, index) => `[${clock(index)}] ${isStaff ? '佐々木' : '訪問者1234'}：${text}`)}\n[12:59:00] 訪問者1234さんが退出しました\n`,
    'a zone behind the time': linesOf(
      (text, isStaff, index) =>
        `[2024-06-11T${clock(index)}Z] <${isStaff ? 'agent:sasaki' : 'visitor'}> ${text}`,
    ),
    'a system line between': `Agent: 佐々木\n\n${linesOf((text, isStaff, index) => `${isStaff ? '佐々木' : 'Customer'} (12:5${index}): ${text}${index === 0 ? '\nSystem (12:50): 佐々木 joined the chat' : ''}`)}\n`,
    'a date with a comma and a dash': linesOf(
      (text, isStaff, index) => `2024/06/11, 12:5${index} - ${isStaff ? '窓口' : 'お客様'}: ${text}`,
    ),
    'a list of Markdown': `- 担当: みお\n\n- \`12:49\` *みお が入室*\n${linesOf((text, isStaff, index) => `- \`12:5${index}\` **${isStaff ? 'みお' : 'お客様'}**: ${text}`)}\n- \`12:59\` *お客様 が退室*\n`,
  };
  test.each(Object.entries(forms))('%s', async (_, text) => {
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns.some(({ guessed }) => guessed !== undefined)).toBe(false);
  });

  test('minutes after noon come after those before', async () => {
    const { transcripts } = await read(forms['Zendesk, a nickname and the half of the day'], options);
    const starts = transcripts[0]?.turns.map(({ segments }) => segments[0]?.startMs ?? -1) ?? [];
    expect(starts).toEqual(starts.toSorted((left, right) => left - right));
    expect(starts.at(-1)).toBeGreaterThan(60 * 60_000);
  });

  test('the one of two whom nothing tells is the other, and marked', async () => {
    const said = linesOf(
      (_text, isStaff, index) =>
        `(${twelve(index)}) ${isStaff ? 'ゆうと' : 'naoki_s'}: ${index % 2 ? '8820' : 'A-1'}の${index}番`,
    );
    const { transcripts } = await read(`Served by: ゆうと\n\n${said}\n`, options);
    expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual(turns.map(([role]) => role));
    expect(transcripts[0]?.turns[1]?.guessed).toBeDefined();
  });

  test('Zendesk in JSON: the kind of who sent it tells the side', async () => {
    const history = turns.map(([role, msg], index) => ({
      type: 'chat.msg',
      timestamp: `2024-06-11T${clock(index)}Z`,
      name: role === 'staff' ? 'みお' : 'hana',
      msg,
      sender_type: role === 'staff' ? 'Agent' : 'Visitor',
    }));
    const { transcripts } = await read(JSON.stringify({ id: '2406.1', type: 'chat', history }), {
      file: 'a.json',
    });
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

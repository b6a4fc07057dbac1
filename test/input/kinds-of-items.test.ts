import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';

const readJson = async (value: unknown) => {
  const { transcripts, problems } = await read(JSON.stringify(value), {
    file: 'a.json',
    sides: shippedSides(),
  });
  return { calls: transcripts.map(spoken), transcripts, problems };
};

describe('items of a kind that nobody says are none of a call', () => {
  const lines = SAID.flatMap((content, at) => {
    const isStaff = at % 2 === 0;
    const one = {
      contact_id: isStaff ? null : 'pool_9',
      name: isStaff ? '高木 直' : '045-555-0101',
      user_id: isStaff ? '55' : null,
    };
    const line = (type: string, text: string, part: number) => ({
      ...one,
      type,
      content: text,
      time: `2026-05-07T00:12:0${at}.${part}00000`,
    });
    return [
      line('transcript', content, 1),
      ...(at === 3
        ? [line('moment', 'negative_sentiment', 2), line('custom_moment', '苦情の兆しがあります。', 3)]
        : []),
      ...(at === 4
        ? [
            line('ai_question', '代わりの品を手配しますか？', 2),
            line('real_time_moment', 'お詫びを添えましょう。', 3),
          ]
        : []),
    ];
  });

  test('a suite that tells moments among what is said, and by whose id who speaks', async () => {
    const { calls, transcripts, problems } = await readJson({ call_id: '5001', lines });
    expect(problems).toEqual([]);
    expect(calls).toEqual([turns]);
    expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
  });

  test('the same as a table', async () => {
    const rows = lines.map(({ time, type, name, content }) => `5001,${time},${type},${name},${content}`);
    const text = ['call_id,time,type,name,content', ...rows].join('\n');
    const { transcripts } = await read(text, { file: 'a.csv', sides: shippedSides() });
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('Japanese names of kinds', async () => {
    const items = SAID.flatMap((内容, at) => {
      const 話者 = at % 2 === 0 ? 'オペレーター' : '顧客';
      const beside = {
        3: { 種別: '感情', 話者, 内容: '不満を感じています。' },
        4: { 種別: 'メモ', 話者, 内容: '折り返し要。' },
      }[at];
      return [{ 種別: '発話', 話者, 内容 }, ...(beside ? [beside] : [])];
    });
    expect((await readJson(items)).calls).toEqual([turns]);
  });

  test('notes among colleagues, and authors whose type tells their side', async () => {
    const parts = SAID.flatMap((body, at) => {
      const author = { type: at % 2 === 0 ? 'admin' : 'user', name: at % 2 === 0 ? '高木' : '田所' };
      const note = {
        part_type: 'note',
        body: '至急確認をお願いします。',
        author,
        created_at: 1778112700 + at * 30 + 5,
      };
      return [
        { part_type: 'comment', body, author, created_at: 1778112700 + at * 30 },
        ...(at === 4 ? [note] : []),
      ];
    });
    const { calls, transcripts } = await readJson({
      id: '9',
      conversation_parts: { conversation_parts: parts },
    });
    expect(calls).toEqual([turns]);
    expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
    const flagged = SAID.flatMap((body, at) => [
      { author_id: at % 2, body, public: true },
      ...(at === 4 ? [{ author_id: 0, body: '至急確認をお願いします。', public: false }] : []),
    ]);
    expect((await readJson({ id: 8, comments: flagged })).calls).toEqual([turns]);
  });

  test('kinds of speech acts stay', async () => {
    const acts = [
      'greeting',
      'request',
      'question',
      'answer',
      'question',
      'answer',
      'suggestion',
      'statement',
    ];
    const all = SAID.map((text, at) => ({
      type: acts[at],
      speaker: at % 2 ? 'customer' : 'agent',
      text,
      start: at * 4.5,
    }));
    expect((await readJson({ id: '1', turns: all })).calls).toEqual([turns]);
  });
});

describe('what a language model is told is nobody’s speech', () => {
  const PROMPT = 'あなたは窓口の担当者です。敬語で簡潔に答えてください。返品の期限は約束しないでください。';
  const told = turns.slice(1);
  const messages = (system: string, user: string, assistant: string) => [
    { role: system, content: PROMPT },
    ...SAID.slice(1).map((content, at) => ({ role: at % 2 === 0 ? user : assistant, content })),
  ];
  const renamed = messages('system', 'human', 'gpt').map(({ role, content }) => ({
    from: role,
    value: content,
  }));
  const parts = messages('system', 'user', 'model').map(({ role, content }) => ({
    role,
    parts: [{ text: content }],
  }));
  const tool = { role: 'tool', content: '{"状態":"返品できます。"}' };
  test.each([
    ['messages', { messages: messages('system', 'user', 'assistant') }],
    ['a developer', { messages: messages('developer', 'user', 'assistant') }],
    ['conversations', [{ id: 's1', conversations: renamed }]],
    ['tools', { messages: messages('system', 'user', 'assistant').toSpliced(3, 0, tool) }],
    ['parts', { systemInstruction: parts[0], contents: parts.slice(1) }],
  ])('%s', async (_, value) => {
    const { calls, problems } = await readJson(value);
    expect(calls).toEqual([told]);
    expect(problems.filter(({ isWarning }) => isWarning !== true)).toEqual([]);
  });

  test('in a text', async () => {
    const text = messages('System', 'User', 'Assistant').map(
      ({ role, content }) => `**${role}:** ${content}`,
    );
    const { transcripts } = await read(text.join('\n\n'), { file: 'a.md', sides: shippedSides() });
    expect(transcripts.map(spoken)).toEqual([told]);
  });

  test('a machine that takes the call speaks', async () => {
    const items = SAID.map((text, at) => ({
      role: at === 0 ? 'system' : at % 2 === 0 ? 'agent' : 'user',
      text,
    }));
    expect((await readJson({ callId: 'b1', turns: items })).calls).toEqual([turns]);
  });
});

import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';

const PLAYS_CUSTOMER =
  'あなたは電話をかけてきた、品物に不満のある客です。ユーザーの練習の相手をしてください。';
/** Staff asks, the model answers as the customer. */
const messages = SAID.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content }));
const shareGpt = SAID.map((value, index) => ({ from: index % 2 === 0 ? 'human' : 'gpt', value }));
const parts = SAID.map((text, index) => ({ role: index % 2 === 0 ? 'user' : 'model', parts: [{ text }] }));
const pairs = SAID.flatMap((said, index) => (index % 2 === 0 ? [[said, SAID[index + 1] ?? '']] : []));
const told = (value: unknown) => JSON.stringify(value);
const chatMl = (role: string, text: string) => `<|im_start|>${role}\n${text}<|im_end|>\n`;

describe('a model that plays the customer', () => {
  test.each([
    [
      'system message',
      'a.jsonl',
      told({ messages: [{ role: 'system', content: PLAYS_CUSTOMER }, ...messages] }),
    ],
    [
      'developer message',
      'a.jsonl',
      told({ messages: [{ role: 'developer', content: PLAYS_CUSTOMER }, ...messages] }),
    ],
    ['system beside', 'a.json', told({ system: PLAYS_CUSTOMER, conversations: shareGpt })],
    [
      'ShareGPT',
      'a.json',
      told([{ id: 'a', conversations: [{ from: 'system', value: PLAYS_CUSTOMER }, ...shareGpt] }]),
    ],
    [
      'Gemini',
      'a.jsonl',
      told({ systemInstruction: { parts: [{ text: PLAYS_CUSTOMER }] }, contents: parts }),
    ],
    [
      'English',
      'a.json',
      told({ instructions: 'Play the role of an angry customer who wants a refund.', input: messages }),
    ],
    ['roles in fields', 'a.json', told({ user_role: 'operator', assistant_role: 'customer', messages })],
    [
      'history',
      'a.json',
      told([
        {
          system: PLAYS_CUSTOMER,
          history: pairs.slice(0, -1),
          instruction: pairs.at(-1)?.[0],
          input: '',
          output: pairs.at(-1)?.[1],
        },
      ]),
    ],
    [
      'table',
      'a.csv',
      `id,role,content\n1,system,${PLAYS_CUSTOMER}\n${messages.map(({ role, content }) => `1,${role},${content}`).join('\n')}\n`,
    ],
    [
      'ChatML',
      'a.txt',
      chatMl('system', PLAYS_CUSTOMER) + messages.map(({ role, content }) => chatMl(role, content)).join(''),
    ],
    [
      'ChatML in JSON',
      'a.jsonl',
      told({
        text:
          chatMl('system', PLAYS_CUSTOMER) +
          messages.map(({ role, content }) => chatMl(role, content)).join(''),
      }),
    ],
    [
      'Llama',
      'a.txt',
      `<|begin_of_text|>${messages.map(({ role, content }) => `<|start_header_id|>${role}<|end_header_id|>\n\n${content}<|eot_id|>`).join('')}`.replace(
        '<|begin_of_text|>',
        `<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n${PLAYS_CUSTOMER}<|eot_id|>`,
      ),
    ],
  ])('%s', async (_, file, content) => {
    const { transcripts } = await read(content, { file });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns.some(({ guessed }) => guessed !== undefined)).toBe(false);
  });

  test('a first message that gives out the parts is no turn', async () => {
    const asked = {
      role: 'user',
      content: '練習です。あなたは怒っている客を演じてください。私がオペレーターです。',
    };
    const { transcripts } = await read(told({ messages: [asked, ...messages.slice(1)] }), { file: 'a.json' });
    expect(spoken(transcripts[0])).toEqual(turns.slice(1));
    expect(transcripts[0]?.fields.prompt).toBe(asked.content);
  });

  test('without a prompt the words tell, and it is marked', async () => {
    const { transcripts, problems } = await read(told({ messages }), {
      file: 'a.jsonl',
      sides: shippedSides(),
    });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns.every(({ guessed }) => guessed !== undefined)).toBe(true);
    expect(problems).toEqual([]);
  });
});

test('a model that serves stays staff, told by its prompt or by none', async () => {
  const serving = SAID.map((content, index) => ({ role: index % 2 === 0 ? 'assistant' : 'user', content }));
  const prompt = {
    role: 'system',
    content: 'あなたは通販のお客様サポート担当です。お客様の立場に立って話してください。',
  };
  for (const list of [serving, [prompt, ...serving]]) {
    const { transcripts } = await read(told({ messages: list }), { file: 'a.jsonl', sides: shippedSides() });
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.turns.some(({ guessed }) => guessed !== undefined)).toBe(false);
  }
});

import { expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const options = { sides: shippedSides() };
const LABELS = ['オペレーター', '顧客'];

/** The text of a call, and where each turn stands in it. */
function labelled(said: readonly string[]) {
  const spans: { start: number; end: number; side: number }[] = [];
  let text = '';
  for (const [at, words] of said.entries()) {
    const start = [...text].length;
    text += `${words}\n`;
    spans.push({ start, end: start + [...words].length, side: at % 2 });
  }
  return { text, spans };
}

const { text, spans } = labelled(SAID);
const FORMS: readonly (readonly [string, unknown])[] = [
  [
    'doccano',
    {
      id: 1,
      text,
      label: [...spans.map(({ start, end, side }) => [start, end, LABELS[side]]), [0, 2, '挨拶']],
    },
  ],
  [
    'doccano before',
    {
      id: 1,
      text,
      annotations: spans.map(({ start, end, side }) => ({
        label: 4 + side,
        start_offset: start,
        end_offset: end,
        user: 1,
      })),
      meta: {},
    },
  ],
  [
    'doccano with relations',
    {
      id: 1,
      text,
      entities: spans.map(({ start, end, side }, id) => ({
        id,
        label: LABELS[side],
        start_offset: start,
        end_offset: end,
      })),
      relations: [],
    },
  ],
  [
    'Label Studio',
    {
      id: 1,
      data: { text },
      annotations: [
        {
          id: 2,
          result: spans.map(({ start, end, side }) => ({
            from_name: 'label',
            type: 'labels',
            value: { start, end, text: text.slice(start, end), labels: [LABELS[side]] },
          })),
        },
      ],
    },
  ],
  [
    'Prodigy',
    {
      text,
      spans: spans.map(({ start, end, side }) => ({
        start,
        end,
        label: ['AGENT', 'CUSTOMER'][side],
        token_start: 0,
        token_end: 1,
      })),
      answer: 'accept',
    },
  ],
  [
    'an offset and a length',
    {
      text,
      annotations: spans.map(({ start, end, side }) => ({
        offset: start,
        length: end - start,
        category: LABELS[side],
      })),
    },
  ],
];

test.each(FORMS)('spans that say who speaks: %s', async (_, value) => {
  const { transcripts, problems } = await read(`${JSON.stringify(value)}\n`, { ...options, file: 'a.jsonl' });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('a text and its entities in a pair, and names before the labelled words', async () => {
  const named = labelled(SAID.map((words, at) => `${at % 2 === 0 ? 'OP' : 'CU'}：${words}`));
  const value = [
    [named.text, { entities: named.spans.map(({ start, end, side }) => [start, end, LABELS[side]]) }],
  ];
  const { transcripts } = await read(JSON.stringify(value), { ...options, file: 'a.json' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('characters are counted as people count them', async () => {
  const own = labelled(SAID.map((words, at) => (at === 1 ? `${words}😀` : words)));
  const value = {
    text: own.text,
    label: own.spans.map(({ start, end, side }) => [start, end, LABELS[side]]),
  };
  const { transcripts } = await read(JSON.stringify(value), { ...options, file: 'a.jsonl' });
  expect(transcripts[0]?.turns[2]?.text).toBe(SAID[2]);
});

test('labels of other things leave a text with names as it is', async () => {
  const named = SAID.map((words, at) => `${at % 2 === 0 ? 'OP' : 'CU'}：${words}`).join('\n');
  const value = {
    id: 3,
    text: named,
    label: [
      [3, 7, '挨拶'],
      [20, 24, '用件'],
      [40, 44, '用件'],
    ],
  };
  const { transcripts } = await read(JSON.stringify(value), { ...options, file: 'a.jsonl' });
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('a label in a list of one is the name of who speaks', async () => {
  const lines = SAID.map((words, id) => JSON.stringify({ id, text: words, label: [LABELS[id % 2]] }));
  const { transcripts, problems } = await read(lines.join('\n'), { ...options, file: 'a.jsonl' });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

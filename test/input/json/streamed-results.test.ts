import { expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const sides = shippedSides();

test('events of several calls name the call in one word, with drafts and a prompt among them', async () => {
  const events = ['k-1', 'k-2'].flatMap((call) => [
    { ev: 'begin', call },
    { ev: 'prompt.play', call, text: 'ただいま電話が混み合っております。' },
    ...SAID.flatMap((text, index) => {
      const speaker = { type: index % 2 === 0 ? 'agent' : 'customer' };
      return [
        { ev: 'speech', call, final: false, speaker, text: text.slice(0, 3) },
        { ev: 'speech', call, final: true, speaker, text },
      ];
    }),
    { ev: 'finish', call },
  ]);
  const content = events.map((event) => JSON.stringify(event)).join('\n');
  const { transcripts } = await read(content, { file: 'events.jsonl', sides });
  expect(transcripts.map(spoken)).toEqual([turns, turns]);
});

test('a log of Kaldi stands above results one after the other', async () => {
  const results = SAID.map((text, index) =>
    JSON.stringify({ channel: index % 2 === 0 ? 'L' : 'R', text }, null, 1),
  );
  const content = ['LOG (Recogniser:load():model.cc:12) Loading', 'WARNING (x.cc:3) slow', ...results].join(
    '\n',
  );
  const { transcripts, problems } = await read(content, { file: 'stereo.out', sides });
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

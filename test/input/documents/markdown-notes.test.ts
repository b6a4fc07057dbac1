import { expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const options = { file: 'a.md', sides: shippedSides() };
const bold = SAID.map((text, at) => `**${at % 2 === 0 ? 'OP' : 'CU'}**　${text}`);

test('quotes and a table that tells of the scene are no speech among bold names', async () => {
  const scene = [
    '## 台本1　返品',
    '',
    '| 項目 | 内容 |',
    '|---|---|',
    '| 想定 | 50代女性、穏やか |',
    '| 難しさ | ★☆☆ |',
    '',
  ];
  const noted = bold.flatMap((line, at) => [
    line,
    '',
    ...(at % 3 === 1 ? ['> ポイント：先にお詫びをひとこと。', ''] : []),
  ]);
  const { transcripts } = await read([...scene, ...noted].join('\n'), options);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

test('a quote with a name is said, and so is one below a name alone', async () => {
  const named = bold.map((line, at) => (at >= 6 ? `> ${line}` : line));
  const { transcripts } = await read(named.join('\n\n'), options);
  expect(spoken(transcripts[0])).toEqual(turns);
  const alone = SAID.map((text, at) => `**${at % 2 === 0 ? 'OP' : 'CU'}**\n\n> ${text}`);
  const { transcripts: below } = await read(alone.join('\n\n'), options);
  expect(below[0]?.turns.map(({ text }) => text.replace(/^> /, ''))).toEqual(SAID);
});

import { expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { linesOf, SAID, turns } from '../said.js';

const options = { file: 'a.md', sides: shippedSides() };
const front = (speakers: string) =>
  `---\nid: c-7\ndate: 2026-05-11\ntags: [電話, 回収]\n${speakers}\n---\n\n# 回収\n\n`;
const bold = (make: (name: string, time: string, text: string) => string) =>
  linesOf((text, is, at) => `${make(is ? 'A' : 'B', `00:00:${String(at * 6).padStart(2, '0')}`, text)}\n`);

test.each([
  ['a member each', 'speakers:\n  A: staff\n  B: customer'],
  ['a map in one line', 'speakers: {A: オペレーター, B: お客様}'],
  ['objects', 'participants:\n  - id: A\n    role: staff\n  - {id: B, role: customer}'],
  ['names of the sides', '話者:\n  staff: A\n  caller: [B, C]'],
  ['remarks', '参加者: [A（受付）, B（お客様）]'],
  ['sides alone', 'agent: A\ncustomer: B'],
])('tells whose sides speakers are on: %s', async (_, speakers) => {
  const text = front(speakers) + bold((name, time, words) => `**${name}** \`${time}\` ${words}`);
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
  expect(transcripts[0]).toMatchObject({ id: 'c-7', date: '2026-05-11', fields: { tags: '[電話, 回収]' } });
  expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
});

test('what it tells goes before what the words say', async () => {
  const text = front('speakers: {A: customer, B: staff}') + bold((name, _, words) => `**${name}**: ${words}`);
  const { transcripts } = await read(text, options);
  expect(transcripts[0]?.turns[0]).toMatchObject({ role: 'caller', speaker: 'A' });
});

test.each<[string, (name: string, time: string, text: string) => string]>([
  ['backticks', (name, time, text) => `**${name}** \`${time}\` ${text}`],
  ['brackets and a colon', (name, time, text) => `**${name}** (${time}): ${text}`],
  ['emphasis', (name, time, text) => `**${name}** *${time}* ${text}`],
  ['a tag', (name, time, text) => `**${name}** <sub>${time}</sub> ${text}`],
  ['a list', (name, time, text) => `- **${name}** _${time}_: ${text}`],
  ['no name in bold', (name, time, text) => `${name}：[${time}] ${text}`],
  ['headings', (name, time, text) => `### ${name} (${time})\n${text}`],
])('a time between name and words is not said: %s', async (_, make) => {
  const { transcripts } = await read(bold(make), options);
  expect(transcripts.map(spoken)).toEqual([turns]);
  expect(transcripts[0]?.turns[2]?.segments[0]?.startMs).toBe(12_000);
});

test('YAML that is broken is no front matter, and the call is read', async () => {
  const text = `---\nid: [c\n---\n\n${bold((name, _, words) => `**${name}**: ${words}`)}`;
  const { transcripts } = await read(text, options);
  expect(spoken(transcripts[0])).toHaveLength(SAID.length);
});

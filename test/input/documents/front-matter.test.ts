import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { linesOf, turns } from '../said.js';

const YAML = [
  '---',
  'date: 2026-05-07 10:20',
  'tags:',
  '  - 電話',
  '  - 納期',
  'customer: "[[森さん]]"',
  'agent: 三上',
  'status: 部品待ち',
  '---',
];
const TOML = [
  '+++',
  'date = "2026-05-07 10:20"',
  'customer = "森さん"',
  'agent = "三上"',
  'status = "部品待ち"',
  '+++',
];
const plain = linesOf((text, is) => `${is ? '自分' : '客'}：${text}`);
const listed = linesOf((text, is) => `- **${is ? '自分' : '客'}**：${text}`);
const boxed = ['> [!quote] やりとり', ...listed.split('\n').map((line) => `> ${line}`)].join('\n');
const inline = ['- 相手:: [[森さん]]', '', linesOf((text, is) => `${is ? '自分' : '客'}:: ${text}`)].join(
  '\n',
);
const TASKS = ['- [x] 代わりの品を確保', '- [ ] 客：折り返し 5/20まで'];
const readLines = (lines: readonly string[], file: string) =>
  read(lines.join('\n'), { file, sides: shippedSides() });

describe('what a note tells of itself above its text is nobody’s speech', () => {
  test.each([
    ['a.md', YAML, listed],
    ['b.md', TOML, plain.replaceAll('\n', '\n\n')],
    ['c.txt', YAML, plain],
    ['d.md', YAML, boxed],
    ['e.md', YAML, inline],
  ])('%s', async (file, front, said) => {
    const { transcripts, problems } = await readLines([...front, '', said, ''], file);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
    const [call] = transcripts;
    expect([call?.date, call?.agent, call?.fields.customer]).toEqual([
      '2026-05-07T10:20:00',
      '三上',
      '森さん',
    ]);
  });

  test('a note without a dialogue is no call', async () => {
    const { transcripts } = await readLines([...YAML, '', '# 今日', ...TASKS.slice(0, 1)], 'a.md');
    expect(transcripts).toEqual([]);
  });

  test('a dialogue between rules is one', async () => {
    const text = ['---', ...plain.replaceAll('：', ': ').split('\n'), '---'];
    expect((await readLines(text, 'a.txt')).transcripts.map(spoken)).toEqual([turns]);
  });
});

test('what is to be done and the head of a box of notes are told, not said', async () => {
  const text = ['# 電話', '> [!note] **怒ってはいない**が二回目', '', listed, '', ...TASKS];
  const { transcripts, problems } = await readLines(text, 'a.md');
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
  expect(transcripts[0]?.fields.situation?.split('\n')).toEqual([
    '> [!note] **怒ってはいない**が二回目',
    ...TASKS,
  ]);
});

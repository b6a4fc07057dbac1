import { expect, test } from 'vitest';
import { read } from '../read.js';

async function turnsOf(lines: readonly string[]) {
  const { transcripts, problems } = await read(`${lines.join('\n')}\n`, { file: 'a.txt' });
  expect(problems).toEqual([]);
  return transcripts.flatMap(({ turns }) => turns.map(({ speaker, text }) => [speaker, text]));
}

test.each(['　', ''])('a short line said again below two turns goes on with them: %j', async (indent) => {
  const turns = await turnsOf([
    '担当者さん：話はす',
    '職員A：話あす',
    `${indent}話はす`,
    '職員A：話あす',
    `${indent}話はす`,
  ]);
  expect(turns).toEqual([
    ['担当者さん', '話はす'],
    ['職員A', '話あす\n話はす'],
    ['職員A', '話あす\n話はす'],
  ]);
});

test('below a field of the head its value opens turns', async () => {
  const turns = await turnsOf([
    '担当者：ゆかり',
    'お客様：山下',
    'ゆかり',
    'はい、水道課です。',
    '山下',
    '水が出ません。',
    'ゆかり',
    'お調べします。',
    '山下',
    '急いでください。',
  ]);
  expect(turns).toEqual([
    ['ゆかり', 'はい、水道課です。'],
    ['山下', '水が出ません。'],
    ['ゆかり', 'お調べします。'],
    ['山下', '急いでください。'],
  ]);
});

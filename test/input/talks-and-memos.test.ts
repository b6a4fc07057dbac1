import { describe, expect, test } from 'vitest';
import { roleOfKnownName } from '../../src/input/speakers/speakers.js';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, turns } from './said.js';

const options = { sides: shippedSides() };
const twoDays = (
  row: (text: string, isStaff: boolean, index: number) => string,
  day: (of: number) => string,
) =>
  linesOf(
    (text, isStaff, index) =>
      (index === 0 ? `${day(27)}\n` : index === 5 ? `\n${day(28)}\n` : '') + row(text, isStaff, index),
  );
const clock = (index: number) => (index < 5 ? `09:0${index}` : `08:3${index}`);

describe('a talk that goes on the next day', () => {
  const row = (text: string, isStaff: boolean, index: number) =>
    `${clock(index)}\t${isStaff ? '窓口 三浦' : '森 健'}\t${text}`;
  test.each([
    [
      'LINE, rows of a table',
      `[LINE] 森 健とのトーク履歴\n保存日時：2026/03/05 19:12\n\n${twoDays(row, (of) => `2026/02/${of}(金)`)}\n`,
    ],
    [
      'days in Japanese',
      `[LINE] 森 健とのトーク履歴\n\n${twoDays(row, (of) => `2026年2月${of}日 金曜日`)}\n`,
    ],
    [
      'names with a colon',
      `[LINE] Chat history with 森 健\nSaved on: 2026/03/05 19:12\n\n${twoDays(
        (text, isStaff, index) => `${clock(index)} ${isStaff ? '窓口' : 'お客様'}: ${text}`,
        (of) => `2026/02/${of}(金)`,
      )}\n`,
    ],
  ])('%s', async (_, text) => {
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('LINE, a message of several lines', async () => {
    const rows = twoDays(
      (text, isStaff, index) => row(index === 6 ? `"${text}\n少々お待ちください。"` : text, isStaff, index),
      (of) => `2026/02/${of}(金)`,
    );
    const text = `[LINE] 森 健とのトーク履歴\n保存日時：2026/03/05 19:12\n\n${rows}\n`;
    const { transcripts } = await read(text, options);
    expect(transcripts.map((one) => one.turns.map(({ role }) => role))).toEqual([
      turns.map(([role]) => role),
    ]);
    expect(transcripts[0]?.date).toMatch(/^2026-02-27/);
    expect(transcripts[0]?.turns[6]?.text).toContain('お待ちください');
    expect(transcripts[0]?.turns.some((turn) => turn.text.includes('2026/02'))).toBe(false);
  });

  test('csv: days between the rows', async () => {
    const rows = twoDays(
      (text, isStaff, index) => `${clock(index)},${isStaff ? '職員' : 'お客様'},${text}`,
      (of) => `2026/02/${of}(金),,`,
    );
    const { transcripts, problems } = await read(`時刻,話者,内容\n${rows}\n`, { ...options, file: 'a.csv' });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });
});

describe('memos with a head between two rules', () => {
  const rule = '-'.repeat(40);
  const said = linesOf((text, isStaff) => `${isStaff ? '受' : '患'})${text}`);
  test.each([
    ['a day without a year', '2/9(月) 8:41　ｲﾝｺﾑ　森ｻﾏ', '2/9(月) 9:10　南様　予約'],
    ['month and day', '●2月9日 8時41分　森様', '●2月9日 9時10分　南様'],
    ['a year', 'R8.2.9 8:41　TEL　森', 'R8.2.9 9:10　TEL　南'],
  ])('%s', async (_, first, second) => {
    const memo = (head: string) => [rule, head, rule, said, '', '→ 対応済（ﾐﾔﾓﾄ）', ''];
    const text = [
      '★電話ﾒﾓ　受付',
      '　（受＝受付　患＝患者さん）',
      '',
      ...memo(first),
      ...memo(second),
      '以上',
    ];
    const { transcripts, problems } = await read(text.join('\n'), options);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  });

  test('a relative of whom a letter stands for is on the same side', async () => {
    const text = `（受＝受付　患＝患者さん）\n${said.replace('患)', '患母)')}\n`;
    const { transcripts } = await read(text, options);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });
});

test.each(['仕様', '同様', '多様', '模様'])('%s is a word and nobody’s name', (word) => {
  expect(roleOfKnownName(word)).toBeNull();
});

test('text: a specification above a dialogue is no turn', async () => {
  const said = linesOf((text, isStaff) => `${isStaff ? '吉永' : '女性'}　${text}\n`);
  const head = [
    '件名　　平和管理様　窓口音声 B-22',
    '納品日　2026年2月20日',
    '仕様　　ケバ取り　話者表記：吉永（管理会社）／女性（入居者）',
  ];
  const { transcripts, problems } = await read(`${head.join('\n')}\n\n――――――――\n\n${said}\n`, options);
  expect(problems).toEqual([]);
  expect(transcripts.map(spoken)).toEqual([turns]);
});

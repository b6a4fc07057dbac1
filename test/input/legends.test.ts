import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const SAID = [
  '生花のみなみ、担当の岡部です。',
  '祖母の米寿に花を届けてほしいんですけど。',
  'おめでとうございます。お届けはいつがよろしいでしょうか。',
  '二十日の日曜で、予算は六千円くらいです。',
  '承知しました。お色のご希望はございますか。',
  '黄色が好きなので、黄色でまとめてください。',
  'ではひまわりを中心にお作りします。',
  'お願いします。',
];
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const letters = (mark: string, [one, other] = ['S', 'M']) =>
  SAID.map((text, index) => `${index % 2 === 0 ? one : other}${mark}${text}`);
const options = { sides: shippedSides() };

describe('a legend of letters', () => {
  test.each([
    ['dots and remarks', 'S…岡部（うち）　M…三田様（お客様）'],
    ['remarks against the words', 'S：情シス（受けた側）　M：社員（かけてきた人）'],
    ['equals and commas', '※S＝店、M＝お客さん'],
    ['brackets', 'S（当店）、M（お客様）'],
    ['a line each', 'S…岡部（うち）\nM…三田様（お客様）'],
    ['told', 'Sは電話を受けた人、Mはかけてきた人'],
  ])('tells the sides: %s', async (_, legend) => {
    for (const mark of ['）', '：']) {
      const text = ['花の注文', '2026.4.7', legend, '', ...letters(mark)].join('\n');
      const { transcripts, problems } = await read(text, { file: 'a.txt' });
      expect(problems).toEqual([]);
      expect(spoken(transcripts[0])).toEqual(turns);
      const below = [...letters(mark), '', legend].join('\n');
      expect(spoken((await read(below, { file: 'a.txt' })).transcripts[0])).toEqual(turns);
    }
  });

  test('holds for all calls of a text', async () => {
    const call = (day: string) => [`通話日：${day}`, '', ...letters('：')];
    const text = ['S＝店員　M＝お客様', '', ...call('2026/4/7'), '', ...call('2026/4/8')].join('\n');
    const { transcripts, problems } = await read(text, { file: 'a.txt' });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  });

  test('is no speech of one who answers', async () => {
    const text = ['S：どちらさまですか。', 'M：お客様', ...letters('：')].join('\n');
    const { transcripts } = await read(text, { file: 'a.txt', ...options });
    expect(spoken(transcripts[0])).toHaveLength(SAID.length + 2);
  });

  test('stands above a table, whose letters are typed in full and half width', async () => {
    const rows = SAID.map((text, n) => `0分${n + 10}秒,${['A', 'B', 'Ａ', 'Ｂ'][n % 4]},${text},`);
    const text = [
      '書き起こし,20260407,,',
      'A：情シス（受けた側）　B：社員（かけてきた人）,,,',
      ',,,',
      '経過,話者,発言,メモ',
      ...rows,
    ].join('\n');
    const { transcripts, problems } = await read(text, { file: 'a.csv' });
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

test('letters in full and half width are one speaker to whom the words give one side', async () => {
  const text = SAID.map((said, n) => `${['A', 'B', 'Ａ', 'Ｂ'][n % 4]}：${said}`).join('\n');
  const { transcripts } = await read(text, { file: 'a.txt', ...options });
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns.every(({ guessed }) => guessed !== undefined)).toBe(true);
});

test('a side told of one speaker against the words of both is warned of, though the other is guessed', async () => {
  const text = ['参加者：S（お客様）', '', ...letters('：')].join('\n');
  const { transcripts, problems } = await read(text, { file: 'a.txt', ...options });
  expect(transcripts[0]?.turns[0]).toMatchObject({ role: 'caller', speaker: 'S' });
  expect(problems).toMatchObject([{ code: 'speakers-swapped', isWarning: true }]);
});

test('a letter is no beginning of a name in the head', async () => {
  const text = ['S商事様より入電', 'お客様：Mori', '', ...letters('：')].join('\n');
  const { transcripts } = await read(text, { file: 'a.txt', ...options });
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns.every(({ guessed }) => guessed !== undefined)).toBe(true);
});

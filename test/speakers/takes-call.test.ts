import { describe, expect, test } from 'vitest';
import { takerOf } from '../../src/speakers/takes-call.js';
import { read, spoken } from '../input/read.js';
import { shippedSides } from './sides.js';

const taker = (first: string, answer = 'すみません、急に止まってしまって。') =>
  takerOf([
    { speaker: 'A', text: first },
    { speaker: 'B', text: answer },
  ]);

describe('whoever takes a call in the name of a place of work', () => {
  test.each([
    'はい、森設備です。',
    'ヘルプデスクです。',
    'はい、ヘルプデスク江藤です',
    'はい、市民課でございます。',
    'みどり堂です',
    'はい、橋本内科です。',
    'お待たせしました、水道局の江藤です。',
  ])('%s', (first) => expect(taker(first)).toBe('A'));

  test.each([
    'はい、阿部です。',
    '土屋です。',
    'はい、長谷部です。',
    'もしもし、木村です。',
    '引っ越しの件です。',
    'はい。',
    '水道が止まりません。水道局ですか。',
  ])('may be anybody: %s', (first) => expect(taker(first)).toBeNull());

  test.each(['お世話になっております、みどり堂の早川と申します。', '早川と申しますが、ご案内のお電話です。'])(
    'may be a customer at work where %s answers',
    (answer) => expect(taker('はい、森設備です。', answer)).toBeNull(),
  );
});

describe('two whose names tell nothing', () => {
  const said = [
    'はい、森設備です',
    'あ、すいません、台所の水が止まらないんですけど',
    '蛇口からですか それとも下のほう?',
    'レバー上げても、ずっと出てて',
    '下に止水栓あるんで、右に回してもらえます?',
    'えーと、これかな……止まりました',
    '夕方5時ごろ行けますけど',
    '助かります 西町の3の8です',
  ];
  const sides = said.map((text, at) => [at % 2 === 0 ? 'staff' : 'caller', text]);

  test.each([
    ['話者 1', '話者 2'],
    ['参加者 1', '参加者 2'],
    ['江藤 健 (情報システム部)', '早川 由香 (営業二課)'],
  ])('%s and %s', async (one, other) => {
    const text = said
      .map((words, at) => `${at % 2 === 0 ? one : other}\n00:${10 + at * 5}\n${words}\n`)
      .join('\n');
    const { transcripts, problems } = await read(text, { sides: shippedSides() });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([sides]);
    expect(transcripts[0]?.turns.every(({ guessed }) => guessed !== undefined && guessed >= 0.9)).toBe(true);
  });
});

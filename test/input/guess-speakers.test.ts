import { describe, expect, test } from 'vitest';
import { read, spoken } from './read.js';

const CALL = [
  ['spk_0', 'お電話ありがとうございます。市民課の佐藤でございます。'],
  ['spk_1', '住民票のことで聞きたいんだけど。'],
  ['spk_0', 'かしこまりました。お調べいたしますので少々お待ちください。'],
  ['spk_1', '早くしてくれよ。'],
] as const;

function asJson(turns: readonly (readonly [string, string])[]): string {
  return JSON.stringify({ turns: turns.map(([speaker, text]) => ({ speaker, text })) });
}

describe('guessing whose side speakers are on', () => {
  test('is off unless asked for', async () => {
    const { transcripts, problems } = await read(asJson(CALL), { file: 'a.json' });
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'speaker-unknown', arguments: { names: '「spk_0」「spk_1」' } }]);
  });

  test('goes by the greeting and the honorific style, and says so', async () => {
    const { transcripts } = await read(asJson(CALL), { file: 'a.json', guessSpeakers: true });
    expect(transcripts[0]?.guessedSpeakers).toBe(true);
    expect(spoken(transcripts[0]).map(([role]) => role)).toEqual(['staff', 'caller', 'staff', 'caller']);
  });

  test('leaves alone what is known', async () => {
    const known = CALL.map(([speaker, text]) => [speaker === 'spk_0' ? '職員' : 'お客様', text] as const);
    const { transcripts } = await read(asJson(known), { file: 'a.json', guessSpeakers: true });
    expect(transcripts[0]?.guessedSpeakers).toBeUndefined();
  });

  test('takes the other side for a single unknown speaker', async () => {
    const half = CALL.map(([speaker, text]) => [speaker === 'spk_0' ? '職員' : speaker, text] as const);
    const { transcripts } = await read(asJson(half), { file: 'a.json', guessSpeakers: true });
    expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual(['staff', 'caller', 'staff', 'caller']);
    expect(transcripts[0]?.guessedSpeakers).toBe(true);
  });

  test.each([
    [
      'both speak alike',
      [
        ['A', 'はい。'],
        ['B', 'そうです。'],
        ['A', 'なるほど。'],
      ],
    ],
    ['only one speaks', [['A', 'お電話ありがとうございます。市役所でございます。']]],
    [
      'both greet as an organisation',
      [
        ['A', 'お電話ありがとうございます。'],
        ['B', 'お電話ありがとうございます。'],
      ],
    ],
  ] as const)('does not guess where %s', async (_, turns) => {
    const { transcripts, problems } = await read(asJson(turns), { file: 'a.json', guessSpeakers: true });
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'speaker-not-guessed' }]);
  });

  test('is not misled by a polite caller who is put through', async () => {
    const polite = [
      ['1', 'はい、お待たせいたしました。水道局料金課の鈴木が承ります。'],
      ['2', 'お世話になっております。先日の請求の件で、確認していただきたいのですが。'],
      ['1', '恐れ入りますが、お客様番号をお願いいたします。'],
      ['2', 'はい、申し訳ありません、今手元にございません。'],
    ] as const;
    const { transcripts } = await read(asJson(polite), { file: 'a.json', guessSpeakers: true });
    expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual(['staff', 'caller', 'staff', 'caller']);
  });
});

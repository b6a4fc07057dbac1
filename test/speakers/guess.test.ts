import { describe, expect, test } from 'vitest';
import type { ReadOptions } from '../../src/input/read-transcripts.js';
import { read, spoken } from '../input/read.js';
import { shippedSides } from './sides.js';

const sides = shippedSides();
const CALL = [
  ['spk_0', 'お電話ありがとうございます。市民課の佐藤でございます。'],
  ['spk_1', '住民票のことで聞きたいんだけど。'],
  ['spk_0', 'かしこまりました。お調べいたしますので少々お待ちください。'],
  ['spk_1', '早くしてくれよ。'],
] as const;
type Lines = readonly (readonly [speaker: string, text: string])[];

function readLines(lines: Lines, options: ReadOptions = {}) {
  const json = JSON.stringify({ turns: lines.map(([speaker, text]) => ({ speaker, text })) });
  return read(json, { file: 'a.json', sides, ...options });
}

/** The lines with other names for the speakers. */
function renamed(lines: Lines, names: Readonly<Record<string, string>>): Lines {
  return lines.map(([speaker, text]) => [names[speaker] ?? speaker, text]);
}

describe('whose side speakers are on, by their words', () => {
  test.each([
    ['spk_0', 'spk_1'],
    ['ch_1', 'ch_0'],
    ['SPEAKER_00', 'SPEAKER_01'],
    ['話者2', '話者1'],
    ['A', 'B'],
    ['高橋', '山本'],
  ])('is found whatever they are called: %s and %s', async (staff, caller) => {
    const { transcripts, problems } = await readLines(renamed(CALL, { spk_0: staff, spk_1: caller }));
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0]).map(([role]) => role)).toEqual(['staff', 'caller', 'staff', 'caller']);
    const sure = new Set(transcripts[0]?.turns.map(({ guessed }) => guessed));
    expect(sure.size).toBe(1);
    for (const confidence of sure) {
      expect(confidence).toBeGreaterThanOrEqual(0.9);
      expect(confidence).toBeLessThan(1);
    }
  });

  test('is not asked for where it is told', async () => {
    const { transcripts } = await readLines(renamed(CALL, { spk_0: '職員', spk_1: 'お客様' }));
    expect(transcripts[0]?.turns.map(({ guessed }) => guessed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('marks only the speaker that nothing else tells of', async () => {
    const { transcripts } = await readLines(renamed(CALL, { spk_0: '職員' }));
    const turns = transcripts[0]?.turns ?? [];
    expect(turns.map(({ role }) => role)).toEqual(['staff', 'caller', 'staff', 'caller']);
    expect(turns.map(({ guessed }) => guessed !== undefined)).toEqual([false, true, false, true]);
  });

  test('puts a superior who takes over beside the first of staff', async () => {
    const { transcripts } = await readLines([
      ...CALL,
      ['spk_0', '申し訳ございません。上の者に代わりますので、このままお待ちください。'],
      ['spk_2', 'お電話代わりました。市民課で責任者をしております田中と申します。'],
      ['spk_1', 'さっきの人じゃ話にならないんですよ。'],
      ['spk_2', '恐れ入ります。私が改めてお話をお伺いいたします。'],
      ['spk_1', '住民票、今日中に出してほしいんだけど。'],
      ['spk_2', '承知いたしました。お手元に番号はございますでしょうか。'],
    ]);
    const roles = new Map(transcripts[0]?.turns.map(({ speaker, role }) => [speaker, role]));
    expect(Object.fromEntries(roles)).toEqual({ spk_0: 'staff', spk_1: 'caller', spk_2: 'staff' });
  });

  test('is read in spite of a scrap that a recogniser cut off, which is less sure', async () => {
    const { transcripts } = await readLines([...CALL, ['spk_2', 'はい。'], ...CALL]);
    const turns = transcripts[0]?.turns ?? [];
    expect(turns.map(({ role }) => role).filter((_, index) => index !== 4)).toEqual([
      ...['staff', 'caller', 'staff', 'caller'],
      ...['staff', 'caller', 'staff', 'caller'],
    ]);
    expect(turns[4]?.guessed ?? 1).toBeLessThan(turns[0]?.guessed ?? 0);
  });

  test('is found where staff calls', async () => {
    const { transcripts } = await readLines([
      ['spk_0', 'はい、田中です。'],
      [
        'spk_1',
        'お忙しいところ恐れ入ります。私、ひかり保険カスタマーセンターの木村と申しますが、田中様でいらっしゃいますでしょうか。',
      ],
      ['spk_0', 'はい、そうですけど。'],
      [
        'spk_1',
        '先日お申し込みいただいた件で、確認のお電話をさせていただきました。今お時間よろしいでしょうか。',
      ],
      ['spk_0', 'あー、今ちょっと手が離せないんですが。'],
      ['spk_1', 'さようでございますか。それでは改めてご連絡差し上げます。'],
      ['spk_0', '夕方なら家にいますよ。'],
      ['spk_1', '承知いたしました。では、本日の十八時ごろにお電話いたします。'],
    ]);
    const roles = new Map(transcripts[0]?.turns.map(({ speaker, role }) => [speaker, role]));
    expect(Object.fromEntries(roles)).toEqual({ spk_0: 'caller', spk_1: 'staff' });
  });

  test('is not misled by a polite caller', async () => {
    const { transcripts } = await readLines([
      ['1', 'はい、お待たせいたしました。水道局料金課の鈴木が承ります。'],
      ['2', 'お世話になっております。先日の請求の件で、確認していただきたいのですが。'],
      ['1', '恐れ入りますが、お客様番号をお願いいたします。'],
      ['2', 'はい、申し訳ありません、今手元にございません。'],
    ]);
    expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual(['staff', 'caller', 'staff', 'caller']);
  });
});

describe('a call stays unread, and it is told how to mend that', () => {
  const cases: readonly (readonly [string, Lines])[] = [
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
    [
      'two of staff talk to each other',
      [
        ['職員', 'お電話ありがとうございます。市民課の佐藤でございます。'],
        ['B', 'お世話になっております。税務課の鈴木でございます。先ほどのお客様の件、折り返しいたします。'],
        ['職員', 'かしこまりました。お客様にそのようにご案内いたします。'],
        [
          'B',
          'ありがとうございます。それでは確認いたしまして、改めてご連絡いたします。よろしくお願いいたします。',
        ],
      ],
    ],
  ];
  test.each(cases)('where %s', async (_, lines) => {
    const { transcripts, problems } = await readLines(lines);
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'speaker-not-guessed', arguments: { calls: '1' } }]);
    expect(problems[0]?.arguments.staffOption).toMatch(/^--speaker staff=[AB]$/);
  });

  test('where guessing is switched off', async () => {
    const { transcripts, problems } = await readLines(CALL, { guessSpeakers: false });
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'speaker-unknown', arguments: { names: '「spk_0」「spk_1」' } }]);
  });

  test('where too many speakers are unknown to weigh every assignment', async () => {
    const many = Array.from({ length: 40 }, (_, index): [string, string] => [
      `s${index}`,
      `${index}番です。`,
    ]);
    const { problems } = await readLines(many);
    expect(problems).toMatchObject([{ code: 'speaker-not-guessed' }]);
  });
});

describe('sides that look swapped', () => {
  const mapping = (staff: string, caller: string) => ({
    speakers: new Map([
      [staff, 'staff'],
      [caller, 'caller'],
    ] as const),
  });

  test('are told with the options that turn them round, and the call is read as it was said', async () => {
    const { transcripts, problems } = await readLines(CALL, mapping('spk_1', 'spk_0'));
    expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual(['caller', 'staff', 'caller', 'staff']);
    expect(problems).toMatchObject([
      {
        code: 'speakers-swapped',
        isWarning: true,
        arguments: { calls: '1', of: '1', options: '--speaker staff=spk_0 --speaker caller=spk_1' },
      },
    ]);
  });

  test('are told where the names of the input say so', async () => {
    const { problems } = await readLines(renamed(CALL, { spk_0: 'お客様', spk_1: 'オペレーター' }));
    expect(problems).toMatchObject([{ code: 'speakers-swapped' }]);
  });

  test('are told once a file', async () => {
    const calls = Array.from({ length: 5 }, (_, index) => ({
      id: `c${index}`,
      turns: CALL.map(([speaker, text]) => ({ speaker, text })),
    }));
    const { problems } = await read(JSON.stringify(calls), {
      file: 'a.json',
      sides,
      ...mapping('spk_1', 'spk_0'),
    });
    expect(problems).toMatchObject([
      { code: 'speakers-swapped', arguments: { calls: '5', ids: 'c0, c1, c2 …' } },
    ]);
  });

  test('are not where they are right, or where one side speaks as the other would', async () => {
    expect((await readLines(CALL, mapping('spk_0', 'spk_1'))).problems).toEqual([]);
    const both = renamed(CALL, {}).map(([speaker], index): [string, string] => [
      speaker,
      CALL[index % 2 === 0 ? index : index - 1]?.[1] ?? '',
    ]);
    expect((await readLines(both, mapping('spk_1', 'spk_0'))).problems).toEqual([]);
  });

  test('are not looked for in labelled calls', async () => {
    const turns = CALL.map(([speaker, text]) => ({ speaker, text, labels: [] }));
    const { problems } = await read(JSON.stringify({ turns }), {
      file: 'a.json',
      sides,
      ...mapping('spk_1', 'spk_0'),
    });
    expect(problems).toEqual([]);
  });
});

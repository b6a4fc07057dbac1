import { describe, expect, test } from 'vitest';
import type { ReadOptions } from '../../src/input/read-transcripts.js';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const SAID = [
  'お電話ありがとうございます、ひばり引越センターでございます。',
  'あの、昨日の引っ越しで棚に傷がついてたんですけど。',
  '大変申し訳ございません。お名前とお電話番号を伺えますでしょうか。',
  '福井です。',
  'ありがとうございます。傷はどちらの棚でございますか。',
  '食器棚の右の扉。けっこう目立つんですよ。',
  'かしこまりました。明日の午後二時にお伺いいたします。',
  'ちゃんと直してくれるんですよね。',
  '補修または弁償にて対応させていただきます。',
  'わかりました、お願いします。',
];
const TURNS = SAID.map((text, at) => [at % 2 === 0 ? 'staff' : 'caller', text]);
const clock = (ms: number, mark: string) => new Date(ms).toISOString().slice(11, 23).replace('.', mark);
const cues = SAID.map((text, at) => ({ text, start: at * 5000, end: at * 5000 + 4000 }));
const spans = (mark: string) =>
  cues.map(({ text, start, end }) => `${clock(start, mark)} --> ${clock(end, mark)}\n${text}\n`);
const segments = cues.map(({ text, start, end }) => ({ start: start / 1000, end: end / 1000, text }));
const phrases = cues.map(({ text, start }) => ({
  recognitionStatus: 'Success',
  channel: 0,
  offsetInTicks: start * 10_000,
  durationInTicks: 40_000_000,
  nBest: [{ display: text }],
}));
const readAs = (file: string, text: string, options: ReadOptions = {}) =>
  read(text, { file, sides: shippedSides(), ...options });

describe('a call of which nobody is named is parted by its words where they are sure', () => {
  test.each([
    [
      'a.srt',
      spans(',')
        .map((cue, at) => `${at + 1}\n${cue}`)
        .join('\n'),
    ],
    ['a.vtt', ['WEBVTT', '', ...spans('.')].join('\n')],
    ['a.txt', SAID.join('\n')],
    ['b.txt', SAID.join('\n\n')],
    ['c.txt', cues.map(({ text, start }) => `[${clock(start, '.')}]  ${text}`).join('\n')],
    [
      'a.tsv',
      ['start\tend\ttext', ...cues.map(({ text, start, end }) => `${start}\t${end}\t${text}`)].join('\n'),
    ],
    [
      'a.csv',
      [
        '開始,終了,テキスト',
        ...cues.map(({ text, start, end }) => `${clock(start, '.')},${clock(end, '.')},${text}`),
      ].join('\n'),
    ],
    ['a.json', JSON.stringify({ text: SAID.join(''), segments, language: 'ja' })],
    [
      'b.json',
      JSON.stringify({ id: 'z1', utterances: cues.map(({ text, start }) => ({ startMs: start, text })) }),
    ],
    ['c.json', JSON.stringify({ recognizedPhrases: phrases, combinedRecognizedPhrases: [] })],
  ])('%s', async (file, text) => {
    const { transcripts, problems } = await readAs(file, text);
    expect(transcripts.map(spoken)).toEqual([TURNS]);
    // Every turn says that its side is inferred, and so does a warning.
    expect(transcripts[0]?.turns.every(({ guessed = 1 }) => guessed <= 0.99)).toBe(true);
    expect(problems).toMatchObject([
      { code: 'speakers-inferred', isWarning: true, arguments: { calls: '1' } },
    ]);
  });

  test.each([
    ['where the user wants no guesses', 'a.srt', { guessSpeakers: false }, SAID],
    ['in a file of one channel', 'call_agent.srt', {}, SAID],
    [
      'where lines hold the words of both',
      'a.srt',
      {},
      SAID.flatMap((text, at) => (at % 2 === 0 ? `${text}${SAID[at + 1]}` : [])),
    ],
    [
      'where one side hardly speaks',
      'a.srt',
      {},
      SAID.map((text, at) => (at === 1 ? text : (SAID[at - (at % 2)] ?? ''))),
    ],
    ['where there are few lines', 'a.srt', {}, SAID.slice(0, 4)],
  ])('and left unread %s', async (_, file, options, said) => {
    const text = said.map(
      (one, at) => `${at + 1}\n${clock(at * 5000, ',')} --> ${clock(at * 5000 + 4000, ',')}\n${one}\n`,
    );
    const { transcripts, problems } = await readAs(file, text.join('\n'), options);
    expect(transcripts).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  test('the user may turn the sides round', async () => {
    const speakers = new Map([
      ['staff', 'caller'],
      ['caller', 'staff'],
    ] as const);
    const { transcripts } = await readAs('a.txt', SAID.join('\n'), { speakers });
    expect(transcripts[0]?.turns.map(({ role }) => role)).toEqual(
      SAID.map((_, at) => (at % 2 ? 'staff' : 'caller')),
    );
    expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
  });

  test('a text that does not begin as a call is none', async () => {
    const text = [
      '電話に出るときの手引き',
      ...SAID.slice(2, 9).map(() => '会社名を名乗り、ご用件を伺います。'),
    ];
    const { transcripts, problems } = await readAs('a.txt', text.join('\n'));
    expect(transcripts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'text-without-speakers' }]);
  });
});

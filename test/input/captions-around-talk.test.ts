import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';

const options = { sides: shippedSides() };

/** Captions of three seconds each, further apart than one turn goes on. */
const srt = (texts: readonly string[]) =>
  texts
    .map((text, at) => {
      const [from, to] = [at * 6, at * 6 + 3].map((second) =>
        new Date(second * 1000).toISOString().slice(11, 19),
      );
      return `${at + 1}\n${from},000 --> ${to},000\n${text}\n`;
    })
    .join('\n');

const named = (form: (name: string) => string) =>
  SAID.map((text, at) => `${form(at % 2 === 0 ? '係員' : 'お客様')}${text}`);

async function callIn(texts: readonly string[]) {
  const { transcripts, problems } = await read(srt(texts), { file: 'a.srt', ...options });
  expect(problems).toEqual([]);
  expect(transcripts).toHaveLength(1);
  return transcripts[0];
}

describe('subtitles: what a film shows between the words is nobody’s', () => {
  const forms = [
    ['brackets', (name: string) => `[${name}] `],
    ['a colon', (name: string) => `${name}：`],
    ['round brackets', (name: string) => `（${name}）`],
  ] as const;
  test.each(
    forms.flatMap(([form, make]) =>
      [
        ['a title', ['【事例1】返品のお問い合わせ'], [], []],
        ['a title without a mark', ['第2章　返品の受付'], [], []],
        ['a hint', [], ['ポイント：名前は先に聞く'], []],
        ['a bad example', [], ['【悪い例】「返品は無理です」'], []],
        ['a note behind a sign', [], ['※音声は加工しています'], []],
        ['a note in brackets', [], ['（画面：注文履歴を検索中のようす）'], []],
        ['what to learn', [], [], ['【まとめ】お詫びの言葉を先に']],
        ['the makers', [], [], ['【制作】みどり映像']],
      ].map(([what, above, among, below]) => [`${form}: ${what}`, make, above, among, below] as const),
    ),
  )('%s', async (_, make, above, among, below) => {
    const said = named(make);
    const call = await callIn([
      ...(above ?? []),
      ...said.slice(0, 4),
      ...(among ?? []),
      ...said.slice(4),
      ...(below ?? []),
    ]);
    expect(spoken(call)).toEqual(turns);
    expect(call?.fields.situation).toBe([above, among, below].flat().join('\n'));
  });

  const vtt = (texts: readonly string[]) =>
    `WEBVTT\n\n${srt(texts)
      .replace(/^\d+$/gm, '')
      .replace(/(\d),(\d{3})/g, '$1.$2')}`;

  test('voice tags: titles, notes and what stands at the end', async () => {
    const said = named((name) => `<v ${name}>`);
    const around = [
      '第1回　返品の受付',
      ...said.slice(0, 4),
      '※音声は加工しています',
      ...said.slice(4),
      '制作：みどり映像',
    ];
    const { transcripts, problems } = await read(vtt(around), { file: 'a.vtt', ...options });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });

  test('voice tags: one who speaks once, and words that the file gives to nobody, stay', async () => {
    const said = named((name) => `<v ${name}>`);
    const around = [
      ...said.slice(0, 4),
      '<v 店長>私が代わります。',
      '夫が「返したい」と言っていて。',
      ...said.slice(4),
    ];
    const { transcripts } = await read(vtt(around), { file: 'a.vtt', ...options });
    const texts = transcripts.flatMap((one) => one.turns.map(({ text }) => text)).join('\n');
    expect(texts).toContain('私が代わります。');
    expect(texts).toContain('夫が「返したい」と言っていて。');
  });

  test.each(['おわり', '制作：みどり映像', '監修　みどり堂'])(
    'what stands at the end in the form of a turn: %s',
    async (end) => {
      expect(spoken(await callIn([...named((name) => `${name}：`), end]))).toEqual(turns);
    },
  );

  test.each([
    ['colons', (name: string) => `${name}：`, 'a.srt', srt],
    ['voice tags', (name: string) => `<v ${name}>`, 'a.vtt', vtt],
  ] as const)('what is said without a name at the end is said: %s', async (_, form, file, make) => {
    const said = named(form);
    const ends = ['てめえの家に火をつけてやるから', '覚悟しておけよこの野郎', '今から行って殺すぞ'];
    const { transcripts } = await read(make([...said, ...ends, '制作：みどり映像']), { file, ...options });
    const texts = transcripts.flatMap((one) => one.turns.map(({ text }) => text)).join('\n');
    for (const end of ends) expect(texts).toContain(end);
    expect(transcripts.flatMap((one) => one.turns).at(-1)?.role).toBe('caller');
  });

  test('a caption without a name goes on with the one above, and one that opens the call is said', async () => {
    const said = named((name) => `${name}：`);
    const call = await callIn([...said.slice(0, 3), '少々お待ちください。', ...said.slice(3)]);
    expect(spoken(call).map(([role]) => role)).toEqual(
      [...turns.slice(0, 3), turns[2], ...turns.slice(3)].map((turn) => turn?.[0]),
    );
    const first = await callIn([...['お電話ありがとうございます。'], ...said]);
    expect(first?.turns.map(({ text }) => text).join('')).toContain('お電話ありがとうございます。');
  });

  test('a third who speaks once in the form of the others is heard', async () => {
    const said = named((name) => `${name}：`);
    const { transcripts, problems } = await read(
      srt([...said.slice(0, 5), '水野：私が代わります。', ...said.slice(5)]),
      {
        file: 'a.srt',
        ...options,
      },
    );
    const texts = transcripts.flatMap((one) => one.turns.map(({ text }) => text));
    expect(problems).toEqual([]);
    expect(texts).toContain('私が代わります。');
  });
});

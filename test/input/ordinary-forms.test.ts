import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, SAID, turns } from './said.js';

const options = { sides: shippedSides() };

/** The dialogue in one line, each turn as `make` writes it. */
const inALine = (make: (text: string, isStaff: boolean) => string, between = '') =>
  linesOf(make).replaceAll('\n', between);

describe('text: a call in one line whose names nothing else tells', () => {
  test.each([
    ['names in brackets', inALine((text, is) => `【${is ? '日野' : '正木様'}】${text}`)],
    ['letters and a sign', inALine((text, is) => `${is ? 'オ' : 'カ'}＞${text}`, ' ')],
    ['surnames and a colon', inALine((text, is) => `${is ? '日野' : '正木'}：${text}`, '　')],
  ])('%s', async (_, text) => {
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('in a cell for each call', async () => {
    const rows = [1, 2].map(
      (day) =>
        `2024/05/0${day},日野,正木様,${inALine((text, is) => `【${is ? '日野' : '正木様'}】${text}`)},済`,
    );
    const { transcripts, problems } = await read(['日付,職員,家族,電話の内容,対応', ...rows].join('\n'), {
      ...options,
      file: 'a.csv',
    });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
  });

  test('but not words in brackets that stand there once', async () => {
    const text =
      '職員：【重要】のお知らせです。【至急】ではありません。\n客：はい。\n職員：以上です。\n客：どうも。';
    const { transcripts } = await read(text, options);
    expect(transcripts[0]?.turns[0]?.text).toBe('【重要】のお知らせです。【至急】ではありません。');
  });
});

describe('text: what stands above the first words and tells who speaks is told', () => {
  const below = linesOf((text, is) => `${is ? '甲' : '乙'}　${text}`);

  test.each([
    ['甲：つきみ管理センター　鶴田\n乙：３０２号室　宇野氏\n\n', below],
    ['甲：つきみ管理センター　鶴田\n乙：３０２号室　宇野氏\n', below],
  ])('%s', async (above, said) => {
    const { transcripts, problems } = await read(`${above}${said}`, options);
    expect(problems).toEqual([]);
    expect(spoken(transcripts[0])).toEqual(turns);
    expect(transcripts[0]?.fields.situation).toContain('つきみ管理センター');
  });

  test('numbers of telephones', async () => {
    const said = linesOf((text, is, at) => `[00:0${at}] ${is ? '着信' : '発信'}：${text}`);
    const { transcripts } = await read(`発信：080-****-7788\n着信：0120-000-111（窓口）\n\n${said}`, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('a name that does not return, above a blank line', async () => {
    const said = linesOf((text, is) => `${is ? '職員' : '相談者'}：${text}`);
    const { transcripts } = await read(`通訳会社：グローブ\n\n${said}`, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('while words that somebody says first are theirs', async () => {
    const said = linesOf((text, is) => `${is ? '職員' : '客'}：${text}`);
    const { transcripts } = await read(`職員：市民課です\n客：山田です\n${said}`, options);
    expect(spoken(transcripts[0]).slice(0, 2)).toEqual([
      ['staff', '市民課です'],
      ['caller', '山田です'],
    ]);
  });
});

test('text: each call of a page is read in the form it was typed in', async () => {
  const forms = [
    linesOf((text, is) => `${is ? '荒木' : 'お客様'}：${text}`),
    linesOf((text, is) => `${is ? '浜田' : '視聴者'}「${text}」`),
    linesOf((text, is) => `〈${is ? '窓口' : '緒方様'}〉${text}`),
  ];
  const text = forms.map((said, at) => `■5/${7 + at}　${'一二三'[at]}件目の電話\n${said}\n`).join('\n');
  const { transcripts, problems } = await read(text, options);
  expect(problems).toEqual([]);
  expect(transcripts.map(({ id }) => id)).toEqual(['5/7', '5/8', '5/9']);
  expect(transcripts.map(spoken)).toEqual([turns, turns, turns]);
});

describe('voices that are on no side', () => {
  test('who interprets between two others says nothing for either', async () => {
    const lines = SAID.map((text, at) => `${at % 2 === 0 ? '職員' : '相談者'}：${text}`);
    const text = lines.flatMap((line) => [line, '電話通訳（英語）：One moment, please.']).join('\n');
    const { transcripts } = await read(text, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('but speaks for the one whose words are not written down', async () => {
    const text = linesOf((said, is) => `${is ? '職員' : '通訳'}：${said}`);
    const { transcripts } = await read(text, options);
    expect(spoken(transcripts[0])).toEqual(turns);
  });

  test('an announcement before staff answers is told, rows of a table too', async () => {
    const rows = SAID.map((text, at) => `${at % 2 === 0 ? 'operator' : 'customer'},${text}`);
    const text = ['speaker,utterance', 'ivr,この通話は録音しております。', ...rows].join('\n');
    const { transcripts } = await read(text, { ...options, file: 'a.csv' });
    expect(spoken(transcripts[0])).toEqual(turns);
  });
});

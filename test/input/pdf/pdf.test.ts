import { describe, expect, test } from 'vitest';
import { loadPages } from '../../../src/input/pdf/load-pages.js';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';
import { type Placed, tableRules, type WriteOptions, writePdf, writtenLines } from './write-pdf.js';

const readPdf = (bytes: Uint8Array) => read(bytes, { file: 'calls/a.pdf', sides: shippedSides() });
const named = SAID.map((text, at) => `${at % 2 === 0 ? '職員' : 'お客様'}：${text}`);
const LONG =
  '昨日も同じことをお電話で申し上げましたのに、どうしてまだ何も決まっていないのか説明してくださいよ。';

async function callsOf(...given: Parameters<typeof writePdf>) {
  const { transcripts, problems } = await readPdf(writePdf(...given));
  expect(problems).toEqual([]);
  return transcripts;
}

const codeOf = async (bytes: Uint8Array) => (await readPdf(bytes)).problems.map(({ code }) => code);

describe('a dialogue', () => {
  test.each<NonNullable<WriteOptions['coding']>>(['90ms-RKSJ-H', 'UniJIS-UTF16-H', 'own'])(
    'in a font with the codes of %s',
    async (coding) => {
      const [call] = await callsOf([{ texts: writtenLines(named) }], { coding });
      expect(spoken(call)).toEqual(turns);
    },
  );

  test('what the page cut at its margin is one turn again, and its place is its line', async () => {
    const lines = [...named.slice(0, 7), `お客様：${LONG}`, '職員：申し訳ございません。'];
    const [call] = await callsOf([{ texts: writtenLines(lines, 22) }]);
    expect(spoken(call).slice(-2)).toEqual([
      ['caller', LONG],
      ['staff', '申し訳ございません。'],
    ]);
    expect(call?.turns.at(-1)?.segments).toMatchObject([{ line: 9 }]);
  });

  test('heads, feet and numbers of pages are left out, also within a turn that goes over two pages', async () => {
    const edges = (page: number): readonly Placed[] => [
      [70, 50, '電話応対記録　社外秘'],
      [290, 800, `- ${page} -`],
    ];
    const [call] = await callsOf([
      { texts: [...edges(1), ...writtenLines([...named, `職員：${LONG.slice(0, 36)}`])] },
      { texts: [...edges(2), ...writtenLines([LONG.slice(36), 'お客様：もう結構です。'])] },
    ]);
    expect(spoken(call)).toEqual([...turns, ['staff', LONG], ['caller', 'もう結構です。']]);
  });

  test('readings above kanji and letters drawn twice are no words', async () => {
    const texts: readonly Placed[] = [
      ...writtenLines(named),
      [110, 114, 'まどぐち', 4],
      [70.3, 120, named[0] ?? ''],
    ];
    expect(spoken((await callsOf([{ texts }]))[0])).toEqual(turns);
  });

  test('two calls in one file', async () => {
    const part = (number: number) => [`■通話${number}`, `日時：2026/04/0${number} 10:15`, '', ...named, ''];
    const calls = await callsOf([{ texts: writtenLines([...part(1), ...part(2)]) }]);
    expect(calls.map(spoken)).toEqual([turns, turns]);
  });
});

describe('a table', () => {
  const head: readonly Placed[] = [
    [75, 134, '時刻'],
    [145, 134, '話者'],
    [225, 134, '発話'],
  ];
  const rowAt = (y: number, at: number, text = SAID[at] ?? ''): readonly Placed[] => [
    [75, y, `10:15:${10 + at}`],
    [145, y, at % 2 === 0 ? '職員' : 'お客様'],
    [225, y, text],
  ];
  const columns = [70, 140, 220, 520];

  test('with rules, whose cells are wrapped and stand in the middle', async () => {
    const wrapped: readonly Placed[] = [
      [225, 154, LONG.slice(0, 28)],
      ...rowAt(163, 1, '').filter(([, , text]) => text !== ''),
      [225, 172, LONG.slice(28)],
    ];
    const rows = [120, 140, 180, 200, 220, 240];
    const rest = [2, 3, 4].flatMap((at) => rowAt(154 + 20 * at, at));
    const lower = rest.map(([x, y, text]): Placed => [x, y, text]);
    const [call] = await callsOf([
      { texts: [...head, ...wrapped, ...lower], rules: tableRules(columns, [...rows, 260]) },
    ]);
    expect(spoken(call)).toEqual([['caller', LONG], ...turns.slice(2, 5)]);
    expect(call?.turns[0]?.segments).toMatchObject([{ startMs: 0 }]);
  });

  test('goes on at the top of the next page, below its head once more, in the row that the page cut', async () => {
    const first = [0, 1, 2].flatMap((at) => rowAt(154 + 20 * at, at));
    const cut = rowAt(214, 3, LONG.slice(0, 28));
    const rules = tableRules(columns, [120, 140, 160, 180, 200, 220]);
    const goesOn: Placed = [225, 154, LONG.slice(28)];
    const [call, ...others] = await callsOf([
      { texts: [...head, ...first, ...cut], rules },
      {
        texts: [...head, goesOn, ...rowAt(174, 4)],
        rules: tableRules(columns, [120, 140, 160, 180]),
      },
    ]);
    expect(others).toEqual([]);
    expect(spoken(call)).toEqual([...turns.slice(0, 3), ['caller', LONG], turns[4]]);
  });
});

describe('a table without rules whose names stand in the middle of their rows', () => {
  const LINE = 14;
  const WIDE = 22;
  /** Rows of a time, a name and words that are cut at a width, each of the first two in the middle of its row. */
  function rowsAt(rows: readonly (readonly [time: string, name: string, words: string])[], top = 120) {
    const texts: Placed[] = [];
    let y = top;
    for (const [time, name, words] of rows) {
      const lines = Array.from({ length: Math.ceil(words.length / WIDE) }, (_, at) =>
        words.slice(at * WIDE, (at + 1) * WIDE),
      );
      const middle = y + ((lines.length - 1) * LINE) / 2;
      if (name !== '') texts.push([70, middle, time], [140, middle, name]);
      texts.push(...lines.map((line, at): Placed => [220, y + at * LINE, line]));
      y += lines.length * LINE;
    }
    return texts;
  }
  const rows = SAID.map((text, at): [string, string, string] => [
    `00:${10 + at}`,
    at % 2 === 0 ? '小泉' : 'お客様',
    at % 3 === 1 ? `${text}${LONG}` : text,
  ]);
  const said = rows.map(([, , text], at) => [at % 2 === 0 ? 'staff' : 'caller', text]);

  test('has the words of each row beside its name', async () => {
    const head: readonly Placed[] = [[70, 60, '応対記録'], ...rowsAt([['時刻', '発言者', '発言内容']], 100)];
    const [call] = await callsOf([{ texts: [...head, ...rowsAt(rows), [290, 800, '- 1 -']] }]);
    expect(spoken(call)).toEqual(said);
  });

  test('goes on at the top of the next page in the row that the page cut', async () => {
    const cut = rows.slice(0, 4);
    const [time, name, words] = rows[4] ?? ['', '', ''];
    const [call] = await callsOf([
      {
        texts: rowsAt([['時刻', '発言者', '発言内容'], ...cut, [time, name, `${words}${LONG.slice(0, 8)}`]]),
      },
      {
        texts: rowsAt([
          ['', '', LONG.slice(8, 20)],
          ...rows.slice(5),
          ['00:30', 'お客様', LONG],
          ['00:40', '小泉', 'はい。'],
        ]),
      },
    ]);
    expect(spoken(call).slice(4, 6)).toEqual([['staff', `${words}${LONG.slice(0, 20)}`], said[5]]);
  });
});

describe('what cannot be read costs only itself', () => {
  const whole = writePdf([{ texts: writtenLines(named) }]);
  const KEYS = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<${'43'.repeat(16)}> <${'43'.repeat(16)}>] `;

  test.each<readonly [string, string, Uint8Array]>([
    ['one with a password', 'pdf-protected', writePdf([{ texts: writtenLines(named) }], { trailer: KEYS })],
    ['one that was cut off', 'pdf-invalid', whole.subarray(0, whole.length / 2)],
    ['one without a page tree', 'pdf-invalid', Buffer.from('%PDF-1.4\n%%EOF\n')],
    [
      'a picture',
      'pdf-without-text',
      writePdf([{ more: 'q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q' }]),
    ],
    [
      'letters of which nothing tells what they are',
      'pdf-letters-unknown',
      writePdf([{ texts: writtenLines(named) }], { coding: 'unknown' }),
    ],
    [
      'columns from above to below',
      'pdf-vertical',
      writePdf([{ texts: writtenLines(named) }], { coding: 'UniJIS-UTF16-V' }),
    ],
    [
      'more pages than anybody prints',
      'pdf-too-many-pages',
      writePdf(Array.from({ length: 3001 }, () => ({}))),
    ],
  ])('%s', async (_, code, bytes) => {
    expect(await codeOf(bytes)).toEqual([code]);
    expect(await codeOf(whole)).toEqual([]);
  });

  test('one that takes longer than it may is given up, and the next one is read', async () => {
    const endless = writePdf([{ more: 'q Q\n'.repeat(8_000_000) }]);
    expect(endless.length).toBeLessThan(100_000);
    expect(await loadPages(endless, { seconds: 0.3, memoryMb: 4096 })).toMatchObject({ fault: 'too-costly' });
    expect(await codeOf(whole)).toEqual([]);
  });

  test('one that takes more memory than it may is given up', async () => {
    const large = writePdf([{ more: `(${'x'.repeat(60_000_000)}) Tj` }]);
    expect(await loadPages(large, { seconds: 600, memoryMb: 40 })).toMatchObject({ fault: 'too-costly' });
  });
});

import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';

const TIMES = ['3s', '19s', '1m 5s', '1m 25s', '12m 9s', '59m 40s', '1h 0m 2s', '1h 12m 30s'];
const MS = [3000, 19_000, 65_000, 85_000, 729_000, 3_580_000, 3_602_000, 4_350_000];

/** The body of a chat as Salesforce keeps it: a page of which the centred lines tell of the chat. */
const bodyOf = (staff: string, caller: string, above: readonly string[], notice = '') =>
  above.map((line) => `<p align="center">${line}</p>`).join('') +
  SAID.map((text, at) => {
    const line = `( ${TIMES[at]} ) ${at % 2 ? caller : staff}: ${text}<br>`;
    return at === 3 && notice !== '' ? `${line}<p align="center">${notice}</p>` : line;
  }).join('');
const JAPANESE = bodyOf(
  '西野 真',
  '森 涼',
  [
    'チャット開始: 2026年5月7日 木曜日, 10:12:03 (+0900)',
    'チャット発生元: みのり_窓口',
    'エージェント 西野 真',
  ],
  'チャットが 西野 真 から 手塚 仁 へ転送されました',
);
const ENGLISH = bodyOf(
  'Makoto Nishino',
  'Visitor',
  ['Chat Started: Thursday, May 07, 2026, 10:12:03 (+0900)', 'Chat Origin: Minori', 'Agent Makoto Nishino'],
  'Chat Transferred From Makoto Nishino To Jin Tezuka',
);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const escaped = (text: string) =>
  text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

describe('the body of a chat in a cell is read as its page shows it', () => {
  test.each([
    [
      'a.csv',
      [
        '"ID","NAME","BODY"',
        `"5701","00018820",${quoted(JAPANESE)}`,
        `"5702","00018847",${quoted(ENGLISH)}`,
      ].join('\n'),
    ],
    [
      'b.csv',
      [
        '"ID","NAME","BODY"',
        `"5701","00018820",${quoted(escaped(JAPANESE))}`,
        `"5702","00018847",${quoted(escaped(ENGLISH))}`,
      ].join('\n'),
    ],
    [
      'c.json',
      JSON.stringify({
        totalSize: 2,
        records: [
          { Id: '5701', Body: JAPANESE },
          { Id: '5702', Body: ENGLISH },
        ],
      }),
    ],
  ])('%s', async (file, text) => {
    const { transcripts, problems } = await read(text, { file, sides: shippedSides() });
    expect(problems.filter(({ isWarning }) => isWarning !== true)).toEqual([]);
    expect(transcripts.map(({ id }) => id)).toEqual(['5701', '5702']);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
    expect(transcripts[0]?.turns.map(({ segments: [segment] }) => segment?.startMs)).toEqual(MS);
    expect(transcripts.map(({ agent }) => agent)).toEqual(['西野 真', 'Makoto Nishino']);
    // The head tells the side of the one, a known name that of the other.
    expect(transcripts[1]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
  });
});

test.each([
  ['チャットの開始: 木曜日, 5月 7, 2026, 10:12:03 (+0900)', 'チャットの発信元: Web問い合わせ'],
  ['チャットの開始: 木曜日, 5月 7, 2026, 10:12:03 (+0900)', 'チャットオリジン: Web'],
])('what stands above the chat is said by nobody, however it is translated: %s, %s', async (...above) => {
  const cell = bodyOf('西野 真', '森 涼', [...above, 'エージェント 西野 真']);
  const { transcripts } = await read(`"ID","BODY"\n"5701",${quoted(cell)}`, {
    file: 'a.csv',
    sides: shippedSides(),
  });
  expect(transcripts[0]?.turns.map(({ text }) => text)).toEqual(SAID);
});

import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { makeDocument, paragraph, table } from './document.js';
import { read, spoken } from './read.js';
import { SAID, turns } from './said.js';

const options = { sides: shippedSides() };
const REMARKS = ['', '早口。', '復唱できた。', '', '名乗りを先にすべきだったか？', '', '', '不満そう。'];
const count = (at: number) => Math.floor(at / 2) + 1;

type Rows = readonly (readonly string[])[];
const csv = (rows: Rows) => rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
const page = (rows: Rows) =>
  `<html><body><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

/** A row a turn, with what its writer thought of some beside the words. */
const rows = (
  head: readonly string[],
  cells: (text: string, isStaff: boolean, at: number) => string[],
): Rows => [head, ...SAID.map((text, at) => cells(text, at % 2 === 0, at))];

const numbered = (staff: string, caller: string, head: readonly string[]) =>
  rows(head, (text, isStaff, at) => [`${isStaff ? staff : caller}${count(at)}`, text, REMARKS[at] ?? '']);

describe('what a writer remarks in a column beside the talk is nobody’s', () => {
  test.each([
    ['記録係の所感', numbered('Co', 'Cl', ['番号', '発言内容', '相談員の所感・気づき'])],
    ['考察', numbered('応', '申', ['No', '逐語', '考察'])],
    ['検討', numbered('W-', 'C-', ['', 'やりとり', '検討したい点'])],
  ])('names with the number of the turn: %s', async (_, own) => {
    const [staff = '', caller = ''] = [own[1]?.[0], own[2]?.[0]].map((name) => name?.replace(/-?\d$/, ''));
    const legend = `${staff}：相談員　${caller}：相談者`;
    const document = makeDocument(
      paragraph('逐語録'),
      paragraph(legend),
      table(own),
      paragraph('■全体を振り返って'),
    );
    const { transcripts, problems } = await read(document, { file: 'a.docx', ...options });
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
    const sheet = await read(`${legend}\n${csv(own)}`, { file: 'a.csv', ...options });
    expect(sheet.transcripts.map(spoken)).toEqual([turns]);
    const cells = own.map((row) => `| ${row.join(' | ')} |`);
    const note = `# 逐語記録\n\n${legend}\n\n${[cells[0], '|---|---|---|', ...cells.slice(1)].join('\n')}\n`;
    const markdown = await read(note, { file: 'a.md', ...options });
    expect(markdown.transcripts.map(spoken)).toEqual([turns]);
  });

  test.each([
    ['相談者（Aさん）', '相談員'],
    ['お客様（女性）', '当社（曽我）'],
    ['利用者(Bさん)', '支援員'],
  ])('a column for each side: %s, %s', async (caller, staff) => {
    const own = rows(['番号', caller, staff, '考察・気づき'], (text, isStaff, at) => [
      `${isStaff ? 'W' : 'C'}${count(at)}`,
      isStaff ? '' : text,
      isStaff ? text : '',
      REMARKS[at] ?? '',
    ]);
    for (const [file, content] of [
      ['a.docx', makeDocument(paragraph('逐語記録'), table(own))],
      ['a.html', page(own)],
      ['a.csv', csv(own)],
    ] as const) {
      const { transcripts, problems } = await read(content, { file, ...options });
      expect(problems).toEqual([]);
      expect(transcripts.map(spoken)).toEqual([turns]);
    }
  });

  test('numbers that tell speakers apart stay names', async () => {
    const own = rows(['話者', '発話', '所感'], (text, isStaff, at) => [
      isStaff ? '職員1' : '客1',
      text,
      REMARKS[at] ?? '',
    ]);
    const { transcripts } = await read(csv(own), { file: 'a.csv', ...options });
    expect(transcripts[0]?.turns.map(({ speaker }) => speaker).slice(0, 2)).toEqual(['職員1', '客1']);
  });
});

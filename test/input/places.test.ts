import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCellReader } from '../../src/input/tables/cell-reader.js';
import type { Segment, Transcript } from '../../src/model/transcript.js';
import { casesOf } from '../thoroughness.js';
import { read } from './read.js';

/** The line and column of an offset in a turn, as a report derives them. */
function placeOf(segments: readonly Segment[], offset: number): readonly [number, number] {
  const segment = segments.filter(({ start }) => start <= offset).at(-1);
  return [segment?.line ?? 0, (segment?.column ?? 0) + offset - (segment?.start ?? 0)];
}

/** Every character of every turn stands in the file where its segment says. */
function expectPlaces(content: string, transcripts: readonly Transcript[]): void {
  const lines = content.split(/\r\n|\n|\r/);
  for (const { turns } of transcripts) {
    for (const { text, segments } of turns) {
      expect(segments[0]?.start).toBe(0);
      const units = text.split('');
      const there = units.map((unit, offset) => {
        if (unit === '\n') return unit;
        const [line, column] = placeOf(segments, offset);
        return lines[line - 1]?.[column - 1];
      });
      expect(there).toEqual(units);
    }
  }
}

const words = fc
  .array(fc.constantFrom(...'あいう電話録音は、。(笑)「」ー…AB12😀髙'), { minLength: 1, maxLength: 20 })
  .map((letters) => `話${letters.join('')}す`);
const speech = fc.array(words, { minLength: 1, maxLength: 3 });
const call = fc.array(fc.tuple(fc.constantFrom('職員A', 'お客様', '担当者さん', 'Caller 2'), speech), {
  minLength: 1,
  maxLength: 6,
});
type Call = readonly (readonly [string, readonly string[]])[];

const LAYOUTS: readonly (readonly [string, (call: Call) => string])[] = [
  ['names alone', (turns) => turns.map(([name, lines]) => `${name}\n${lines.join('\n')}\n`).join('\n')],
  ['colons', (turns) => turns.map(([name, lines]) => `${name}：${lines.join('\n　')}\n`).join('')],
  [
    'half-width colons',
    (turns) => turns.map(([name, lines]) => `${name}: ${lines.join('\r\n')}\r\n`).join('\r\n'),
  ],
  ['labels', (turns) => turns.map(([name, lines]) => `【${name}】${lines.join('\n  ')}\n`).join('')],
  ['tabs', (turns) => turns.map(([name, lines]) => `${name}\t${lines.join('\n')}\n`).join('')],
  [
    'times',
    (turns) => turns.map(([name, lines], at) => `[00:00:${10 + at}] ${name}: ${lines.join('\n')}\n`).join(''),
  ],
];

describe('texts come back as they were written', () => {
  test.each(LAYOUTS)('in the layout of %s, each character with its place', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(call, fc.boolean(), async (turns, withComments) => {
        const content = write(turns);
        const text = withComments ? `# 見出し\n\n${content}# 終わり\n` : content;
        const { transcripts, problems } = await read(text, { pieceLength: 11 });
        expect(problems).toEqual([]);
        const read_ = transcripts[0]?.turns.map(({ speaker, text: spoken }) => [speaker, spoken]);
        expect(read_).toEqual(turns.map(([name, lines]) => [name, lines.join('\n')]));
        expectPlaces(text, transcripts);
      }),
      { numRuns: casesOf(150) },
    );
  });

  test('in brackets', async () => {
    const inner = words.map((text) => text.replace(/[「」()]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(inner, { minLength: 1, maxLength: 5 }), async (turns) => {
        const content = turns.map((text, index) => `${index % 2 ? '客' : '職員'}「${text}」\n`).join('');
        const { transcripts } = await read(content);
        expect(transcripts[0]?.turns.map(({ text }) => text)).toEqual(turns);
        expectPlaces(content, transcripts);
      }),
    );
  });
});

describe('tables', () => {
  const cell = fc.array(fc.constantFrom('あ', '録音', 'a', ' ', '"', ',', '\n', '\t', '。', '😀'), {
    maxLength: 8,
  });
  const rows = fc.array(
    fc.array(
      cell.map((letters) => letters.join('')),
      { minLength: 2, maxLength: 4 },
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  const quote = (text: string) => (/[",\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  test.each([',', '\t', ';'])('cells between "%s" come back, each character with its place', (delimiter) => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        (table, length, end) => {
          const content = table.map((row) => row.map(quote).join(delimiter)).join(end) + end;
          const reader = openCellReader(delimiter);
          const read_ = [];
          for (let at = 0; at < content.length; at += length) {
            read_.push(...reader.push(content.slice(at, at + length)).rows);
          }
          const last = reader.end();
          expect(last.problem).toBeNull();
          read_.push(...last.rows);
          expect(read_.map(({ cells }) => cells.map(({ text }) => text))).toEqual(table);
          const lines = content.split(/\r\n|\n/);
          for (const { cells } of read_) {
            for (const { text, segments } of cells) {
              for (let offset = 0; offset < text.length; offset++) {
                if (text[offset] === '\n') continue;
                const [line, column] = placeOf(segments, offset);
                expect(lines[line - 1]?.[column - 1]).toBe(text[offset]);
              }
            }
          }
        },
      ),
      { numRuns: casesOf(200) },
    );
  });
});

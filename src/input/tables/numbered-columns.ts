import { isSpokenJapanese } from '../../text/japanese.js';
import { foldHeader, headerSpeaksOf } from '../fields/table-headers.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { cellAt, type Row } from './cell-reader.js';

/** A table whose turns stand side by side in a row, 話者1 | 発話1 | 話者2 | 発話2 …, as one with a turn a row. */
export interface NumberedColumns {
  /** The headers without their numbers: what stands in every row, then what was numbered. */
  readonly headers: readonly string[];
  /** How many turns stand side by side. */
  readonly count: number;
  readonly expand: (row: Row) => readonly Row[];
}

const LEAST_COUNT = 2;
/** One number in a header; what is around it is the name: 話者1, 発話（2）, turns.0.text. */
const NUMBERED = /^(\D*)(\d{1,3})(\D*)$/;

/**
 * Finds columns that come again with another number. Null where there are none, or where they tell no speakers and words.
 *
 * @param sample rows below the headers
 */
export function numberedColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): NumberedColumns | null {
  const families = new Map<string, Map<number, number>>();
  for (const [index, header] of headers.entries()) {
    const [, before = '', number = '', behind = ''] = NUMBERED.exec(header.normalize('NFKC').trim()) ?? [];
    if (number === '') continue;
    const name = `${before}\u0000${behind}`;
    families.set(name, (families.get(name) ?? new Map<number, number>()).set(Number(number), index));
  }
  const bySet = new Map<string, [name: string, columns: ReadonlyMap<number, number>][]>();
  for (const [name, columns] of families) {
    if (columns.size < LEAST_COUNT) continue;
    const numbers = [...columns.keys()].toSorted((left, right) => left - right).join();
    bySet.set(numbers, [...(bySet.get(numbers) ?? []), [name, columns]]);
  }
  for (const found of bySet.values()) {
    const members = found.map(([name, columns]) => ({ header: nameOf(name), columns }));
    if (members.length >= 2 && tellsTurns(members, sample)) return expansion(headers, members);
  }
  return turnsInOrder(headers, families);
}

const LEAST_TURNS = 4;

/** 1.受付 | 2.客 | 3.受付 | 4.客: each column is a turn, its header the turn's number and who speaks. Null where the headers do not count so. */
function turnsInOrder(
  headers: readonly string[],
  families: ReadonlyMap<string, ReadonlyMap<number, number>>,
): NumberedColumns | null {
  const turns = [...families].flatMap(([name, columns]) => {
    const speaker = nameOf(name);
    const role = roleOfKnownName(speaker);
    return role === null ? [] : [...columns].map(([number, index]) => ({ number, index, speaker, role }));
  });
  const ordered = turns.toSorted((left, right) => left.number - right.number);
  const first = ordered[0]?.number ?? 0;
  const isCount = ordered.every(({ number }, at) => number === first + at);
  if (!isCount || ordered.length < LEAST_TURNS || new Set(turns.map(({ role }) => role)).size < 2)
    return null;
  const numbered = new Set(ordered.map(({ index }) => index));
  const others = [...headers.keys()].filter((index) => !numbered.has(index));
  return {
    headers: [...others.map((index) => headers[index] ?? ''), '話者', '発話'],
    count: ordered.length,
    expand: (row) => {
      const fixed = others.map((index) => row.cells[index] ?? cellAt('', row.line));
      return ordered.flatMap(({ index, speaker }) => {
        const words = row.cells[index];
        return words && words.text.trim() !== ''
          ? [{ line: row.line, cells: [...fixed, cellAt(speaker, row.line), words] }]
          : [];
      });
    },
  };
}

interface Family {
  readonly header: string;
  readonly columns: ReadonlyMap<number, number>;
}

/** The name of `turns.0.text` is `turns text`. */
function nameOf(name: string): string {
  const bare = (part: string) => part.replace(/^[\s_.\-([［（\])］）]+|[\s_.\-([［（\])］）]+$/gu, '');
  const [before = '', behind = ''] = name.split('\u0000').map(bare);
  return behind === '' ? before : behind;
}

/** True where one of the families holds speech, and another names or times; or two are of the two sides. */
function tellsTurns(members: readonly Family[], sample: readonly (readonly string[])[]): boolean {
  const isSpoken = ({ columns }: Family) => {
    const cells = sample.flatMap((row) => [...columns.values()].map((index) => row[index]?.trim() ?? ''));
    const filled = cells.filter((cell) => cell !== '');
    return filled.filter((cell) => cell.length >= 4 && isSpokenJapanese(cell)).length * 2 > filled.length;
  };
  const spoken = members.filter(isSpoken);
  if (spoken.length === 0) return false;
  const sides = new Set(spoken.map(({ header }) => roleOfKnownName(header)).filter((role) => role !== null));
  const tellsNames = members.some(
    (member) =>
      !spoken.includes(member) &&
      (headerSpeaksOf('speaker', foldHeader(member.header)) ||
        headerSpeaksOf('role', foldHeader(member.header))),
  );
  return sides.size === 2 || tellsNames;
}

function expansion(headers: readonly string[], members: readonly Family[]): NumberedColumns {
  const numbered = new Set(members.flatMap(({ columns }) => [...columns.values()]));
  const others = [...headers.keys()].filter((index) => !numbered.has(index));
  const numbers = [...(members[0]?.columns.keys() ?? [])].toSorted((left, right) => left - right);
  return {
    headers: [...others.map((index) => headers[index] ?? ''), ...members.map(({ header }) => header)],
    count: numbers.length,
    expand: (row) => {
      const fixed = others.map((index) => row.cells[index] ?? cellAt('', row.line));
      const turns = numbers.map((number) =>
        members.map(({ columns }) => row.cells[columns.get(number) ?? -1] ?? cellAt('', row.line)),
      );
      const said = turns.filter((cells) => cells.some(({ text }) => text.trim() !== ''));
      return said.map((cells) => ({ line: row.line, cells: [...fixed, ...cells] }));
    },
  };
}

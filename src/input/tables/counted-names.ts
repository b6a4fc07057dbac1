import { countedBases, nameBeforeNumber } from '../dialogue/numbered-names.js';
import { foldHeader } from '../fields/table-headers.js';
import { foldName } from '../speakers/speakers.js';
import type { Row } from './cell-reader.js';
import { isNumberHeader } from './find-columns.js';

/** Of the cells below the first such name so many are one. */
const LEAST_NAMED = 0.9;
const LONGEST_NAME = 12;

/** A column of names with the number of the turn behind each. */
export interface CountedNames {
  readonly column: number;
  /** The names without their numbers, folded. */
  readonly names: ReadonlySet<string>;
  /** The line of the row above the first of them. */
  readonly header: number | null;
}

/** The column whose cells are names with the number of each speaker's turn, CO1, CL1, CO2 …; null where there is none. */
export function countedNames(rows: readonly Row[]): CountedNames | null {
  const width = Math.max(0, ...rows.slice(0, MOST_ROWS).map(({ cells }) => cells.length));
  for (let column = 0; column < width; column++) {
    const cells = rows.map((row) => row.cells[column]?.text.trim() ?? '');
    const first = cells.findIndex((cell) => baseOf(cell) !== null);
    if (first === -1) continue;
    const below = cells.slice(first).filter((cell) => cell !== '');
    const named = below.filter((cell) => baseOf(cell) !== null);
    if (named.length < LEAST_NAMED * below.length) continue;
    const names = countedBases(named);
    if (names.size > 0) return { column, names, header: rows[first - 1]?.line ?? null };
  }
  return null;
}

const MOST_ROWS = 60;

/** The row with the name alone in that column, and the header of such a column, 番号, as one of speakers. */
export function withoutCount(row: Row, { column, names, header }: CountedNames): Row {
  const text = row.cells[column]?.text.trim();
  if (text === undefined) return row;
  const base = baseOf(text);
  const isHeader = row.line === header && (text === '' || isNumberHeader(foldHeader(text)));
  const name =
    isHeader && isOfColumns(row) ? SPEAKER : base !== null && names.has(foldName(base)) ? base : text;
  if (name === text) return row;
  const cells = row.cells.map((one, index) => (index === column ? { ...one, text: name } : one));
  return { ...row, cells };
}

const SPEAKER = '話者';

/** True for a row with several cells filled: no title. */
function isOfColumns({ cells }: Row): boolean {
  return cells.filter(({ text }) => text.trim() !== '').length >= 2;
}

function baseOf(cell: string): string | null {
  return cell.length > LONGEST_NAME ? null : nameBeforeNumber(cell);
}

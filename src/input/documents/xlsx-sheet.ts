import { inputProblem } from '../raw/input-problem.js';
import type { Cell, Row } from '../tables/cell-reader.js';
import { LONGEST_CELL, MOST_COLUMNS } from '../tables/cell-reader.js';
import { readXml, WorkbookFault } from './xlsx-parts.js';
import { textOfSerial } from './xlsx-workbook.js';

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** For each cell style, whether its numbers are dates or times. */
  readonly timeStyles: readonly boolean[];
}

const NO_CELL: Cell = { text: '', segments: [{ start: 0, line: null, column: null }] };

/** The rows of a sheet in their order; a row's line is its number in the sheet. Cells that are joined downwards are told at the end. */
export function readSheet(
  bytes: Uint8Array,
  path: string,
  context: SheetContext,
  take: (row: Row) => void,
): readonly MergedCells[] {
  const merged: MergedCells[] = [];
  let line = 0;
  let cells: Cell[] = [];
  let column = 0;
  let type = '';
  let style = 0;
  let text = '';
  let isValue = false;
  let phonetic = 0;
  readXml(bytes, path, {
    open: (name, attribute) => {
      if (name === 'row') {
        const number = Number(attribute('r'));
        line = Number.isInteger(number) && number > line ? number : line + 1;
        cells = [];
        column = 0;
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1;
        if (column > MOST_COLUMNS) {
          throw new WorkbookFault(inputProblem('table-too-wide', { line }, { limit: String(MOST_COLUMNS) }));
        }
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        text = '';
      } else if (name === 'rPh') phonetic++;
      else if (name === 'mergeCell' && merged.length < MOST_MERGED) {
        const joined = mergedDownwards(attribute('ref') ?? '');
        if (joined) merged.push(joined);
      }
      isValue = (name === 'v' || name === 't') && phonetic === 0;
    },
    text: (piece) => {
      if (!isValue) return;
      text += piece;
      if (text.length > LONGEST_CELL) {
        throw new WorkbookFault(
          inputProblem('table-cell-too-long', { line }, { limit: String(LONGEST_CELL) }),
        );
      }
    },
    close: (name) => {
      if (name === 'rPh') phonetic--;
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c') {
        while (cells.length < column - 1) cells.push(NO_CELL);
        cells[column - 1] = cellOf(textOf(type, style, text, context), line);
      }
      if (name === 'row' && cells.length > 0) take({ cells, line });
    },
  });
  return merged;
}

/** Cells of one column that are one. */
export interface MergedCells {
  /** 0-based. */
  readonly column: number;
  /** Lines of the first and the last of them. */
  readonly first: number;
  readonly last: number;
}

const MOST_MERGED = 100_000;

/** C20:C23; null for cells that are joined sideways. */
function mergedDownwards(reference: string): MergedCells | null {
  const [, from = '', first, to, last] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const column = from === to ? columnOf(from) : null;
  return column === null ? null : { column: column - 1, first: Number(first), last: Number(last) };
}

/** A name, a number or a time that stands for several rows; nobody's words. */
const LONGEST_SHARED = 30;

/** The rows with short cells that are joined downwards filled in, so that each row tells by itself. */
export function withMergedCells(rows: readonly Row[], merged: readonly MergedCells[]): readonly Row[] {
  if (merged.length === 0) return rows;
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const filled = new Map<number, Cell[]>();
  for (const { column, first, last } of merged) {
    const cell = byLine.get(first)?.cells[column];
    if (!cell || cell.text === '' || cell.text.length > LONGEST_SHARED || /[。、？！?!]/.test(cell.text))
      continue;
    for (let line = first + 1; line <= Math.min(last, first + rows.length); line++) {
      const row = byLine.get(line);
      if (!row || (row.cells[column]?.text ?? '') !== '') continue;
      const cells = filled.get(line) ?? [...row.cells];
      while (cells.length < column) cells.push(NO_CELL);
      cells[column] = { text: cell.text, segments: [{ start: 0, line, column: null }] };
      filled.set(line, cells);
    }
  }
  return rows.map((row) => ({ ...row, cells: filled.get(row.line) ?? row.cells }));
}

/** A sheet has rows but no columns of characters. */
function cellOf(text: string, line: number): Cell {
  return { text: text.replace(/\r\n?/g, '\n'), segments: [{ start: 0, line, column: null }] };
}

function textOf(type: string, style: number, value: string, context: SheetContext): string {
  if (type === 's') return context.strings[Number(value)] ?? '';
  if (type !== 'n' || value === '' || !context.timeStyles[style]) return value;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? textOfSerial(number) : value;
}

/** The number of a column from a cell's reference: A1 is 1, AB7 is 28; null without one. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,8}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

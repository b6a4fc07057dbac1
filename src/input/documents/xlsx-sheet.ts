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

/** The rows of a sheet in their order; a row's line is its number in the sheet. */
export function readSheet(
  bytes: Uint8Array,
  path: string,
  context: SheetContext,
  take: (row: Row) => void,
): void {
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

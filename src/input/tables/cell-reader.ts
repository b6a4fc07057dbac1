import type { Segment } from '../../model/transcript.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';

/** A cell of a table, the quotes around it taken off. */
export interface Cell {
  readonly text: string;
  /** Where its characters stand in the file; a new one after each line end and each doubled quote. */
  readonly segments: readonly Segment[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** 1-based line, or row of a sheet, where the row begins. */
  readonly line: number;
}

/** A cell of a document without columns: all of it stands on a line. */
export function cellAt(text: string, line: number): Cell {
  return { text, segments: [{ start: 0, line, column: null }] };
}

export function rowAt(texts: readonly string[], line: number): Row {
  return { line, cells: texts.map((text) => cellAt(text, line)) };
}

/** Rows that a piece of text completed; after a problem no more follow. */
export interface ReadRows {
  readonly rows: readonly Row[];
  readonly problem: InputProblem | null;
}

/** Takes a table's text in pieces and gives its rows. */
export interface CellReader {
  readonly push: (chunk: string) => ReadRows;
  readonly end: () => ReadRows;
}

/** Characters of a cell; Excel allows 32,767. An open quote would otherwise swallow the rest of the file. */
export const LONGEST_CELL = 1_000_000;
/** Excel has 16,384 columns. */
export const MOST_COLUMNS = 16_384;

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Reads comma- or tab-separated text (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180), in constant memory.
 * Readers at hand give no column for a cell's characters, and findings have to point there.
 */
export function openCellReader(delimiter: string): CellReader {
  const separator = delimiter.charCodeAt(0);
  let line = 1;
  let column = 1;
  let rowLine = 1;
  let cells: Cell[] = [];
  let text = '';
  let segments: Segment[] = [];
  // plain: an unquoted cell; quoted: within quotes; behind: a quote within quotes, which closes or is doubled.
  let state: 'start' | 'plain' | 'quoted' | 'behind' = 'start';
  let opening = { line: 1, column: 1 };
  let afterCr = false;
  let problem: InputProblem | null = null;

  const mark = () => segments.push({ start: text.length, line, column });
  const closeCell = () => {
    if (segments.length === 0) mark();
    cells.push({ text, segments });
    text = '';
    segments = [];
    state = 'start';
  };
  const closeRow = (rows: Row[]) => {
    closeCell();
    if (cells.length > 1 || cells[0]?.text !== '') rows.push({ cells, line: rowLine });
    cells = [];
  };
  const newLine = () => {
    line++;
    column = 1;
  };

  const push = (chunk: string): ReadRows => {
    const rows: Row[] = [];
    for (let at = 0; at < chunk.length && !problem; at++) {
      const code = chunk.charCodeAt(at);
      if (afterCr) {
        afterCr = false;
        if (code === LF) continue;
      }
      if (state === 'quoted') {
        if (code === QUOTE) {
          state = 'behind';
          column++;
        } else if (code === LF || code === CR) {
          afterCr = code === CR;
          text += '\n';
          newLine();
          mark();
        } else {
          const end = endOfRun(chunk, at, separator, true);
          text += chunk.slice(at, end);
          column += end - at;
          at = end - 1;
        }
      } else if (state === 'behind' && code === QUOTE) {
        text += '"';
        column++;
        mark();
        state = 'quoted';
      } else if (code === separator) {
        closeCell();
        column++;
        if (cells.length >= MOST_COLUMNS) {
          problem = inputProblem('table-too-wide', { line, column }, { limit: String(MOST_COLUMNS) });
        }
      } else if (code === LF || code === CR) {
        afterCr = code === CR;
        closeRow(rows);
        newLine();
        rowLine = line;
      } else if (state === 'start' && code === QUOTE) {
        opening = { line, column };
        column++;
        mark();
        state = 'quoted';
      } else {
        if (state !== 'plain') mark();
        state = 'plain';
        const end = endOfRun(chunk, at, separator, false);
        text += chunk.slice(at, end);
        column += end - at;
        at = end - 1;
      }
      if (text.length > LONGEST_CELL) {
        const place = state === 'plain' ? { line: rowLine } : opening;
        problem = inputProblem('table-cell-too-long', place, { limit: String(LONGEST_CELL) });
      }
    }
    return { rows, problem };
  };

  const end = (): ReadRows => {
    const rows: Row[] = [];
    if (!problem && state === 'quoted') problem = inputProblem('table-quote-open', opening);
    if (!problem && (cells.length > 0 || state !== 'start')) closeRow(rows);
    return { rows, problem };
  };
  return { push, end };
}

/** Where a run of ordinary characters ends; within quotes a separator is one of them. */
function endOfRun(chunk: string, start: number, separator: number, isQuoted: boolean): number {
  let at = start + 1;
  for (; at < chunk.length; at++) {
    const code = chunk.charCodeAt(at);
    if (code === LF || code === CR) break;
    if (isQuoted ? code === QUOTE : code === separator) break;
  }
  return at;
}

/** How many lines of the file, or rows of a sheet, a row takes. */
export function linesOfRow({ cells, line }: Row): number {
  const last = cells.reduce((end, { segments }) => Math.max(end, segments.at(-1)?.line ?? line), line);
  return last - line + 1;
}

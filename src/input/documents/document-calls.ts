import { parsePlainText } from '../dialogue/typed-text.js';
import type { ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import type { Row } from '../tables/cell-reader.js';
import { isScoreTable } from '../tables/score-table.js';
import { openTableCalls } from '../tables/table-calls.js';
import { planTable } from '../tables/table-plan.js';
import type { PageElement } from './marked-blocks.js';

/** A part of a document: a line of text, or the rows of a table. */
export type Block =
  | { readonly line: string; readonly path?: string; readonly elements?: readonly PageElement[] }
  | { readonly rows: readonly (readonly string[])[] };

/**
 * The calls of a document (Word, HTML, RTF): each of its tables that has columns of speakers and words, with the text around
 * them as their head; where there is none, its lines as a typed dialogue.
 */
export function callsOfBlocks(given: readonly Block[], context: ParseContext): readonly Parsed[] {
  const blocks = given.filter((block) => !('rows' in block && isScoreTable(block.rows, context.roleOf)));
  const tables = blocks.flatMap((block) => ('rows' in block ? [rowsOf(block.rows)] : []));
  const planned = tables.filter((rows) => planTable(rows, context) !== null);
  const text = blocks.map((block) => ('line' in block ? block.line : linesOfTable(block.rows))).join('\n');
  context.weigh?.(text);
  if (text.trim() === '' && blocks.length < given.length)
    return [asProblem({ ...inputProblem('table-of-scores', null), isWarning: true })];
  if (text.trim() === '') return [asProblem(inputProblem('input-empty', null))];
  if (planned.length === 0) return [...parsePlainText(text, context)];
  const around = blocks.map((block) =>
    'line' in block ? block.line : isPlanned(block, context) ? '' : linesOfTable(block.rows),
  );
  const head: readonly Row[] = around
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line, index) => rowOf(line.split('\t'), index + 1));
  return planned.flatMap((rows) => {
    const calls = openTableCalls(context);
    return [...[...head, ...rows].flatMap((row) => calls.push(row)), ...calls.end()];
  });
}

function isPlanned(block: Block, context: ParseContext): boolean {
  return 'rows' in block && planTable(rowsOf(block.rows), context) !== null;
}

/** The rows of a table as lines, the cells apart by tabs; a cell that stands alone in its row keeps its lines. */
export function linesOfTable(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => {
      const filled = cells.filter((cell) => cell.trim() !== '');
      if (filled.length === 1) return filled[0];
      return cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ')).join('\t');
    })
    .join('\n');
}

function rowsOf(rows: readonly (readonly string[])[]): readonly Row[] {
  return rows.map((cells, index) => rowOf(cells, index + 1));
}

function rowOf(cells: readonly string[], line: number): Row {
  return { cells: cells.map((text) => ({ text, segments: [{ start: 0, line, column: null }] })), line };
}

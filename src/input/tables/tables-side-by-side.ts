import { foldHeader, headerSpeaksOf } from '../fields/table-headers.js';
import type { Row } from './cell-reader.js';

/** A header stands among the first rows. */
const HEADER_ROWS = 20;
const MOST_TABLES = 12;
const LEAST_COLUMNS = 2;
const LEAST_ROWS = 3;

/**
 * The rows of each of several tables that stand side by side in a sheet, each with the same header and both speakers below it: a call each. Null
 * where there is one table, or where turns of one call stand side by side.
 */
export function tablesSideBySide(rows: readonly Row[]): readonly (readonly Row[])[] | null {
  for (const [at, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const starts = startsOfHeaders(row.cells.map(({ text }) => foldHeader(text)));
    if (starts.length < 2 || starts.length > MOST_TABLES) continue;
    const tables = starts.map((start, index) => columnsOf(rows, start, starts[index + 1]));
    if (tables.every((table) => hasBothSpeakers(table, at))) return tables;
  }
  return null;
}

/** Where each of several equal groups of headers begins; empty where there are none that tell speakers and words. */
function startsOfHeaders(headers: readonly string[]): readonly number[] {
  const first = headers.findIndex((header) => header !== '');
  const own = headers[first];
  if (own === undefined) return [];
  const starts = headers.flatMap((header, index) => (header === own ? index : []));
  const width = (starts[1] ?? 0) - first;
  const groups = starts.map((start) =>
    headers
      .slice(start, start + width)
      .join('\u0000')
      .replace(/\u0000+$/, ''),
  );
  const group = (groups[0] ?? '').split('\u0000');
  const tells = (column: 'speaker' | 'text') => group.some((header) => headerSpeaksOf(column, header));
  const areEqual = new Set(groups).size === 1 && group.length >= LEAST_COLUMNS;
  return areEqual && tells('speaker') && tells('text') ? starts : [];
}

function columnsOf(rows: readonly Row[], start: number, end: number | undefined): readonly Row[] {
  return rows
    .map(({ cells, line }) => ({ line, cells: cells.slice(start, end) }))
    .filter(({ cells }) => cells.some(({ text }) => text.trim() !== ''));
}

/** True where two or more take turns below a table's header: in a row of one call each place is one speaker's. */
function hasBothSpeakers(table: readonly Row[], headerAt: number): boolean {
  const header = table.findIndex(({ cells }) =>
    cells.some(({ text }) => headerSpeaksOf('text', foldHeader(text))),
  );
  const row = table[header];
  if (!row || header > headerAt) return false;
  const speaker = row.cells.findIndex(({ text }) => headerSpeaksOf('speaker', foldHeader(text)));
  const names = table.slice(header + 1).map(({ cells }) => cells[speaker]?.text.trim() ?? '');
  return names.length >= LEAST_ROWS && new Set(names.filter((name) => name !== '')).size >= 2;
}

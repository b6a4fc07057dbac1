import type { JsonObject } from '../raw/json-value.js';
import { isObject, objectIn, textIn } from '../raw/json-value.js';
import { type Cell, cellAt, type Row } from '../tables/cell-reader.js';
import type { ReadSheet } from './sheet-calls.js';

/** Cells of one row; more are no table of speech. */
const MOST_CELLS = 1000;

/**
 * The sheets of a workbook that is one XML document (SpreadsheetML 2003,
 * https://learn.microsoft.com/previous-versions/office/developer/office-xp/aa140066(v=office.10)), as `readXmlTree` gives it. Null for any other
 * document. A row's line is its number in the sheet.
 */
export function xmlSheets(tree: unknown): readonly ReadSheet[] | null {
  const worksheets = listOf(objectIn(objectIn(tree).Workbook).Worksheet).filter(isObject);
  if (worksheets.length === 0) return null;
  return worksheets.flatMap((worksheet) => {
    const rows = listOf(objectIn(worksheet.Table).Row).flatMap((row, index) => rowOf(row, index + 1) ?? []);
    return rows.length === 0 ? [] : { sheet: { name: textIn(worksheet.Name) ?? '' }, rows };
  });
}

/** One element or a list of several, as a reader of XML gives them. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Cells that are left out are told by the number of the next one. */
function rowOf(row: unknown, line: number): Row | null {
  const cells: Cell[] = [];
  for (const cell of listOf(objectIn(row).Cell)) {
    const index = Number(textIn(objectIn(cell).Index) ?? 0);
    while (cells.length < Math.min(index - 1, MOST_CELLS)) cells.push(cellAt('', line));
    if (cells.length < MOST_CELLS)
      cells.push(cellAt(isObject(cell) ? textOf(cell) : (textIn(cell) ?? ''), line));
  }
  return cells.some(({ text }) => text !== '') ? { cells, line } : null;
}

function textOf({ Data: data }: JsonObject): string {
  const text = textIn(isObject(data) ? data.text : data) ?? '';
  // 1899-12-31T00:00:05.000: the hours of the day alone; 2026-11-09T00:00:00.000.
  const isDate = isObject(data) && data.Type === 'DateTime';
  return isDate ? text.replace(/^(?:1899|1900)-\d{2}-\d{2}T/, '').replace('T', ' ') : text;
}

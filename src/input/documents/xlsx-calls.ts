import type { ParseContext } from '../raw/input-format.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import type { Row } from '../tables/cell-reader.js';
import { callsOfSheets, type ReadSheet } from './sheet-calls.js';
import { unpackParts, WorkbookFault } from './xlsx-parts.js';
import { readSheet, withMergedCells } from './xlsx-sheet.js';
import { readSharedStrings, readTimeStyles, visibleSheets } from './xlsx-workbook.js';

const WORKBOOK = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';

/** The calls of a workbook, or what keeps it from being read. */
export function* readWorkbook(bytes: Uint8Array, context: ParseContext): Iterable<Parsed> {
  const sheets = readSheets(bytes);
  if ('code' in sheets) yield asProblem(sheets);
  else if (sheets.length === 0) yield asProblem(inputProblem('xlsx-no-sheet', null));
  else yield* callsOfSheets(sheets, context);
}

/** The visible sheets that hold anything. A damaged workbook is not read in part: nothing says how much of it is missing. */
export function readSheets(bytes: Uint8Array): readonly ReadSheet[] | InputProblem {
  const sheets: ReadSheet[] = [];
  try {
    const places = visibleSheets(unpackParts(bytes, (name) => WORKBOOK.has(name)));
    if (places.length === 0) throw new WorkbookFault(inputProblem('xlsx-no-sheet', null));
    const paths = new Set([STRINGS, STYLES, ...places.map(({ path }) => path)]);
    const parts = unpackParts(bytes, (name) => paths.has(name));
    const strings = readSharedStrings(parts.get(STRINGS));
    const timeStyles = readTimeStyles(parts.get(STYLES));
    for (const sheet of places) {
      const part = parts.get(sheet.path);
      if (!part) throw new WorkbookFault(inputProblem('xlsx-invalid', null, { reason: sheet.path }));
      const rows: Row[] = [];
      const merged = readSheet(part, sheet.path, { strings, timeStyles }, (row) => {
        if (row.cells.some(({ text }) => text !== '')) rows.push(row);
      });
      if (rows.length > 0) sheets.push({ sheet, rows: withMergedCells(rows, merged) });
    }
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return error.problem;
  }
  return sheets;
}

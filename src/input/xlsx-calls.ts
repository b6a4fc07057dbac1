import type { ParseContext } from './input-format.js';
import { inputProblem } from './input-problem.js';
import type { Parsed } from './raw-call.js';
import { asProblem } from './raw-call.js';
import { openTableCalls } from './table-calls.js';
import { unpackParts, WorkbookFault } from './xlsx-parts.js';
import { readSheet } from './xlsx-sheet.js';
import { firstSheetPath, readSharedStrings, readTimeStyles } from './xlsx-workbook.js';

const WORKBOOK = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';

/** The calls of a workbook, or what keeps it from being read. */
export function* readWorkbook(bytes: Uint8Array, context: ParseContext): Iterable<Parsed> {
  const calls = openTableCalls(context.columns);
  const results: Parsed[] = [];
  let rows = 0;
  try {
    const path = firstSheetPath(unpackParts(bytes, (name) => WORKBOOK.has(name)));
    const parts = unpackParts(bytes, (name) => name === path || name === STRINGS || name === STYLES);
    const sheet = parts.get(path);
    if (!sheet) throw new WorkbookFault(inputProblem('xlsx-invalid', null, { reason: path }));
    const strings = readSharedStrings(parts.get(STRINGS));
    const timeStyles = readTimeStyles(parts.get(STYLES));
    readSheet(sheet, path, { strings, timeStyles }, (row) => {
      if (row.cells.every(({ text }) => text === '')) return;
      rows++;
      results.push(...calls.push(row));
    });
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    // A damaged workbook is not analysed in part: nothing says how much of it is missing.
    yield asProblem(error.problem);
    return;
  }
  if (rows === 0) yield asProblem(inputProblem('xlsx-no-sheet', null));
  else yield* [...results, ...calls.end()];
}

import type { BinaryFormat, ParseContext } from './input-format.js';
import { inputProblem } from './input-problem.js';
import type { Parsed } from './raw-call.js';
import { asProblem } from './raw-call.js';
import { openTableCalls } from './table-calls.js';
import { unpackParts, WorkbookFault } from './xlsx-parts.js';
import { readSheet } from './xlsx-sheet.js';
import { firstSheetPath, readSharedStrings, readTimeStyles } from './xlsx-workbook.js';

/**
 * Excel workbooks (Office Open XML, https://ecma-international.org/publications-and-standards/standards/ecma-376/): the
 * first visible sheet, as a CSV table. Read part by part with limits of our own, because libraries that
 * read whole workbooks unpack whatever they are given.
 */
export const xlsxFormat = {
  name: 'xlsx',
  extensions: ['xlsx', 'xlsm'],
  reads: 'bytes',
  sniff: (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04,
  parse: parseWorkbook,
} as const satisfies BinaryFormat;

const WORKBOOK = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';

function* parseWorkbook(bytes: Uint8Array, context: ParseContext): Iterable<Parsed> {
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

import { stringify } from 'csv-stringify/sync';
import { withoutControlsButBreaks } from '../text/control-characters.js';
import { withoutCommands } from '../text/workflow-commands.js';
import { type CellValue, defuseFormula } from './spreadsheet-cell.js';

/** Excel takes a file without it for Shift_JIS. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * csv-stringify quotes for the whole delimiter of records only, but most readers end a row at a bare line feed or carriage
 * return as well. White space at an end is kept by more readers within quotes.
 */
const NEEDS_QUOTES = /[\r\n]|^\s|\s$/;

/** Rows as RFC 4180 text that opens in a spreadsheet by a double click, formulas defused. */
export function csvRows(rows: readonly (readonly CellValue[])[]): string {
  return stringify(
    rows.map((row) => row.map(safeCell)),
    { record_delimiter: '\r\n', quoted_match: NEEDS_QUOTES },
  );
}

function safeCell(value: CellValue): CellValue {
  return defuseFormula(typeof value === 'string' ? withoutCommands(withoutControlsButBreaks(value)) : value);
}

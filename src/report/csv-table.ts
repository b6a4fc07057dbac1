import { stringify } from 'csv-stringify/sync';
import { withoutControlsButBreaks } from '../text/control-characters.js';
import { type CellValue, defuseFormula } from './spreadsheet-cell.js';

/** Excel takes a file without it for Shift_JIS. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Rows as RFC 4180 text that opens in a spreadsheet by a double click, formulas defused. */
export function csvRows(rows: readonly (readonly CellValue[])[]): string {
  return stringify(
    rows.map((row) => row.map(safeCell)),
    { record_delimiter: '\r\n' },
  );
}

function safeCell(value: CellValue): CellValue {
  return defuseFormula(typeof value === 'string' ? withoutControlsButBreaks(value) : value);
}

import type { CellValue, Workbook } from 'hucre';
import type { BinaryFormat, ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import type { Cell, Row } from '../tables/cell-reader.js';
import { callsOfSheets } from './sheet-calls.js';

/** Signature of compound files (https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb): old Excel, old Word, Outlook. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0] as const;
const WORD = Buffer.from('WordDocument', 'utf16le');

/**
 * Old Excel workbooks (BIFF8, https://learn.microsoft.com/openspecs/office_file_formats/ms-xls), as `xlsx`. Older and protected ones, and
 * Word documents in the same kind of file, are told.
 */
export const xlsFormat = {
  name: 'xls',
  extensions: ['xls'],
  reads: 'bytes',
  sniff: (bytes) => COMPOUND_FILE.every((byte, index) => bytes[index] === byte),
  parse: parseWorkbook,
} as const satisfies BinaryFormat;

/** The library is loaded when there is a workbook. */
async function* parseWorkbook(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(WORD)) {
    yield asProblem(inputProblem('input-old-word', null));
    return;
  }
  const workbook = await openWorkbook(bytes);
  if (!workbook) {
    yield asProblem(inputProblem('input-old-excel', null));
    return;
  }
  const { withMergedCells } = await import('./xlsx-sheet.js');
  const sheets = workbook.sheets.flatMap(({ name, rows: given, merges = [] }) => {
    const rows = given.flatMap((cells, index) => rowOf(cells, index + 1) ?? []);
    const merged = merges.flatMap(({ startRow, endRow, startCol, endCol }) =>
      startCol === endCol ? { column: startCol, first: startRow + 1, last: endRow + 1 } : [],
    );
    return rows.length === 0 ? [] : { sheet: { name }, rows: withMergedCells(rows, merged) };
  });
  if (sheets.length === 0) yield asProblem(inputProblem('xlsx-no-sheet', null));
  else yield* callsOfSheets(sheets, context);
}

/** Null where the library cannot read it: damaged, protected, or of before 1997. */
async function openWorkbook(bytes: Uint8Array): Promise<Workbook | null> {
  const { readXls } = await import('hucre');
  try {
    return await readXls(bytes);
  } catch {
    return null;
  }
}

/** Null for a row without anything in it. */
function rowOf(cells: readonly CellValue[] | null | undefined, line: number): Row | null {
  const read = Array.from(cells ?? [], (value): Cell => {
    const text = textOf(value).replace(/\r\n?/g, '\n');
    return { text, segments: [{ start: 0, line, column: null }] };
  });
  return read.some(({ text }) => text !== '') ? { cells: read, line } : null;
}

/** The first days of Excel's calendar hold the hours of the day alone. */
const FIRST_YEAR = 1900;

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().slice(0, -1).split('T');
  return value.getUTCFullYear() <= FIRST_YEAR ? time : `${day} ${time}`;
}

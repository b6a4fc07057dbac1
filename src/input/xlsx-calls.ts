import type { Row } from './cell-reader.js';
import type { ParseContext } from './input-format.js';
import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';
import type { Parsed } from './raw-call.js';
import { asProblem } from './raw-call.js';
import { rowsOfDialogue } from './sheet-dialogue.js';
import { openTableCalls } from './table-calls.js';
import { unpackParts, WorkbookFault } from './xlsx-parts.js';
import { readSheet } from './xlsx-sheet.js';
import { readSharedStrings, readTimeStyles, type SheetPlace, visibleSheets } from './xlsx-workbook.js';

const WORKBOOK = new Set(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';

interface ReadSheet {
  readonly sheet: SheetPlace;
  readonly rows: readonly Row[];
}

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
      readSheet(part, sheet.path, { strings, timeStyles }, (row) => {
        if (row.cells.some(({ text }) => text !== '')) rows.push(row);
      });
      if (rows.length > 0) sheets.push({ sheet, rows });
    }
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    return error.problem;
  }
  return sheets;
}

/** Sheets without a call (covers, lists, keys) are left out where another has one; else the first says what is wrong. */
function* callsOfSheets(sheets: readonly ReadSheet[], context: ParseContext): Iterable<Parsed> {
  const parsed = sheets.map(({ sheet, rows }) => {
    const results = resultsOf(rows, context);
    const isCall = results.some(({ kind }) => kind === 'call');
    return { sheet, results, isCall };
  });
  const used = parsed.filter(({ isCall }) => isCall);
  if (used.length === 0) {
    yield* parsed[0]?.results ?? [];
    return;
  }
  for (const { sheet, isCall } of parsed) {
    if (!isCall) context.note?.({ kind: 'left-out', part: sheet.name });
  }
  const isNamedBySheet = used.length > 1;
  for (const { sheet, results } of used) {
    for (const result of results) {
      const isNameless = result.kind === 'call' && result.call.id === null;
      yield isNameless && isNamedBySheet
        ? { kind: 'call', call: { ...result.call, id: sheet.name } }
        : result;
    }
  }
}

function resultsOf(rows: readonly Row[], context: ParseContext): readonly Parsed[] {
  const calls = openTableCalls(context);
  const results = [...rows.flatMap((row) => calls.push(row)), ...calls.end()];
  if (results.some(({ kind }) => kind === 'call')) return results;
  const dialogue = rowsOfDialogue(rows, context);
  return dialogue ?? results;
}

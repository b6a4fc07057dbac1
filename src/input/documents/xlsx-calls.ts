import type { Role } from '../../model/transcript.js';
import type { ParseContext } from '../raw/input-format.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asCall, asProblem } from '../raw/raw-call.js';
import { roleOfMeaning } from '../speakers/legend.js';
import type { Row } from '../tables/cell-reader.js';
import { rowsOfDialogue } from '../tables/sheet-dialogue.js';
import { openTableCalls } from '../tables/table-calls.js';
import { unpackParts, WorkbookFault } from './xlsx-parts.js';
import { readSheet, withMergedCells } from './xlsx-sheet.js';
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

/** Sheets without a call (covers, lists, keys) are left out where another has one; else the first says what is wrong. */
function* callsOfSheets(sheets: readonly ReadSheet[], context: ParseContext): Iterable<Parsed> {
  const read = sheets.map(({ sheet, rows }) => ({ sheet, rows, results: resultsOf(rows, context) }));
  const hasSpeech = read.some(({ results }) => results.some(isSpoken));
  // Beside sheets of calls, one whose rows are no sentences is a key to them.
  const keys = hasSpeech ? read.filter(({ results }) => !results.some(isSpoken)) : [];
  const roles = rolesOfKeys(
    keys.map(({ rows }) => rows),
    context.roleOf,
  );
  const parsed = read.map((one) => ({
    ...one,
    isCall: !keys.includes(one) && one.results.some(({ kind }) => kind === 'call'),
  }));
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
    for (const found of results) {
      const result = withRoles(found, roles);
      const isNameless = result.kind === 'call' && result.call.id === null;
      yield isNameless && isNamedBySheet
        ? { kind: 'call', call: { ...result.call, id: sheet.name } }
        : result;
    }
  }
}

/** Characters that somebody says at a time. */
const LEAST_LENGTH = 5;

/** True for a call in which half of what is said are phrases. */
function isSpoken(result: Parsed): boolean {
  if (result.kind !== 'call') return false;
  const { utterances } = result.call;
  const phrases = utterances.filter(
    ({ text }) => text.length >= LEAST_LENGTH && /\p{Script=Hiragana}|[。？！]/u.test(text),
  );
  return phrases.length * 2 >= utterances.length;
}

/** What the rows of a key (応 | 応対者) say of whose side a name is on. */
function rolesOfKeys(
  keys: readonly (readonly Row[])[],
  roleOf: ParseContext['roleOf'],
): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const { cells } of keys.flat()) {
    const [name = '', meaning = '', ...others] = cells
      .map(({ text }) => text.trim())
      .filter((text) => text !== '');
    const role = others.length === 0 && name !== '' ? (roleOf(meaning) ?? roleOfMeaning(meaning)) : null;
    if (role) roles.set(name, role);
  }
  return roles;
}

function withRoles(result: Parsed, roles: ReadonlyMap<string, Role>): Parsed {
  if (result.kind === 'problem' || roles.size === 0) return result;
  return asCall({ ...result.call, roles: new Map([...roles, ...(result.call.roles ?? [])]) });
}

function resultsOf(rows: readonly Row[], context: ParseContext): readonly Parsed[] {
  for (const { cells } of rows) context.weigh?.(cells.map(({ text }) => text).join('\n'));
  const calls = openTableCalls(context);
  const results = [...rows.flatMap((row) => calls.push(row)), ...calls.end()];
  if (results.some(({ kind }) => kind === 'call')) return results;
  const dialogue = rowsOfDialogue(rows, context);
  return dialogue ?? results;
}

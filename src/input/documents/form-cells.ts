import { callIn } from '../fields/field-names.js';
import { holdsDialogue } from '../json/dialogue-texts.js';
import type { ParseContext } from '../raw/input-format.js';
import { withLineFeeds } from '../raw/line-feeds.js';
import type { Parsed, RawCall } from '../raw/raw-call.js';
import { asCall } from '../raw/raw-call.js';
import { legendOf } from '../speakers/legend.js';
import { foldName } from '../speakers/speakers.js';
import type { Row } from '../tables/cell-reader.js';
import { callsOfCell } from '../tables/dialogue-cell.js';
import { headOf, isFieldName, textsOf } from '../tables/table-plan.js';

/** A cell of a form that holds a whole dialogue, and what the form's other cells tell of it. */
export interface FormCell {
  /** Index of its row, and of the cell within. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** The rows above its own. */
  readonly above: readonly (readonly string[])[];
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Lines of a dialogue, and characters: shorter cells are notes. */
const LEAST_LINES = 4;
const LEAST_LENGTH = 60;
/** So many long cells are looked at; a form has one. */
const MOST_CELLS = 200;
const MOST_ROWS = 200;

/**
 * The dialogues of a form that somebody filled in: 受付日時, 申出人 and 件名 in cells of their own, the conversation line by line in one, 原因 and
 * 決裁 below. Empty for any other table.
 *
 * @param rows the texts of its cells
 */
export function dialoguesOfForm(rows: readonly (readonly string[])[]): readonly FormCell[] {
  const found: { row: number; column: number; text: string }[] = [];
  let looked = 0;
  for (const [row, cells] of rows.entries()) {
    for (const [column, text] of cells.entries()) {
      if (text.length < LEAST_LENGTH || (text.match(/\n/g)?.length ?? 0) < LEAST_LINES - 1) continue;
      if (found.at(-1)?.text === text || ++looked > MOST_CELLS) continue;
      if (holdsDialogue(text)) found.push({ row, column, text });
    }
  }
  return found.map((cell, at) => {
    const others = rows
      .slice(at === 0 ? 0 : (found[at - 1]?.row ?? 0) + 1, found[at + 1] ? cell.row + 1 : rows.length)
      .map((cells) => cells.filter((text) => text !== cell.text));
    return { ...cell, above: rows.slice(0, cell.row), fields: headOf(others) };
  });
}

/** True for a table that is a form with one dialogue: the cells beside it are names of fields and their values, and no columns. */
export function isForm(rows: readonly (readonly string[])[]): boolean {
  if (rows.length < 3 || rows.length > MOST_ROWS) return false;
  const names = rows.filter(([name = '', ...values]) => isFieldName(name.trim()) && values.some(Boolean));
  return names.length >= 2 && dialoguesOfForm(rows).length === 1;
}

/** The calls of rows that are a form. @param around lines that stand around it */
export function callsOfForm(
  rows: readonly Row[],
  around: readonly string[],
  context: ParseContext,
): readonly Parsed[] {
  const read = rows.map(({ cells, line }) => ({
    line,
    cells: cells.map((cell) => ({ ...cell, text: withLineFeeds(cell.text) })),
  }));
  const lines = [...around, ...read.flatMap(({ cells }) => cells.flatMap(({ text }) => text.split('\n')))];
  return dialoguesOfForm(read.map(textsOf)).flatMap((form) => {
    const row = read[form.row];
    const cell = row?.cells[form.column];
    const own = { id: null, fields: {} };
    return row && cell ? withForm(callsOfCell(cell, row, own, context), form, lines) : [];
  });
}

/**
 * The calls read from a cell of a form, with what the form tells of them.
 *
 * @param around the lines that stand around it, which may explain the names
 */
export function withForm(
  results: Iterable<Parsed>,
  { fields }: Pick<FormCell, 'fields'>,
  around: readonly string[],
): readonly Parsed[] {
  return [...results].map((parsed) => {
    if (parsed.kind === 'problem') return parsed;
    const { call } = parsed;
    const roles = new Map([...rolesAround(call, around), ...(call.roles ?? [])]);
    return asCall({
      ...call,
      id: call.id ?? callIn(fields),
      fields: { ...Object.fromEntries(fields), ...call.fields },
      ...(roles.size > 0 ? { roles } : {}),
    });
  });
}

function rolesAround({ utterances }: RawCall, around: readonly string[]): RawCall['roles'] & {} {
  const names = new Set(utterances.flatMap(({ speaker }) => (speaker === null ? [] : foldName(speaker))));
  return legendOf(around, names).roles;
}

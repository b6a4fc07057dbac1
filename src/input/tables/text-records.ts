import { splitLines } from '../../text/offsets.js';
import { isRuler } from '../dialogue/scene-heading.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Row } from './cell-reader.js';
import { openTableCalls } from './table-calls.js';
import { planColumns } from './table-columns.js';

const LEAST_RECORDS = 3;
const PAIR = /^\s*(?:[-*・■□◆●]\s*)?([^\s:：=＝「」。、]{1,16})[ \t　]*[:：=＝][ \t　]*(.*)$/u;

/** [turn1], #3, (12): only counts the records. */
const NUMBER_OF_RECORD =
  /^\s*(?:\[[^\]:：=。、]{0,24}\d{1,6}\]|[(（]\d{1,6}[)）]|(?:[#＃]|no\.?)\s?\d{1,6}\.?)\s*$/iu;

interface Record {
  readonly line: number;
  readonly values: Map<string, { readonly text: string; readonly line: number; readonly column: number }>;
}

/**
 * The calls of a text that is a table written one field a line: `時刻：…`, `話者：…`, `内容：…`, again and again. Null where it is none.
 */
export function callsOfRecords(text: string, context: ParseContext): readonly Parsed[] | null {
  const records: Record[] = [];
  let lastKey: string | null = null;
  for (const { text: line, line: number } of splitLines(text)) {
    if (line.trim() === '' || isRuler(line.trim()) || NUMBER_OF_RECORD.test(line)) continue;
    const match = PAIR.exec(line);
    const key = match?.[1];
    if (!match || key === undefined) {
      // A line that goes on with the field above is rare, any other text common.
      if (lastKey === null) continue;
      return null;
    }
    const known = records.at(-1);
    const value = match[2] ?? '';
    const field = { text: value.trimEnd(), line: number, column: line.length - value.length + 1 };
    if (!known || known.values.has(key)) records.push({ line: number, values: new Map([[key, field]]) });
    else known.values.set(key, field);
    lastKey = key;
  }
  const headers = [...new Set(records.flatMap(({ values }) => [...values.keys()]))];
  const isRegular =
    records.filter(({ values }) => values.size === headers.length).length >= records.length - 1;
  if (records.length < LEAST_RECORDS || headers.length < 2 || !isRegular) return null;
  // Names of both sides, and nothing else, are no fields: the most usual form of all.
  if (headers.every((header) => context.roleOf(header) !== null)) return null;
  const sample = records.map(({ values }) => headers.map((header) => values.get(header)?.text ?? ''));
  const plan = planColumns(headers, {}, sample, context.roleOf);
  if (plan?.form !== 'turn') return null;
  const table = openTableCalls(context);
  return [
    rowOf(
      headers.map((header) => ({ text: header, line: 1, column: 1 })),
      1,
    ),
    ...rowsOf(records, headers),
  ]
    .flatMap((row) => table.push(row))
    .concat(table.end());
}

function rowsOf(records: readonly Record[], headers: readonly string[]): readonly Row[] {
  return records.map(({ values, line }) =>
    rowOf(
      headers.map((header) => values.get(header) ?? { text: '', line, column: 1 }),
      line,
    ),
  );
}

function rowOf(
  cells: readonly { readonly text: string; readonly line: number; readonly column: number }[],
  line: number,
): Row {
  return {
    line,
    cells: cells.map(({ text, line: at, column }) => ({ text, segments: [{ start: 0, line: at, column }] })),
  };
}

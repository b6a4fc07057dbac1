import { splitLines } from '../../text/offsets.js';
import type { ParseContext } from '../raw/input-format.js';
import { withLineFeeds } from '../raw/line-feeds.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Row } from '../tables/cell-reader.js';
import { openTableCalls } from '../tables/table-calls.js';
import { planTable, type TablePlan } from '../tables/table-plan.js';
import { callsOfForm, isForm } from './form-cells.js';

/**
 * The calls of a Markdown text whose tables have columns of speakers and words (`| 時刻 | 話者 | 発話 |`), with the lines above each table
 * as its head; null where a table has none, or the name stands in its first column as before any other speech.
 */
export function callsOfMarkdownTables(text: string, context: ParseContext): readonly Parsed[] | null {
  const calls: Parsed[] = [];
  const around = splitLines(text).map(({ text: line }) => line);
  let head: Row[] = [];
  let rows: Row[] = [];
  const close = () => {
    const texts = rows.map(({ cells }) => cells.map(({ text }) => withLineFeeds(text)));
    const isOfForm = isForm(texts);
    if (isOfForm) calls.push(...callsOfForm(rows, around, context));
    const planned = rows.length === 0 || isOfForm ? null : planTable(rows, context);
    if (
      planned &&
      planned.headers.length > 0 &&
      (planned.plan.speaker !== 0 || hasRemarks(planned)) &&
      planned.plan.form !== 'named'
    ) {
      const table = openTableCalls(context);
      calls.push(...[...head, ...rows].flatMap((row) => table.push(row)), ...table.end());
      head = [];
    } else head.push(...rows);
    rows = [];
  };
  for (const { text: line, line: number } of splitLines(text)) {
    const row = rowOf(line, number);
    if (row === 'rule') continue;
    if (row) rows.push(row);
    else {
      close();
      const bare = line.replace(/^\s*(?:#{1,6}|[-*+])\s+/, '').trim();
      if (bare !== '') head.push({ cells: [cellOf(bare, number, 1)], line: number });
    }
  }
  close();
  return calls.length === 0 ? null : calls;
}

/** True where a column stands behind the words: a line would take it for speech. */
function hasRemarks({ plan, headers }: TablePlan): boolean {
  return headers.findLastIndex((header) => header.trim() !== '') > plan.text;
}

/** The cells of a line of a table; `rule` for the line between its head and its rows, null for any other line. */
function rowOf(text: string, line: number): Row | 'rule' | null {
  if (!/^\s*\|.*\|\s*$/.test(text)) return null;
  if (/^\s*\|[\s:|-]+\|\s*$/.test(text)) return 'rule';
  const start = text.indexOf('|') + 1;
  const cells = [...text.slice(start, text.lastIndexOf('|')).matchAll(/((?:\\\||[^|])*)(?:\||$)/g)];
  return {
    cells: cells.slice(0, -1).map(({ index, 1: cell = '' }) => {
      const skipped = cell.length - cell.trimStart().length;
      return cellOf(cell.trim().replace(/\\\|/g, '|'), line, start + index + skipped + 1);
    }),
    line,
  };
}

function cellOf(text: string, line: number, column: number): Row['cells'][number] {
  return { text, segments: [{ start: 0, line, column }] };
}

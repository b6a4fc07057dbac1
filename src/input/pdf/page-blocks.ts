import type { Block } from '../documents/document-calls.js';
import { withCentredRows } from './centred-rows.js';
import { joinedLines } from './joined-lines.js';
import { withoutEdges } from './page-edges.js';
import { linesOfTexts, type PrintedLine } from './printed-lines.js';
import type { PrintedPage } from './printed-page.js';
import { type RuledTable, ruledTables } from './ruled-tables.js';

/** Points by which the columns of one table differ from page to page. */
const SAME_COLUMN = 4;

/** The lines and tables of a PDF in the order in which they are read, without what returns at the edges of its pages. */
export function blocksOfPages(pages: readonly PrintedPage[]): readonly Block[] {
  const read = pages.map((page) => withCentredRows(ruledTables(page)));
  const lines = withoutEdges(
    read.map(({ around, tables }, at) => ({
      ...{ lines: linesOfTexts(around), height: pages[at]?.height ?? 0 },
      hasTables: tables.length > 0,
    })),
  );
  const margin = lines.flat().reduce((most, { right }) => Math.max(most, right), 0);
  const parts: (Part | RuledTable)[] = [];
  for (const [at, { tables }] of read.entries()) {
    for (const item of inOrder(lines[at] ?? [], tables)) {
      const last = parts.at(-1);
      if ('rows' in item) {
        if (last && 'rows' in last && isSameTable(last, item))
          parts[parts.length - 1] = joinedTables(last, item);
        else parts.push(item);
      } else if (last && 'lines' in last) last.lines.push(item);
      else parts.push({ lines: [item] });
    }
  }
  return parts.flatMap((part): readonly Block[] =>
    'rows' in part ? [{ rows: part.rows }] : joinedLines(part.lines, margin).map((line) => ({ line })),
  );
}

interface Part {
  readonly lines: PrintedLine[];
}

function inOrder(
  lines: readonly PrintedLine[],
  tables: readonly RuledTable[],
): readonly (PrintedLine | RuledTable)[] {
  const topOf = (item: PrintedLine | RuledTable) => ('rows' in item ? item.top : item.y);
  return [...lines, ...tables].toSorted((one, other) => topOf(one) - topOf(other));
}

function isSameTable(above: RuledTable, below: RuledTable): boolean {
  return (
    above.columns.length === below.columns.length &&
    above.columns.every((at, number) => Math.abs(at - (below.columns[number] ?? 0)) <= SAME_COLUMN) &&
    above.rows[0]?.length === below.rows[0]?.length
  );
}

/** A table that goes on at the top of the next page: its head comes again there, and a row may be cut by the page. */
function joinedTables(above: RuledTable, below: RuledTable): RuledTable {
  const head = JSON.stringify(above.rows[0]);
  const rows = JSON.stringify(below.rows[0]) === head ? below.rows.slice(1) : below.rows;
  const [first = []] = rows;
  const last = above.rows.at(-1) ?? [];
  const filled = first.flatMap((cell, at) => (cell === '' ? [] : [at]));
  const [only] = filled;
  const isCut = filled.length === 1 && first.length > 1 && only !== undefined && (last[only] ?? '') !== '';
  if (!isCut) return { ...above, rows: [...above.rows, ...rows] };
  const whole = last.map((cell, at) =>
    at === only ? `${cell}${/[。？！?!」]$/.test(cell) ? '\n' : ''}${first[at]}` : cell,
  );
  return { ...above, rows: [...above.rows.slice(0, -1), whole, ...rows.slice(1)] };
}

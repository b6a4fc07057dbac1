import { rowsWithSpans, type SpannedCell } from '../documents/spanned-cells.js';
import { joinedLines } from './joined-lines.js';
import { linesOfTexts } from './printed-lines.js';
import type { PrintedPage, PrintedText } from './printed-page.js';
import { type GridPlace, gridsOf, placeIn, type RuleGrid } from './rule-grid.js';

/** A table of a page, by its rules. */
export interface RuledTable {
  readonly top: number;
  /** Where its columns begin and end, in points. */
  readonly columns: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Tables with columns side by side, and what stands around them. */
export interface TablesOfPage {
  readonly tables: readonly RuledTable[];
  readonly around: readonly PrintedText[];
}

/** Points between a cell's edge and its words. */
const PADDING = 4;

/** The ruled tables of a page, from above to below. */
export function ruledTables({ texts, rules }: PrintedPage): TablesOfPage {
  const grids = gridsOf(rules);
  const cells = grids.map(() => new Map<string, Cell>());
  const around: PrintedText[] = [];
  for (const text of texts) {
    const at = grids.findIndex(({ top, bottom }) => text.y >= top && text.y - text.size / 2 <= bottom);
    const grid = grids[at];
    const place = grid ? placeIn(grid, text) : null;
    if (!grid || place === null) {
      around.push(text);
      continue;
    }
    for (const { part, where } of partsByColumn(text, place, grid)) {
      const key = `${where.top} ${where.left}`;
      const cell = cells[at]?.get(key);
      if (cell) cell.texts.push(part);
      else cells[at]?.set(key, { ...where, texts: [part] });
    }
  }
  const tables = grids.map((grid, at) => ({
    top: grid.top,
    columns: grid.columns.map((edge) => edge.at),
    rows: rowsOf(grid, [...(cells[at]?.values() ?? [])]),
  }));
  return { tables: tables.filter(({ rows }) => rows.length > 0), around };
}

interface Cell extends GridPlace {
  readonly texts: PrintedText[];
}

/** A text that goes over an upright rule, cut at the blank next to it: narrow columns come as one piece. */
function partsByColumn(
  text: PrintedText,
  place: GridPlace,
  grid: RuleGrid,
): readonly { readonly part: PrintedText; readonly where: GridPlace }[] {
  const edge = grid.columns[place.right]?.at ?? Infinity;
  const whole = [{ part: text, where: place }];
  if (text.x + text.width <= edge + text.size / 2) return whole;
  const meant = (text.text.length * (edge - text.x)) / text.width;
  const blanks = [...text.text.matchAll(/\s+/g)].toSorted(
    (one, other) => Math.abs(one.index - meant) - Math.abs(other.index - meant),
  );
  const [cut] = blanks;
  if (!cut) return whole;
  const rest = {
    ...text,
    text: text.text.slice(cut.index).trim(),
    x: edge + 1,
    width: text.x + text.width - edge,
  };
  const next = placeIn(grid, rest);
  return next === null || next.left <= place.left
    ? whole
    : [
        { part: { ...text, text: text.text.slice(0, cut.index), width: edge - text.x }, where: place },
        ...partsByColumn(rest, next, grid),
      ];
}

function rowsOf(grid: RuleGrid, cells: readonly Cell[]): readonly (readonly string[])[] {
  const byPlace = new Map(cells.map((cell) => [`${cell.top} ${cell.left}`, cell]));
  /** Rows that a cell above still fills, by column. */
  const filled = new Map<number, number>();
  const rows: (readonly SpannedCell[])[] = [];
  for (let row = 0; row < grid.rows.length - 1; row++) {
    const own: SpannedCell[] = [];
    for (let column = 0; column < grid.columns.length - 1; ) {
      const cell = byPlace.get(`${row} ${column}`);
      if (!cell) {
        if ((filled.get(column) ?? 0) <= row) own.push({ text: '', rowSpan: 1, columnSpan: 1 });
        column++;
        continue;
      }
      const [rowSpan, columnSpan] = [cell.bottom - cell.top, cell.right - cell.left];
      for (let one = column; one < cell.right; one++) filled.set(one, cell.bottom);
      own.push({ text: textOf(cell, grid), rowSpan, columnSpan });
      column = cell.right;
    }
    rows.push(own);
  }
  return withoutEmpty(rowsWithSpans(rows));
}

function textOf({ texts, right }: Cell, grid: RuleGrid): string {
  const margin = (grid.columns[right]?.at ?? 0) - PADDING;
  return joinedLines(linesOfTexts(texts), margin)
    .filter((line) => line !== '')
    .join('\n');
}

/** The rows in which something stands, without columns in which nothing ever does: double rules make narrow ones. */
function withoutEmpty(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const used = new Set(rows.flatMap((cells) => cells.flatMap((cell, at) => (cell === '' ? [] : [at]))));
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => cells.filter((_, at) => used.has(at)));
}

import type { ParseContext } from '../raw/input-format.js';
import { linesOfRow, type Row } from './cell-reader.js';
import { planTable, type TablePlan } from './table-plan.js';

/** Rows above a gap that may be a table of their own. */
const LEAST_ROWS = 4;
/** So many gaps are tried. */
const MOST_TRIED = 3;

/** The plan of a table by its rows above a gap, where all rows together show none as another table stands below; null where that tells nothing either. */
export function planAboveGap(rows: readonly Row[], context: ParseContext): TablePlan | null {
  const gaps = rows.flatMap((row, at) => {
    const above = rows[at - 1];
    return above !== undefined && row.line > above.line + linesOfRow(above) ? at : [];
  });
  const starts = [0, ...gaps];
  const tried = gaps.filter((gap, at) => gap - (starts[at] ?? 0) >= LEAST_ROWS).slice(0, MOST_TRIED);
  for (const gap of tried) {
    const found = planTable(rows.slice(0, gap), context);
    if (found) return found;
  }
  return null;
}

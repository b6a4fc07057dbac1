import type { ParseContext } from '../raw/input-format.js';
import { readsAsCall } from '../speakers/opens-call.js';
import type { Row } from './cell-reader.js';
import { planTable, type TablePlan } from './table-plan.js';

/** The plan of a table of words and their times without a column of speakers, whose rows begin as a call does; null for any other. */
export function planWithoutNames(rows: readonly Row[], context: ParseContext): TablePlan | null {
  if (context.soleSpeaker !== undefined) return null;
  const found = planTable(rows, { ...context, soleSpeaker: '' });
  if (found?.plan.form !== 'turn' || found.plan.start === null) return null;
  const { text } = found.plan;
  const said = rows.slice(found.first).flatMap(({ cells }) => cells[text]?.text.trim() || []);
  return readsAsCall(said) ? found : null;
}

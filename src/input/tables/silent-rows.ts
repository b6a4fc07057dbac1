import { namesKinds, silentKinds } from '../speakers/speech-kinds.js';
import type { Row } from './cell-reader.js';
import type { TablePlan } from './table-plan.js';

/**
 * Which rows of a table hold what nobody says, by a column that tells of what kind each row is: 発話 beside 感情, `transcript` beside `moment`.
 *
 * @param sample the first rows below the header, by which kinds are known
 */
export function rowsWithoutSpeech(
  { plan, headers }: TablePlan,
  sample: readonly Row[],
): (row: Row) => boolean {
  const index =
    plan.form === 'turn'
      ? headers.findIndex((header, at) => at !== plan.speaker && at !== plan.text && namesKinds(header))
      : -1;
  if (index === -1) return () => false;
  const kindOf = (row: Row) => row.cells[index]?.text.trim() ?? '';
  const isSilent = silentKinds(sample.map(kindOf));
  return (row) => isSilent(kindOf(row));
}

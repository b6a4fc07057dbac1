import { dirname, relative, resolve, sep } from 'node:path';
import { MANIFEST_COLUMNS } from '../../input/manifest/manifest.js';
import { roleOfKnownName } from '../../input/speakers/speakers.js';
import type { Role } from '../../model/transcript.js';
import { BYTE_ORDER_MARK, csvRows } from '../../report/csv-table.js';
import type { CellValue } from '../../report/spreadsheet-cell.js';
import type { Survey, SurveyedCall } from '../../run/survey.js';
import { lowestOf } from '../../text/extremes.js';
import { clockOf } from '../../text/timestamp.js';

/** Rows of a manifest filled in as far as the survey knows, its head first; what is guessed says how sure it is. */
export function manifestTable({ forms }: Survey, manifest: string): readonly (readonly CellValue[])[] {
  const folder = dirname(resolve(manifest));
  const pathOf = (file: string) => relative(folder, resolve(file)).split(sep).join('/');
  const calls = forms.flatMap((form) => form.calls);
  return [MANIFEST_COLUMNS, ...calls.flatMap((call) => rowsOf(call, pathOf))];
}

/** The same as CSV that spreadsheets open by a double click. */
export function manifestCsv(survey: Survey, manifest: string): string {
  return BYTE_ORDER_MARK + csvRows(manifestTable(survey, manifest));
}

function rowsOf(call: SurveyedCall, pathOf: (file: string) => string): readonly (readonly CellValue[])[] {
  const { input, id, agent, date, durationMs, recording, sides, unknown } = call;
  const confidences = sides.flatMap(({ from, confidence }) => (from === 'words' ? (confidence ?? 0.5) : []));
  const guessed = confidences.length > 0 ? Math.floor(lowestOf(confidences, 1) * 1000) / 1000 : null;
  // Names that tell by themselves need no row: a change of the list would not reach them.
  const named = (role: Role) =>
    sides
      .filter((side) => side.role === role && !(side.from === 'name' && roleOfKnownName(side.name) === role))
      .map(({ name }) => name)
      .join('; ');
  const length = durationMs === null ? null : clockOf(durationMs);
  const notes = unknown.length > 0 ? `? ${unknown.join('; ')}` : guessed === null ? null : `推測 ${guessed}`;
  return [[pathOf(input.file), id, agent, date, length, recording, named('staff'), named('caller'), notes]];
}

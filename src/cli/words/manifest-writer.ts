import { dirname, relative, resolve, sep } from 'node:path';
import { MANIFEST_COLUMNS } from '../../input/manifest/manifest.js';
import { roleOfKnownName } from '../../input/speakers/speakers.js';
import type { Role } from '../../model/transcript.js';
import { BYTE_ORDER_MARK, csvRows } from '../../report/csv-table.js';
import type { CellValue } from '../../report/spreadsheet-cell.js';
import type { InputFile } from '../../run/files.js';
import type { Survey, SurveyedCall } from '../../run/survey.js';
import { lowestOf } from '../../text/extremes.js';
import { clockOf } from '../../text/timestamp.js';

/** Rows of a manifest filled in as far as the survey knows, its head first; what is guessed says how sure it is. */
export function manifestTable({ forms }: Survey, manifest: string): readonly (readonly CellValue[])[] {
  const folder = dirname(resolve(manifest));
  const pathOf = (file: string) => relative(folder, resolve(file)).split(sep).join('/');
  const calls = forms.flatMap((form) => form.calls);
  const files = new Map<string, Set<string>>();
  for (const { id, input } of calls) files.set(id, (files.get(id) ?? new Set()).add(input.file));
  const single = new Map<string, number>();
  for (const { input } of calls) single.set(input.file, (single.get(input.file) ?? 0) + 1);
  // Rows with one id are one call: files whose calls happen to have the same are known by their names alone.
  const nameOf = ({ id, input }: SurveyedCall) =>
    (files.get(id)?.size ?? 0) > 1 && single.get(input.file) === 1 ? null : id;
  return [MANIFEST_COLUMNS, ...calls.flatMap((call) => rowsOf(call, nameOf(call), pathOf))];
}

/** The same as CSV that spreadsheets open by a double click. */
export function manifestCsv(survey: Survey, manifest: string): string {
  return BYTE_ORDER_MARK + csvRows(manifestTable(survey, manifest));
}

/** The files of a call that a manifest put together; channels that tell by their names need but one. */
function pathsOf({ file, channels }: InputFile): readonly string[] {
  const isTold = channels?.some(({ mayHoldSeveral }) => mayHoldSeveral !== undefined);
  return channels && isTold ? channels.map((channel) => channel.file) : [file];
}

function rowsOf(
  call: SurveyedCall,
  id: string | null,
  pathOf: (file: string) => string,
): readonly (readonly CellValue[])[] {
  const { input, agent, date, durationMs, recording, sides, unknown } = call;
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
  return [
    [
      pathsOf(input).map(pathOf).join('; '),
      id,
      agent,
      date,
      length,
      recording,
      named('staff'),
      named('caller'),
      notes,
    ],
  ];
}

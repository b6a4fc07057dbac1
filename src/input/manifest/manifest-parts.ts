import type { Role } from '../../model/transcript.js';
import { type CallPart, speakerOf } from './call-part.js';
import type { ManifestRow } from './manifest.js';

/** More files are no call but a folder whose calls got one id. */
const MOST_PARTS = 20;

/**
 * One row for each call whose rows name different files, in the order of the rows: the channels of the call, or its pieces. Only where
 * each of the files has one row and no other call, so that files whose calls happen to have the same id stay apart.
 */
export function joinParts(rows: readonly ManifestRow[]): readonly ManifestRow[] {
  const rowsOf = new Map<string, number>();
  const calls = new Map<string, ManifestRow[]>();
  for (const row of rows) {
    for (const { file } of row.parts ?? [row]) rowsOf.set(file, (rowsOf.get(file) ?? 0) + 1);
    if (row.call === null || /[*?{]/.test(row.file)) continue;
    const same = calls.get(row.call);
    if (same) same.push(row);
    else calls.set(row.call, [row]);
  }
  const joined = new Map<ManifestRow, ManifestRow | null>();
  for (const same of calls.values()) {
    const parts = same.flatMap((row) => partsOf(row));
    if (same.length < 2 || parts.length > MOST_PARTS || parts.some(({ file }) => rowsOf.get(file) !== 1))
      continue;
    for (const row of same) joined.set(row, null);
    const [first] = same;
    if (first) joined.set(first, { ...first, ...together(same), parts });
  }
  return rows.flatMap((row) => {
    const found = joined.get(row);
    return found === undefined ? row : (found ?? []);
  });
}

/** The files of a row; where it says whose side whoever speaks is on, that is the one speaker of the file. */
function partsOf(row: ManifestRow): readonly CallPart[] {
  if (row.parts) return row.parts;
  const isOfOne = row.speakers.some(([name]) => name === WHOEVER);
  return [{ file: row.file, speaker: speakerOf(row.file), isOfOne }];
}

const WHOEVER = '*';

/** What the rows of one call tell together; `*` of one file is no one of the others. */
function together(same: readonly ManifestRow[]): Pick<ManifestRow, 'details' | 'fields' | 'speakers'> {
  const speakers = same.flatMap((row) =>
    row.speakers.map(([name, role]): readonly [string, Role] => [
      name === WHOEVER ? speakerOf(row.file) : name,
      role,
    ]),
  );
  return {
    details: Object.assign({}, ...same.toReversed().map(({ details }) => details)),
    fields: Object.assign({}, ...same.toReversed().map(({ fields }) => fields)),
    speakers,
  };
}

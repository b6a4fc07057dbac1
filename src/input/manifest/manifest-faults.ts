import type { Role } from '../../model/transcript.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import { foldName } from '../speakers/speakers.js';
import type { ManifestRow } from './manifest.js';
import { joinParts } from './manifest-parts.js';

/** The rows of a manifest that can be used, and what is wrong with the others. */
export interface CheckedManifest {
  readonly rows: readonly ManifestRow[];
  readonly problems: readonly InputProblem[];
}

/**
 * Looks for rows that contradict: several of one call that differ, or a name on both sides. None of them is used then, for
 * nothing tells which is right. Dates and lengths that are none are told, the rest of their row is used.
 */
export function checkManifest(rows: readonly ManifestRow[]): CheckedManifest {
  const calls = new Map<string, ManifestRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const same = calls.get(key);
    if (same) same.push(row);
    else calls.set(key, [row]);
  }
  const problems: InputProblem[] = [];
  const refused = new Set<ManifestRow>();
  for (const same of calls.values()) {
    const columns = contradictionsIn(same);
    const [first] = same;
    if (columns.length === 0 || !first) continue;
    for (const row of same) refused.add(row);
    const lines = same.map(({ line }) => line).join(', ');
    const of = first.call === null ? first.file : `${first.file} ${first.call}`;
    const values = { columns: columns.join(', '), lines, path: of };
    problems.push(inputProblem('manifest-contradicts', { line: first.line }, values));
  }
  for (const { line, unread } of rows) {
    if (unread.length === 0) continue;
    const problem = inputProblem('manifest-value', { line }, { near: unread.join(', ') });
    problems.push({ ...problem, isWarning: true });
  }
  const kept = [...calls.values()].flatMap((same) => same.filter((row) => !refused.has(row)).slice(0, 1));
  return { rows: joinParts(kept.map((row) => joined(row, calls.get(keyOf(row)) ?? []))), problems };
}

function keyOf({ file, call }: ManifestRow): string {
  return JSON.stringify([file, call]);
}

/** What rows of one call tell together. */
function joined(row: ManifestRow, same: readonly ManifestRow[]): ManifestRow {
  if (same.length < 2) return row;
  const [details, fields] = [
    Object.assign({}, ...same.map((one) => one.details)),
    Object.assign({}, ...same.map((one) => one.fields)),
  ];
  return { ...row, details, fields, speakers: same.flatMap(({ speakers }) => speakers) };
}

/** The columns in which rows of one call differ. A cell that is empty says nothing. */
function contradictionsIn(rows: readonly ManifestRow[]): readonly string[] {
  const details = (['agent', 'date', 'durationMs', 'recording'] as const).filter(
    (detail) => new Set(rows.flatMap(({ details }) => details[detail] ?? [])).size > 1,
  );
  const sides = new Map<string, Role>();
  const isOnBoth = rows.some(({ speakers }) =>
    speakers.some(([name, role]) => {
      const known = sides.get(foldName(name));
      sides.set(foldName(name), role);
      return known !== undefined && known !== role;
    }),
  );
  const names = details.map((detail) => (detail === 'durationMs' ? 'duration' : detail));
  return isOnBoth ? [...names, 'staff', 'caller'] : names;
}

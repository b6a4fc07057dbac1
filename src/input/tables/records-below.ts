import { meaningOfField } from '../fields/field-names.js';

/** Columns of a record that are filled in the same rows. */
const LEAST_COLUMNS = 2;
/** Of all rows so many at most begin a record: a call has several turns. */
const MOST_STARTS = 1 / 3;

/**
 * Rows below a header, filled in where a record's fields stand in its first row only: exports of subtables, merged cells. Other rows stay as they are.
 *
 * @param headers of the columns; one that names calls is a record on its own
 */
export function recordsCarriedDown(
  rows: readonly (readonly string[])[],
  headers: readonly string[],
): readonly (readonly string[])[] {
  const patterns = new Map<string, number[]>();
  for (const index of headers.keys()) {
    const filled = rows.map((row) => (row[index]?.trim() ?? '') !== '');
    const count = filled.filter(Boolean).length;
    if (!filled[0] || count > MOST_STARTS * rows.length) continue;
    const pattern = filled.map(Number).join('');
    patterns.set(pattern, [...(patterns.get(pattern) ?? []), index]);
  }
  const carried = new Set(
    [...patterns.values()]
      .filter(
        (indices) =>
          indices.length >= LEAST_COLUMNS ||
          indices.some((index) => meaningOfField(headers[index] ?? '') === 'call'),
      )
      .flat(),
  );
  if (carried.size === 0) return rows;
  const last: string[] = [];
  return rows.map((row) =>
    Array.from({ length: Math.max(row.length, headers.length) }, (_, index) => {
      const value = row[index] ?? '';
      if (value.trim() !== '') last[index] = value;
      return carried.has(index) ? (last[index] ?? '') : value;
    }),
  );
}

import { nearestName } from '../text/nearest.js';
import type { TableColumn } from './input-format.js';
import { TABLE_COLUMNS } from './input-format.js';
import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';
import { foldHeader, tableHeaders } from './table-headers.js';

/** Where the columns of a table stand, 0-based. */
export interface ColumnPlan {
  readonly text: number;
  readonly speaker: number;
  readonly call: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Labels of the turn: `group/slug「evidence」`, several separated by semicolons or line breaks. */
  readonly labels: number | null;
  /** Further columns, kept as fields of the call: 担当者, 日付 … */
  readonly others: readonly { readonly index: number; readonly header: string }[];
  /** True where the header gives times in milliseconds; plain numbers are seconds otherwise. */
  readonly isMilliseconds: boolean;
}

/** Fields of a call; a table of recognition scores has more columns than anybody reads. */
const MOST_FIELDS = 30;

type ColumnNames = Readonly<Partial<Record<TableColumn, string>>>;

/** The plan of a table whose header row this is; null where text or speaker is not found in it. */
export function planColumns(headers: readonly string[], told: ColumnNames): ColumnPlan | null {
  const found = Object.fromEntries(
    TABLE_COLUMNS.map((column) => [column, findColumn(headers, column, told[column])]),
  ) as Readonly<Record<TableColumn, number | null>>;
  const { text, speaker, call, start, end, labels } = found;
  if (text === null || speaker === null) return null;
  if (TABLE_COLUMNS.some((column) => told[column] !== undefined && found[column] === null)) return null;
  const planned = new Set(Object.values(found));
  const others = headers
    .map((header, index) => ({ index, header: header.trim() }))
    .filter(({ index, header }) => header !== '' && !planned.has(index))
    .slice(0, MOST_FIELDS);
  const times = [start, end].map((index) => (index === null ? '' : (headers[index] ?? '')));
  const isMilliseconds = times.some((header) => /ms\b|_ms|ミリ秒|milli/i.test(header.normalize('NFKC')));
  return { text, speaker, call, start, end, labels, others, isMilliseconds };
}

/** The told header, else the first of the understood ones that the table has, in the order of the list. */
function findColumn(
  headers: readonly string[],
  column: TableColumn,
  told: string | undefined,
): number | null {
  const folded = headers.map(foldHeader);
  const wanted = told === undefined ? tableHeaders[column] : [foldHeader(told)];
  if (told !== undefined) {
    const exact = headers.findIndex((header) => header.trim() === told.trim());
    if (exact !== -1) return exact;
  }
  for (const name of wanted) {
    const index = folded.indexOf(name);
    if (index !== -1) return index;
  }
  return null;
}

/** Says which column a table lacks. */
export function columnProblem(headers: readonly string[], told: ColumnNames, line: number): InputProblem {
  const named = headers.map((header) => header.trim().slice(0, 40)).filter((header) => header !== '');
  const shown =
    named
      .slice(0, 20)
      .map((header) => `「${header}」`)
      .join('') + (named.length > 20 ? '…' : '');
  for (const column of TABLE_COLUMNS) {
    const header = told[column];
    if (header === undefined || findColumn(headers, column, header) !== null) continue;
    const near = nearestName(header, named);
    const suggestion = near === null ? '' : `${near}? `;
    return inputProblem('table-column-unknown', { line }, { header, headers: shown, suggestion });
  }
  const missing = (['speaker', 'text'] as const).filter(
    (column) => findColumn(headers, column, told[column]) === null,
  );
  const [first = 'text'] = missing;
  return inputProblem(
    'table-columns',
    { line },
    { missing: missing.join(', '), headers: shown, option: `--column ${first}=${named[0] ?? '…'}` },
  );
}

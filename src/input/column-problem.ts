import { nearestName } from '../text/nearest.js';
import { shellWord } from '../text/shell-word.js';
import { findColumn } from './find-columns.js';
import { TABLE_COLUMNS } from './input-format.js';
import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';
import type { ColumnNames } from './table-columns.js';
import { foldHeader, tableHeaders } from './table-headers.js';

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
    if (header === undefined || findColumn(headers, header) !== null) continue;
    const near = nearestName(header, named);
    const suggestion = near === null ? '' : `${near}? `;
    return inputProblem('table-column-unknown', { line }, { header, headers: shown, suggestion });
  }
  const folded = headers.map(foldHeader);
  const missing = (['speaker', 'text'] as const).filter(
    (column) => told[column] === undefined && !tableHeaders[column].some((name) => folded.includes(name)),
  );
  // As an example: what is said usually stands last.
  const option = missing
    .map((column) => `--column ${column}=${shellWord((column === 'text' ? named.at(-1) : named[0]) ?? '…')}`)
    .join(' ');
  return inputProblem(
    'table-columns',
    { line },
    {
      missing: missing.join(', '),
      headers: shown,
      option: option === '' ? `--column text=${named.at(-1) ?? '…'}` : option,
    },
  );
}

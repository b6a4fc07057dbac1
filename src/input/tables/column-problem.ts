import { nearestName } from '../../text/nearest.js';
import { shellWord } from '../../text/shell-word.js';
import { meaningOfField } from '../fields/field-names.js';
import { foldHeader, tableHeaders } from '../fields/table-headers.js';
import { TABLE_COLUMNS } from '../raw/input-format.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import { findColumn } from './find-columns.js';
import type { ColumnNames } from './table-columns.js';

const JAPANESE = { speaker: '話者', text: '発話' } as const;

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
  // As an example: what is said usually stands last. Dates, numbers and what tells of the call are neither.
  const likely = named.filter((header) => !/\d/.test(header) && meaningOfField(header) === null);
  const examples = likely.length >= missing.length ? likely : [];
  const option = missing
    .map((column) => {
      const example = column === 'text' ? examples.at(-1) : examples[0];
      return `--column ${column}=${example === undefined ? '…' : shellWord(example)}`;
    })
    .join(' ');
  return inputProblem(
    'table-columns',
    { line },
    {
      missing: missing.join(', '),
      missingInJapanese: missing.map((column) => JAPANESE[column]).join('・'),
      headers: shown,
      option: option === '' ? `--column text=${examples.at(-1) ?? '…'}` : option,
    },
  );
}

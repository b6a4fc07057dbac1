import type { Role } from '../../model/transcript.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { nearestName } from '../../text/nearest.js';
import { shellWord } from '../../text/shell-word.js';
import { meaningOfField } from '../fields/field-names.js';
import { foldHeader, tableHeaders } from '../fields/table-headers.js';
import { TABLE_COLUMNS } from '../raw/input-format.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import { findColumn } from './find-columns.js';
import { isScoreTable } from './score-table.js';
import type { ColumnNames } from './table-columns.js';

const JAPANESE = { speaker: '話者', text: '発話' } as const;

/** Rows with what somebody may say, of all, in a table of speech. */
const LEAST_SPOKEN = 0.34;
const LEAST_LENGTH = 5;

const FILE_NAME = /^[^\s。、？！]{1,200}\.[a-z][a-z0-9]{1,4}$/i;

/** A warning where a table lists files, or scores, and holds no speech; null where it may hold some. */
export function listProblem(
  rows: readonly (readonly string[])[],
  told: ColumnNames,
  line: number,
  roleOf: (name: string) => Role | null,
): InputProblem | null {
  if (Object.keys(told).length > 0) return null;
  if (isScoreTable(rows, roleOf)) return { ...inputProblem('table-of-scores', { line }), isWarning: true };
  const isSaid = (cell: string) => cell.trim().length >= LEAST_LENGTH && isSpokenJapanese(cell);
  const spoken = rows.filter((row) => row.some(isSaid)).length;
  if (spoken > LEAST_SPOKEN * rows.length) return null;
  const listsFiles = rows.filter((row) => row.some((cell) => FILE_NAME.test(cell.trim()))).length;
  if (listsFiles * 2 <= rows.length) return null;
  return { ...inputProblem('table-without-speech', { line }), isWarning: true };
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

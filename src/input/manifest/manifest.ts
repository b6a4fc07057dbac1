import type { Role } from '../../model/transcript.js';
import { isoDateIn, millisecondsOfLength } from '../../text/dates.js';
import { fileGlobMatcher } from '../../text/glob.js';
import { ownValue } from '../../text/own-value.js';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Row } from '../tables/cell-reader.js';
import { textsOf } from '../tables/table-plan.js';
import type { CallDetails } from './call-details.js';
import { type CallPart, speakerOf } from './call-part.js';

/** What a row of a manifest tells of a file, or of one call in it. */
export interface ManifestRow {
  /** Path or glob as the files of the run are called: relative to the working directory, '/' separated. */
  readonly file: string;
  readonly call: string | null;
  /** All files of the call, `file` first, where it stands in several. */
  readonly parts?: readonly CallPart[];
  readonly details: CallDetails;
  /** Sides by speaker's name; `*` is whoever speaks in the file. */
  readonly speakers: readonly (readonly [name: string, role: Role])[];
  /** How sure the sides are, where nobody has looked at them; null where they are told. */
  readonly guessed: number | null;
  readonly fields: Readonly<Record<string, string>>;
  /** 1-based line of the manifest. */
  readonly line: number;
  /** What stands in the columns of dates and lengths and is none: `date: 昨日`. */
  readonly unread: readonly string[];
}

/** The columns of a manifest, in order; further ones become fields. */
export const MANIFEST_COLUMNS = [
  ...(['file', 'call', 'agent', 'date', 'duration', 'recording'] as const),
  ...(['staff', 'caller', 'guessed'] as const),
] as const;
type ManifestColumn = (typeof MANIFEST_COLUMNS)[number];

/** Other names of the columns, for those who write one by hand. */
const ALIASES: Readonly<Record<string, ManifestColumn>> = {
  ファイル: 'file',
  ファイル名: 'file',
  通話: 'call',
  通話id: 'call',
  担当: 'agent',
  担当者: 'agent',
  オペレーター: 'agent',
  日付: 'date',
  日時: 'date',
  通話日: 'date',
  通話時間: 'duration',
  長さ: 'duration',
  録音: 'recording',
  職員側: 'staff',
  職員: 'staff',
  お客様側: 'caller',
  相手側: 'caller',
  お客様: 'caller',
  推測: 'guessed',
};

/**
 * The rows of a manifest.
 *
 * @param pathOf the path by which a file of the run is called, from what the manifest says
 */
export function manifestRows(
  rows: readonly Row[],
  pathOf: (file: string) => string,
): readonly ManifestRow[] | InputProblem {
  const [head, ...body] = rows;
  const headers = head ? textsOf(head).map((header) => header.trim()) : [];
  const columns = headers.map((header) => columnOf(header));
  if (!columns.includes('file')) {
    const shown = headers.map((header) => `「${header}」`).join('');
    return inputProblem('manifest-columns', { line: head?.line ?? 1 }, { headers: shown });
  }
  return body.flatMap((row): ManifestRow[] => {
    const cells = textsOf(row).map((cell) => cell.trim());
    const cellOf = (column: ManifestColumn) => cells[columns.indexOf(column)] ?? '';
    const [file, ...further] = filesIn(cellOf('file')).map((one) => pathOf(one.replaceAll('\\', '/')));
    if (file === undefined) return [];
    const [agent, recording] = [cellOf('agent'), cellOf('recording')];
    const date = isoDateIn(cellOf('date'));
    const durationMs = millisecondsOfLength(cellOf('duration'));
    const guessed = /(\d(?:\.\d+)?)\s*$/.exec(cellOf('guessed'))?.[1];
    const others = headers.flatMap((header, index) =>
      columns[index] === null && header !== '' && cells[index] ? [[header, cells[index]] as const] : [],
    );
    return [
      {
        file,
        ...(further.length > 0 ? { parts: [file, ...further].map(partOf) } : {}),
        call: cellOf('call') || null,
        details: {
          ...(agent === '' ? {} : { agent }),
          ...(date === null ? {} : { date }),
          ...(durationMs === null ? {} : { durationMs }),
          ...(recording === '' ? {} : { recording }),
        },
        speakers: [...sidesIn(cellOf('staff'), 'staff'), ...sidesIn(cellOf('caller'), 'caller')],
        guessed: guessed === undefined ? null : Math.min(1, Number(guessed)),
        fields: Object.fromEntries(others),
        line: row.line,
        unread: [
          ...(date === null && cellOf('date') !== '' ? [`date: ${cellOf('date')}`] : []),
          ...(durationMs === null && cellOf('duration') !== '' ? [`duration: ${cellOf('duration')}`] : []),
        ],
      },
    ];
  });
}

function columnOf(header: string): ManifestColumn | null {
  const folded = header.normalize('NFKC').toLowerCase().trim();
  return MANIFEST_COLUMNS.find((column) => column === folded) ?? ownValue(ALIASES, folded) ?? null;
}

/** Files of one call apart by semicolons or line breaks. */
function filesIn(cell: string): readonly string[] {
  return cell
    .split(/[;\n]/)
    .map((file) => file.trim())
    .filter((file) => file !== '');
}

function partOf(file: string): CallPart {
  return { file, speaker: speakerOf(file), isOfOne: false };
}

/** Names apart by semicolons, commas or line breaks. */
function sidesIn(cell: string, role: Role): readonly (readonly [string, Role])[] {
  return cell
    .split(/[;；,、\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => [name, role] as const);
}

/** The rows that tell of a file, those that name it before those with a glob. */
export function rowsOfFile(rows: readonly ManifestRow[], file: string): readonly ManifestRow[] {
  const named = rows.filter((row) => row.file === file);
  return named.length > 0
    ? named
    : rows.filter((row) => /[*?{]/.test(row.file) && fileGlobMatcher(row.file)(file));
}

/** The row of a call: the one with its id, else the only one without an id or for a file of one row. */
export function rowOfCall(rows: readonly ManifestRow[], id: string): ManifestRow | null {
  return (
    rows.find((row) => row.call === id) ??
    rows.find((row) => row.call === null) ??
    (rows.length === 1 ? (rows[0] ?? null) : null)
  );
}

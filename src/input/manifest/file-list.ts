import { isoDateIn, millisecondsOfLength } from '../../text/dates.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { mayTellDate, meaningOfField } from '../fields/field-names.js';
import type { Row } from '../tables/cell-reader.js';
import { textsOf } from '../tables/table-plan.js';
import type { ManifestRow } from './manifest.js';

/** What a table beside the transcripts tells of them: a row a file. */
export interface FileList {
  readonly rows: readonly ManifestRow[];
  /** What it lists: files, or who speaks in them. */
  readonly of: 'files' | 'speakers';
  /** Rows below the head, also those of files that are not there. */
  readonly count: number;
}

/** The head stands among the first rows. */
const HEAD_ROWS = 6;
/** Of the rows that name a file that is there, those that name one of their own. */
const LEAST_OWN = 0.9;
/** A short name without an ending may be anything. */
const LEAST_NAME = 4;
/** Who has so much to say in a cell tells the call, and does not list it. */
const LONGEST_REMARK = 300;

/**
 * The rows of a table that lists recordings or transcripts, with columns that tell who took them and when, each for the file it names by its
 * name, whatever the ending. Null where the table is anything else.
 *
 * @param files paths of the transcripts, as they are called in the run
 */
export function fileListRows(rows: readonly Row[], files: readonly string[]): FileList | null {
  const texts = rows.map((row) => textsOf(row).map((cell) => cell.trim()));
  const known = byStem(files);
  const found = texts.map((cells) => [...new Set(cells.flatMap((cell) => known.get(stemIn(cell)) ?? []))]);
  const first = found.findIndex((own) => own.length > 0);
  if (first < 1 || first > HEAD_ROWS) return null;
  const headers = texts[first - 1] ?? [];
  const tells = headers.some((header) => {
    const meaning = meaningOfField(header);
    return (
      meaning === 'agent' || meaning === 'date' || meaning === 'duration' || mayTell(header, texts[first])
    );
  });
  const body = texts.slice(first);
  const named = found.slice(first).filter((own) => own.length > 0);
  const isOwn = new Set(named.map((own) => own.join('\n'))).size >= LEAST_OWN * named.length;
  const tellsCalls = body.some((cells) => cells.some((cell) => cell.length > LONGEST_REMARK));
  if (!tells || !isOwn || tellsCalls || holdsTurns(body)) return null;
  const listed = rows.slice(first).flatMap((row, index) => {
    const own = found[first + index] ?? [];
    return own.length === 0 ? [] : own.map((file) => rowOf(file, headers, body[index] ?? [], row.line));
  });
  return {
    rows: listed,
    of: 'files',
    count: body.filter((cells) => cells.some((cell) => cell !== '')).length,
  };

  function mayTell(header: string, cells: readonly string[] = []): boolean {
    const value = cells[headers.indexOf(header)] ?? '';
    return header !== '' && mayTellDate(header, value) && isoDateIn(value) !== null;
  }
}

/** Files by the names under which tables list them, without folders and endings; a name of several files tells none. */
function byStem(files: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string | null>();
  for (const file of files) {
    const stem = stemIn(file);
    names.set(stem, names.has(stem) ? null : file);
  }
  return new Map([...names].flatMap(([stem, file]) => (file === null || stem === '' ? [] : [[stem, file]])));
}

function stemIn(cell: string): string {
  if (cell.length > LONGEST_PATH) return '';
  const name = cell.slice(Math.max(cell.lastIndexOf('/'), cell.lastIndexOf('\\')) + 1);
  const stem = name
    .replace(/(?:\.[a-z][a-z0-9]{0,4}){1,2}$/i, '')
    .normalize('NFKC')
    .toLowerCase();
  return stem.length < LEAST_NAME && stem.length === name.length ? '' : stem;
}

const LONGEST_PATH = 500;

/** Rows of which most hold a sentence in the same column, and names in another, are turns. */
function holdsTurns(body: readonly (readonly string[])[]): boolean {
  const width = Math.max(0, ...body.slice(0, HEAD_ROWS).map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => column).some((column) => {
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const spoken = cells.filter((cell) => isSpokenJapanese(cell) && /[。？！]/.test(cell));
    return cells.length >= body.length / 2 && spoken.length > 0.8 * cells.length && cells.length > HEAD_ROWS;
  });
}

/** What a list tells goes behind what the file itself tells: its columns become further fields of the call. */
function rowOf(
  file: string,
  headers: readonly string[],
  cells: readonly string[],
  line: number,
): ManifestRow {
  const fields = headers.flatMap((header, index) => {
    const value = cells[index] ?? '';
    return header === '' || value === '' ? [] : [[header, value] as const];
  });
  const isLength = ([header]: readonly [string, string]) => meaningOfField(header) === 'duration';
  const length = fields.find(isLength)?.[1];
  const durationMs = length === undefined ? null : millisecondsOfLength(length);
  const id = fields.find(([header, value]) => meaningOfField(header) === 'call' && !/^\d{1,3}$/.test(value));
  return {
    file,
    call: id?.[1] ?? null,
    details: durationMs === null ? {} : { durationMs },
    speakers: [],
    guessed: null,
    fields: Object.fromEntries(fields),
    line,
    unread: [],
  };
}

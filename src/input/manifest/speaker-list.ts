import type { Role } from '../../model/transcript.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { foldHeader, headerSpeaksOf } from '../fields/table-headers.js';
import { roleOfMeaning } from '../speakers/legend.js';
import type { Row } from '../tables/cell-reader.js';
import { textsOf } from '../tables/table-plan.js';
import type { FileList } from './file-list.js';

/** The head stands among the first rows. */
const HEAD_ROWS = 6;
const MOST_SPEAKERS = 5000;
/** Cells of a column that tell sides, of those that are filled. */
const LEAST_KNOWN = 0.9;
const LONGEST_CELL = 60;
const NAMES =
  /^(?:spk|speaker|participant|party|talker|voice|話者|発話者|話し手|参加者|被験者|協力者|氏名|名前)(?:id|no|code|label|name|番号|コード|記号|名|略号)?$|^(?:id|コード|記号|略号|code|label)$/;

/**
 * What a table of speakers (`spk_id,role,age`: `F021,オペレーター,30s`) tells of the transcripts beside it: a row with the sides of its names. Null where
 * the table is anything else: each name stands there once, a column tells both sides, and nobody says a sentence.
 *
 * @param files glob of the transcripts, as they are called in the run
 */
export function speakerListRows(rows: readonly Row[], files: string): FileList | null {
  if (rows.length > MOST_SPEAKERS) return null;
  const texts = rows.map((row) => textsOf(row).map((cell) => cell.trim()));
  const head = texts
    .slice(0, HEAD_ROWS)
    .findIndex((cells) => cells.some((cell) => NAMES.test(foldHeader(cell))));
  const headers = texts[head] ?? [];
  const body = texts.slice(head + 1).filter((cells) => cells.some((cell) => cell !== ''));
  if (head === -1 || body.length < 2 || headers.some((header) => headerSpeaksOf('text', foldHeader(header))))
    return null;
  if (body.flat().some((cell) => cell.length > LONGEST_CELL || /[。？！]/.test(cell))) return null;
  const name = headers.findIndex(
    (header, column) => NAMES.test(foldHeader(header)) && areOwn(body.map((cells) => cells[column] ?? '')),
  );
  if (name === -1) return null;
  const sides = headers.map((_, column) =>
    column === name ? null : sidesIn(body.map((cells) => cells[column] ?? '')),
  );
  const column = sides.findIndex((roles) => roles !== null);
  const told = sides[column];
  const others = headers.flatMap((_, at) => (at === column ? [] : [body.map((cells) => cells[at] ?? '')]));
  if (!told || others.some(holdsPhrases)) return null;
  const speakers = body.flatMap((cells, index): (readonly [string, Role])[] => {
    const role = told[index];
    return role ? [[cells[name] ?? '', role]] : [];
  });
  const row = {
    file: files,
    call: null,
    details: {},
    speakers,
    guessed: null,
    fields: {},
    line: rows[head]?.line ?? 1,
    unread: [],
  };
  return { rows: [row], of: 'speakers', count: body.length };
}

/** True for a column of which many cells are phrases: what a recogniser writes has no marks. */
function holdsPhrases(cells: readonly string[]): boolean {
  const phrases = cells.filter((cell) => cell.length >= LEAST_PHRASE && isSpokenJapanese(cell));
  return phrases.length > MOST_PHRASES * cells.length;
}

const LEAST_PHRASE = 8;
const MOST_PHRASES = 0.2;

/** True for names that are all there, each once. */
function areOwn(names: readonly string[]): boolean {
  // 1, 2, 3 are numbers of rows.
  const areNumbers = names.every((name) => /^\d+$/.test(name));
  return !areNumbers && names.every((name) => name !== '') && new Set(names).size === names.length;
}

/** The side that each cell of a column tells; null where few tell one, or all the same. */
function sidesIn(cells: readonly string[]): readonly (Role | null)[] | null {
  const roles = cells.map((cell) => (cell === '' ? null : roleOfMeaning(cell)));
  const known = roles.filter((role) => role !== null);
  const filled = cells.filter((cell) => cell !== '').length;
  return new Set(known).size === 2 && known.length >= LEAST_KNOWN * filled ? roles : null;
}

import type { Role } from '../../model/transcript.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { foldHeader } from '../fields/table-headers.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { Column } from './find-columns.js';
import { rolesOfRecord } from './process-record.js';

/** A column that is one speaker's. */
export interface SideColumn {
  readonly index: number;
  readonly speaker: string;
  /** Where the columns together tell whose it is, and not its name alone. */
  readonly role?: Role;
}

/** Rows in which exactly one of the columns is filled. */
const LEAST_APART = 0.85;
const LEAST_OF_ONE = 0.15;
const MOST_SIDES = 4;
const LEAST_ROWS = 4;

/** Columns with a speaker's name as header and speech below: オペレーター発話, 顧客. Both sides must have one. */
export function namedSides(columns: readonly Column[]): readonly SideColumn[] {
  const spoken = columns.filter(
    ({ content }) =>
      content.filled > 0 && content.spoken >= 0.5 && content.length >= 6 && content.known < 0.5,
  );
  const record = rolesOfRecord(columns.map(({ header }) => header));
  const ofRecord = spoken.flatMap(({ index, header }): readonly SideColumn[] => {
    const own = record.get(header);
    return own ? [{ index, ...own }] : [];
  });
  return ofRecord.length === 2 ? ofRecord : ofBothSides(spoken);
}

/** Columns of speech whose cells are filled by turns, whatever their headers say: what one says stands left, the other right. */
export function sidesByTurns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly SideColumn[] {
  const spoken = columns.filter(
    ({ content }) =>
      content.filled > 0 && content.spoken >= 0.7 && content.length >= 5 && content.known < 0.5,
  );
  if (spoken.length < 2 || spoken.length > MOST_SIDES || !takeTurns(spoken, rows)) return [];
  return spoken.map(({ index, header }) => ({
    index,
    speaker: header === '' ? `（${index + 1}列目）` : header,
  }));
}

/** Columns with a name as header and a sign in the rows of its speaker: オペレーター ○. */
export function markedSides(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly SideColumn[] {
  const marks = columns.filter(
    ({ content }) => content.filled > 0 && content.length <= 2 && content.distinct <= 2,
  );
  const sides = ofBothSides(marks);
  return sides.length > 0 && takeTurns(marks, rows) ? sides : [];
}

/** What a header of speech says besides whose it is. */
const OF_SPEECH =
  /(?:の|側|_|\s)*(?:発話|発言|お?言葉|ことば|応答|返答|回答|反応|言い分|内容|テキスト|音声|認識結果|認識|書き起こし|文字起こし|文|text|utterances?|transcript|transcription|speech|message)+$/i;

interface NamedColumn extends Omit<SideColumn, 'role'> {
  readonly role: Role | null;
  readonly isOfSpeech: boolean;
  readonly column: Column;
}

function ofBothSides(columns: readonly Column[]): readonly SideColumn[] {
  const named = columns.map((column): NamedColumn => {
    const header = column.header.normalize('NFKC');
    const bare = header
      .replace(OF_SPEECH, '')
      .replace(/^(?:発話|発言|text|utterance|transcript|speech)[\s_:/・(（-]*/i, '')
      // オペレーター（発話）; of 相談者（Aさん） the bracket is the name's.
      .replace(/^([^(（]*)[)）]$/, '$1');
    const isOfSpeech = bare !== '' && OF_SPEECH.test(header);
    return { index: column.index, speaker: bare, role: roleOfKnownName(bare), isOfSpeech, column };
  });
  const known = named.filter(({ role }) => role !== null);
  const found = new Set(known.map(({ role }) => role)).size === 2 ? known : withOtherSide(known, named);
  return found.map(({ index, speaker }) => ({ index, speaker }));
}

/** Beside the one side that is known, お客様の言葉, a column of speech with another name, こちらの応答: the words tell whose it is. */
function withOtherSide(known: readonly NamedColumn[], named: readonly NamedColumn[]): readonly NamedColumn[] {
  const [one, ...more] = known;
  if (!one || more.length > 0) return [];
  const others = named.filter(
    ({ role, isOfSpeech, speaker, column: { content } }) =>
      role === null &&
      isOfSpeech &&
      !HEADER_NAMES.has(foldHeader(speaker)) &&
      content.filled * 2 >= one.column.content.filled &&
      content.distinct >= 0.8 * content.filled,
  );
  const [other] = others;
  return other && others.length === 1 ? [one, other].toSorted((left, right) => left.index - right.index) : [];
}

function takeTurns(columns: readonly Column[], rows: readonly (readonly string[])[]): boolean {
  const filled = rows
    .map((row) => columns.filter(({ index }) => (row[index] ?? '').trim() !== '').map(({ index }) => index))
    .filter((indices) => indices.length > 0);
  const apart = filled.filter((indices) => indices.length === 1);
  if (filled.length < LEAST_ROWS || apart.length < LEAST_APART * filled.length) return false;
  return columns.every(
    ({ index }) => apart.filter(([only]) => only === index).length >= LEAST_OF_ONE * apart.length,
  );
}

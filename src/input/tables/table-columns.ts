import type { Role } from '../../model/transcript.js';
import { highestOf } from '../../text/extremes.js';
import { meaningOfField } from '../fields/field-names.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { foldHeader, headerSpeaksOf, tableHeaders } from '../fields/table-headers.js';
import { holdsDialogue } from '../json/dialogue-texts.js';
import type { TableColumn } from '../raw/input-format.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { contentOf } from './column-content.js';
import type { Column } from './find-columns.js';
import {
  areOfOneSpeaker,
  callColumn,
  findColumn,
  isNumberHeader,
  listed,
  namesStandBefore,
  roleColumn,
  speakerColumn,
  textColumn,
  timeColumn,
} from './find-columns.js';
import { markedSides, namedSides, type SideColumn, sidesByTurns } from './side-columns.js';

/** Where the columns of a table stand, 0-based. */
export interface ColumnPlan {
  /**
   * How a row gives speech: `turn` one utterance with its speaker; `sides` a column for each speaker; `marks` one utterance, and a sign
   * in the column of its speaker; `named` one utterance with the name before its words; `dialogue` a whole call.
   */
  readonly form: 'turn' | 'sides' | 'marks' | 'named' | 'dialogue';
  /** Where the words stand; with `sides` the first of them. */
  readonly text: number;
  readonly speaker: number | null;
  /** Whose side the speaker is on, beside a column of names. */
  readonly role: number | null;
  /** With `sides` and `marks`: a column for each speaker; with `dialogue` columns that hold a turn each, where no one holds all. */
  readonly sides: readonly SideColumn[];
  readonly call: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Labels of the turn: `group/slug「evidence」`, several separated by semicolons or line breaks. */
  readonly labels: number | null;
  /** Further columns, kept as fields of the call: 担当者, 日付 … */
  readonly others: readonly { readonly index: number; readonly header: string }[];
  /** With `dialogue`, where some messages of a chat hold a call each: who wrote them. Null for any other table. */
  readonly author: number | null;
  /** True where times are in milliseconds; plain numbers are seconds otherwise. */
  readonly isMilliseconds: boolean;
}

/** Fields of a call; a table of recognition scores has more columns than anybody reads. */
const MOST_FIELDS = 30;

export type ColumnNames = Readonly<Partial<Record<TableColumn, string>>>;

/** Rows that follow the header, as texts; for a table without one all of them. */
type Sample = readonly (readonly string[])[];

/** Seconds from one turn to the next: whole numbers that lie farther apart are milliseconds. */
const LONGEST_USUAL_STEP = 200;
/** Rows by which speakers in columns of their own are known. */
const LEAST_ROWS = 6;
/** So many columns of names and words hold a call in a row. */
const LEAST_TURN_COLUMNS = 3;

/** A header is short and no sentence. */
const LONGEST_HEADER = 40;

/** The plan of a table by its header row; null where text or speaker is found neither by headers nor by what stands below. */
export function planColumns(
  headers: readonly string[],
  told: ColumnNames,
  sample: Sample = [],
  roleOf: (name: string) => Role | null = roleOfKnownName,
  isOneSpeaker = false,
): ColumnPlan | null {
  const named = headers.filter((header) => header.trim() !== '');
  if (named.length < 2 && told.text === undefined) return null;
  if (named.some((header) => header.trim().length > LONGEST_HEADER || /。/.test(header))) return null;
  const heads = headers.map((header, index) => ({
    index,
    header: header.trim(),
    folded: foldHeader(header),
  }));
  if (Object.values(told).some((header) => findColumn(headers, header) === null)) return null;
  // Of several calls one below the other each has the header again.
  const isAgain = (row: readonly string[]) =>
    headers.every((header, index) => header.trim() === row[index]?.trim());
  const below = sample.filter((row) => !isAgain(row));
  const repeats = heads.some(
    ({ header, index }) => header !== '' && below.some((row) => row[index]?.trim() === header),
  );
  const hits = heads.filter((head) => isHeader(head)).length;
  const isToldAll = told.text !== undefined && told.speaker !== undefined;
  if (!isToldAll && (repeats || hits < Math.min(2, named.length))) return null;
  // What stands below is looked through only under a header: any text may have commas.
  const columns = heads.map((head) => ({
    ...head,
    content: contentOf(
      sample.map((row) => row[head.index] ?? ''),
      roleOf,
    ),
  }));
  return planOf(columns, told, sample, isOneSpeaker);
}

/** True where the words of a header speak for what a column may hold. */
function isHeader({ header, folded }: Pick<Column, 'header' | 'folded'>): boolean {
  if (header === '') return false;
  const words = (['speaker', 'role', 'text', 'start', 'end'] as const).some((column) =>
    headerSpeaksOf(column, folded),
  );
  return (
    words ||
    meaningOfField(header) !== null ||
    HEADER_NAMES.has(folded) ||
    isNumberHeader(folded) ||
    roleOfKnownName(header) !== null ||
    Object.values(tableHeaders).some((names) => names.includes(folded))
  );
}

/** The plan of a table without a header, or with one that tells nothing, by what its columns hold; null where they do not tell. */
export function planWithoutHeader(
  rows: Sample,
  roleOf: (name: string) => Role | null = roleOfKnownName,
  headers: readonly string[] = [],
): ColumnPlan | null {
  const width = highestOf(
    rows.map((row) => row.length),
    0,
  );
  if (rows.length < 2 || width < 2) return null;
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    header: headers[index]?.trim() ?? '',
    folded: foldHeader(headers[index] ?? ''),
    content: contentOf(
      rows.map((row) => row[index] ?? ''),
      roleOf,
    ),
  }));
  const plan = planOf(columns, {}, rows);
  if (plan?.form === 'sides' && rows.length >= LEAST_ROWS) return plan;
  if (plan?.form === 'dialogue' && plan.sides.length === 0)
    return { ...plan, call: idOfRows(columns, plan.text, rows.length) };
  if (plan?.form !== 'turn' || plan.speaker === null) return null;
  const names = columns[plan.speaker]?.content;
  const words = columns[plan.text]?.content;
  // Any table has some column of few values beside one of texts: without a header both must be plain.
  if (!names || !words || words.spoken < 0.7) return null;
  const isPlain = names.known >= 0.8 || (names.distinct <= 3 && names.changes >= 0.4 && rows.length >= 6);
  return isPlain ? plan : null;
}

/** The column whose every cell is a number or code of its own, where each row may hold a call. */
function idOfRows(columns: readonly Column[], text: number, rows: number): number | null {
  const isId = ({ index, content }: Column) =>
    index !== text &&
    content.filled === rows &&
    content.distinct === rows &&
    content.dated === 0 &&
    content.codes === 1;
  return columns.find(isId)?.index ?? null;
}

function planOf(
  columns: readonly Column[],
  told: ColumnNames,
  sample: Sample,
  isOneSpeaker = false,
): ColumnPlan | null {
  const headers = columns.map(({ header }) => header);
  const byTold = (column: TableColumn) => {
    const header = told[column];
    return header === undefined ? null : findColumn(headers, header);
  };
  const rows = highestOf(
    columns.map(({ content }) => content.filled),
    0,
  );
  const call = byTold('call') ?? callColumn(columns, rows);
  // A recogniser's label is a speaker's name.
  const isNames = ({ content }: Column) => content.filled > 0 && content.known >= 0.5;
  const labels =
    byTold('labels') ??
    listed(
      columns.filter((column) => !isNames(column)),
      'labels',
    );
  const isUntold = told.text === undefined && told.speaker === undefined;
  const turnColumns = isUntold
    ? columns.filter((column) => column.index !== labels && namesStandBefore(column))
    : [];
  const isRowOfTurns = turnColumns.length >= LEAST_TURN_COLUMNS;
  const spoken =
    isUntold && !isRowOfTurns
      ? sidesOf(
          columns.filter(({ index }) => index !== labels),
          sample,
        )
      : [];
  const whole = isUntold && !isRowOfTurns && spoken.length === 0 ? wholeCalls(columns) : null;
  // お客様：希望。担当：案内。 beside the whole call sums it up.
  const isCertain = whole !== null && (columns[whole]?.content.dialogues ?? 0) >= 0.5;
  const opened = isCertain ? whole : (turnColumns[0]?.index ?? whole);
  const text = byTold('text') ?? spoken[0]?.index ?? opened ?? textColumn(columns, call);
  if (text === null) return null;
  const isFree = ({ index }: Column) => index !== text && index !== call && index !== labels;
  const free = columns.filter(isFree);
  const isTold = spoken.length > 0 || isRowOfTurns;
  const marks = isUntold && !isTold ? markedSides(free, sample) : [];
  const sides = isRowOfTurns
    ? turnColumns.map(({ index, header }) => ({ index, speaker: header }))
    : spoken.length > 0
      ? spoken
      : marks;
  const words = columns[text]?.content;
  const isDialogue =
    isRowOfTurns || (isUntold && words !== undefined && (words.dialogues >= 0.5 || text === whole));
  const sender = isUntold && !isTold && MESSAGE.test(columns[text]?.folded ?? '') ? senderOf(free) : null;
  const holdsCalls = isUntold && !isTold && (!isDialogue || sender !== null) && areCallsAmong(sample, text);
  // Beside whole calls a column of few values tells of them: 完了, 対応中.
  const isNamed = sides.length > 0 || isDialogue;
  const beside = isNamed ? [] : free.filter(({ index }) => standsBeside(sample, index, text));
  const speaker = byTold('speaker') ?? (isNamed ? null : speakerColumn(beside, rows));
  const role = byTold('role') ?? (isNamed ? null : roleColumn(beside, speaker));
  const author = holdsCalls ? (speaker ?? sender) : null;
  const isChat = author !== null;
  const form =
    isDialogue || isChat
      ? 'dialogue'
      : sides.length > 0
        ? marks.length > 0
          ? 'marks'
          : 'sides'
        : isOneSpeaker || speaker !== null || role !== null
          ? 'turn'
          : words && words.filled > 0 && words.manyLines >= 0.5
            ? 'dialogue'
            : namesStandBefore(columns[text])
              ? 'named'
              : null;
  if (form === null) return null;
  const number = call === null ? undefined : columns[call];
  // A row that holds a whole call is one, on whatever day.
  const isDayOfCall = form === 'dialogue' && told.call === undefined && isDay(number);
  const used = new Set([
    text,
    isDayOfCall ? null : call,
    labels,
    speaker,
    role,
    ...sides.map(({ index }) => index),
  ]);
  const timeless = form === 'dialogue';
  const start = byTold('start') ?? (timeless ? null : timeColumn(columns, used, 'start'));
  used.add(start);
  const end = byTold('end') ?? (timeless ? null : timeColumn(columns, used, 'end'));
  used.add(end);
  const ownFields = new Set([told.agent, told.date, told.duration, told.recording]);
  const others = columns
    .filter(
      (column) => column.header !== '' && (!used.has(column.index) || (column === number && isDay(column))),
    )
    .toSorted((left, right) => rank(left, ownFields) - rank(right, ownFields))
    .slice(0, MOST_FIELDS)
    .toSorted((left, right) => left.index - right.index)
    .map(({ index, header }) => ({ index, header }));
  const timeHeaders = [start, end].map((index) => (index === null ? '' : (headers[index] ?? '')));
  const isToldUnit = timeHeaders.some((header) =>
    /ms\b|_ms|ms$|ミリ秒|milli/i.test(header.normalize('NFKC')),
  );
  const step = start === null ? null : (columns[start]?.content.wholeStep ?? null);
  const isMilliseconds = isToldUnit || (step !== null && step > LONGEST_USUAL_STEP);
  const names = speaker ?? role;
  const isTurns =
    told.call === undefined &&
    number !== undefined &&
    names !== null &&
    isNumberHeader(number.folded) &&
    areOfOneSpeaker(sample, number.index, names);
  return {
    form,
    text,
    speaker: isChat ? null : (speaker ?? role),
    role: speaker === null || isChat ? null : role,
    sides,
    call: isTurns || isDayOfCall || isChat ? null : call,
    start,
    end,
    labels,
    others,
    author,
    isMilliseconds,
  };
}

/** True where a column has something in a row of words, or the rows of words are few: the cells of a form stand in rows of their own. */
function standsBeside(sample: Sample, index: number, text: number): boolean {
  const filled = (cell: string | undefined) => (cell ?? '').trim() !== '';
  const spoken = sample.filter((row) => filled(row[text]));
  return spoken.length < LEAST_ROWS || spoken.some((row) => filled(row[index]));
}

const MESSAGE = /メッセージ|message|本文|投稿|コメント|^text$|^body$/;
const SENDER =
  /^(?:名前|氏名|投稿者名?|送信者名?|差出人|発言者|書いた人|user|username|realname|author|sender|from)$/;

/** The column of who wrote each message. */
function senderOf(columns: readonly Column[]): number | null {
  return columns.find(({ folded, content }) => SENDER.test(folded) && content.filled > 0)?.index ?? null;
}

/** So many messages with a call each are no chance. */
const LEAST_CALLS = 2;

/** True where some messages of a chat hold a whole call, two at least or most of what is written. */
function areCallsAmong(sample: Sample, text: number): boolean {
  const cells = sample.map((row) => row[text] ?? '');
  const calls = cells.filter((cell) => cell.includes('\n') && holdsDialogue(cell));
  const lengthOf = (some: readonly string[]) => some.reduce((sum, cell) => sum + cell.length, 0);
  return calls.length >= LEAST_CALLS || (calls.length > 0 && lengthOf(calls) * 2 > lengthOf(cells));
}

/** The column in which some cells hold a whole call where no column tells who speaks: cases of which only some were written down. */
function wholeCalls(columns: readonly Column[]): number | null {
  if (columns.some(({ content }) => content.known >= 0.8 && content.roles.size > 1)) return null;
  const some = columns.filter(
    ({ content }) => content.dialogues > 0 && (content.manyLines > 0 || content.dialogues >= 0.5),
  );
  const calls = ({ content }: Column) => content.dialogues * content.filled;
  return some.toSorted((left, right) => calls(right) - calls(left))[0]?.index ?? null;
}

function isDay(column: Column | undefined): boolean {
  return column !== undefined && meaningOfField(column.header) === 'date';
}

/** A column for each speaker: by the headers, else by their cells where no column tells who speaks. */
function sidesOf(columns: readonly Column[], sample: Sample): readonly SideColumn[] {
  const named = namedSides(columns);
  return named.length > 0 ? named : sidesByTurns(columns, sample);
}

/** Fields that tell of the call are kept before any others. */
function rank({ header }: Column, told: ReadonlySet<string | undefined>): number {
  return told.has(header) || meaningOfField(header) !== null ? 0 : 1;
}

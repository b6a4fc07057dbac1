import type { Role } from '../model/transcript.js';
import { highestOf } from '../text/extremes.js';
import { nearestName } from '../text/nearest.js';
import { type ColumnContent, contentOf } from './column-content.js';
import { meaningOfField } from './field-names.js';
import { HEADER_NAMES } from './header-names.js';
import type { TableColumn } from './input-format.js';
import { TABLE_COLUMNS } from './input-format.js';
import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';
import { roleOfKnownName } from './speakers.js';
import { foldHeader, headerSpeaksOf, tableHeaders, type UtteranceColumn } from './table-headers.js';

/** Where the columns of a table stand, 0-based. */
export interface ColumnPlan {
  /**
   * How a row gives speech: `turn` one utterance with its speaker; `sides` a column for each speaker; `named` one
   * utterance with the name before its words; `dialogue` a whole call.
   */
  readonly form: 'turn' | 'sides' | 'named' | 'dialogue';
  /** Where the words stand; with `sides` the first of them. */
  readonly text: number;
  readonly speaker: number | null;
  /** Whose side the speaker is on, beside a column of names. */
  readonly role: number | null;
  /** With `sides`: a column for each speaker. */
  readonly sides: readonly { readonly index: number; readonly speaker: string }[];
  readonly call: number | null;
  readonly start: number | null;
  readonly end: number | null;
  /** Labels of the turn: `group/slug「evidence」`, several separated by semicolons or line breaks. */
  readonly labels: number | null;
  /** Further columns, kept as fields of the call: 担当者, 日付 … */
  readonly others: readonly { readonly index: number; readonly header: string }[];
  /** True where times are in milliseconds; plain numbers are seconds otherwise. */
  readonly isMilliseconds: boolean;
}

/** Fields of a call; a table of recognition scores has more columns than anybody reads. */
const MOST_FIELDS = 30;

export type ColumnNames = Readonly<Partial<Record<TableColumn, string>>>;

/** Rows that follow the header, as texts; for a table without one all of them. */
type Sample = readonly (readonly string[])[];

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
  const columns = headers.map((header, index) => ({
    index,
    header: header.trim(),
    folded: foldHeader(header),
    content: contentOf(
      sample.map((row) => row[index] ?? ''),
      roleOf,
    ),
  }));
  if (Object.values(told).some((header) => findColumn(headers, header) === null)) return null;
  const repeats = columns.some(
    ({ header, index }) => header !== '' && sample.some((row) => row[index]?.trim() === header),
  );
  const hits = columns.filter((column) => isHeader(column)).length;
  const isToldAll = told.text !== undefined && told.speaker !== undefined;
  if (!isToldAll && (repeats || hits < Math.min(2, named.length))) return null;
  return planOf(columns, told, isOneSpeaker);
}

/** True where the words of a header speak for what a column may hold. */
function isHeader({ header, folded }: Column): boolean {
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

function isNumberHeader(folded: string): boolean {
  return /^(?:no|#|番号|行|行番号|連番|通番|順|順番|id|index|seq|turn|uuid|guid)$/.test(folded);
}

/** The plan of a table without a header, by what its columns hold; null where they do not tell. */
export function planWithoutHeader(
  rows: Sample,
  roleOf: (name: string) => Role | null = roleOfKnownName,
): ColumnPlan | null {
  const width = highestOf(
    rows.map((row) => row.length),
    0,
  );
  if (rows.length < 2 || width < 2) return null;
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    header: '',
    folded: '',
    content: contentOf(
      rows.map((row) => row[index] ?? ''),
      roleOf,
    ),
  }));
  const plan = planOf(columns, {});
  if (plan?.form !== 'turn' || plan.speaker === null) return null;
  const names = columns[plan.speaker]?.content;
  const words = columns[plan.text]?.content;
  // Any table has some column of few values beside one of texts: without a header both must be plain.
  if (!names || !words || words.spoken < 0.7) return null;
  const isPlain = names.known >= 0.8 || (names.distinct <= 3 && names.changes >= 0.4 && rows.length >= 6);
  return isPlain ? plan : null;
}

interface Column {
  readonly index: number;
  readonly header: string;
  readonly folded: string;
  readonly content: ColumnContent;
}

function planOf(columns: readonly Column[], told: ColumnNames, isOneSpeaker = false): ColumnPlan | null {
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
  const sides = told.text === undefined && told.speaker === undefined ? sideColumns(columns) : [];
  const text = byTold('text') ?? (sides.length > 0 ? (sides[0]?.index ?? null) : textColumn(columns, call));
  if (text === null) return null;
  const isFree = ({ index }: Column) => index !== text && index !== call && index !== labels;
  const free = columns.filter(isFree);
  const speaker = byTold('speaker') ?? (sides.length > 0 ? null : speakerColumn(free, rows));
  const role = byTold('role') ?? (sides.length > 0 ? null : roleColumn(free, speaker));
  const words = columns[text]?.content;
  const form =
    sides.length > 0
      ? 'sides'
      : isOneSpeaker || speaker !== null || role !== null
        ? 'turn'
        : words && words.filled > 0 && words.manyLines >= 0.5
          ? 'dialogue'
          : namesStandBefore(columns[text])
            ? 'named'
            : null;
  if (form === null) return null;
  const used = new Set([text, call, labels, speaker, role, ...sides.map(({ index }) => index)]);
  const timeless = form === 'dialogue';
  const start = byTold('start') ?? (timeless ? null : timeColumn(columns, used, 'start'));
  used.add(start);
  const end = byTold('end') ?? (timeless ? null : timeColumn(columns, used, 'end'));
  used.add(end);
  const ownFields = new Set([told.agent, told.date, told.duration, told.recording]);
  const others = columns
    .filter(({ index, header }) => header !== '' && !used.has(index))
    .toSorted((left, right) => rank(left, ownFields) - rank(right, ownFields))
    .slice(0, MOST_FIELDS)
    .toSorted((left, right) => left.index - right.index)
    .map(({ index, header }) => ({ index, header }));
  const timeHeaders = [start, end].map((index) => (index === null ? '' : (headers[index] ?? '')));
  const isMilliseconds = timeHeaders.some((header) =>
    /ms\b|_ms|ms$|ミリ秒|milli/i.test(header.normalize('NFKC')),
  );
  return {
    form,
    text,
    speaker: speaker ?? role,
    role: speaker === null ? null : role,
    sides,
    call,
    start,
    end,
    labels,
    others,
    isMilliseconds,
  };
}

/** Fields that tell of the call are kept before any others. */
function rank({ header }: Column, told: ReadonlySet<string | undefined>): number {
  return told.has(header) || meaningOfField(header) !== null ? 0 : 1;
}

/** The first of the understood headers that the table has, in the order of the list. */
function listed(columns: readonly Column[], column: UtteranceColumn): number | null {
  for (const name of tableHeaders[column]) {
    const found = columns.find(({ folded }) => folded === name);
    if (found) return found.index;
  }
  return null;
}

/** The told header, as it stands or folded. */
function findColumn(headers: readonly string[], told: string): number | null {
  const exact = headers.findIndex((header) => header.trim() === told.trim());
  const index = exact === -1 ? headers.findIndex((header) => foldHeader(header) === foldHeader(told)) : exact;
  return index === -1 ? null : index;
}

/** An id stands in several rows of a call; one that is different in each tells rows apart. */
function callColumn(columns: readonly Column[], rows: number): number | null {
  const isOfCalls = ({ content, folded }: Column) =>
    (rows < 4 && !isNumberHeader(folded)) || content.distinct < content.filled || content.manyLines > 0;
  const hasDialogues = columns.some(({ content }) => content.manyLines >= 0.5);
  const inList = listed(columns, 'call');
  const candidates = [
    ...columns.filter(({ index }) => index === inList),
    ...columns.filter(({ header }) => meaningOfField(header) === 'call'),
  ];
  const found = candidates.find((column) => hasDialogues || isOfCalls(column));
  if (found) return found.index;
  // Without an id, rows of one moment are of one call.
  const dated = columns.find(
    ({ header, content }) =>
      meaningOfField(header) === 'date' && content.dated >= 0.9 && content.distinct * 3 <= content.filled,
  );
  return dated?.index ?? null;
}

function textColumn(columns: readonly Column[], call: number | null): number | null {
  const inList = listed(columns, 'text');
  const words = ({ content }: Column) => content.filled === 0 || content.spoken >= 0.3 || content.length >= 8;
  const speaking = columns.filter(
    (column) =>
      column.index !== call &&
      words(column) &&
      (column.index === inList ||
        (headerSpeaksOf('text', column.folded) &&
          meaningOfField(column.header) === null &&
          column.content.known < 0.5)),
  );
  const varied = (column: Column) =>
    column.content.length * Math.min(1, column.content.distinct / Math.max(1, column.content.filled));
  // A summary of the call stands in every row; what is said does not.
  const best = speaking.toSorted((left, right) => varied(right) - varied(left))[0];
  const own = columns.find(({ index }) => index === inList);
  if (own && best && (varied(own) * 2 >= varied(best) || own.content.filled === 0)) return own.index;
  if (best) return best.index;
  const longest = columns
    .filter(({ index, content }) => index !== call && content.spoken >= 0.6 && content.length >= 5)
    .toSorted((left, right) => varied(right) - varied(left))[0];
  return longest?.index ?? null;
}

/** A column of names: by its header, else by known names, else by few values that take turns. */
function speakerColumn(columns: readonly Column[], rows: number): number | null {
  const inList = listed(columns, 'speaker');
  if (inList !== null) return inList;
  const usable = columns.filter(
    ({ content }) => content.filled > 0 && content.timed < 0.5 && content.dated < 0.5,
  );
  const named = usable.filter(
    ({ folded, header, content }) =>
      headerSpeaksOf('speaker', folded) &&
      meaningOfField(header) === null &&
      (content.distinct > 1 || rows < 3),
  );
  const [byHeader] = named.toSorted((left, right) => right.content.known - left.content.known);
  if (byHeader) return byHeader.index;
  const known = usable.find(({ content }) => content.known >= 0.8 && (content.distinct > 1 || rows < 3));
  if (known) return known.index;
  const turns = usable.filter(
    ({ header, content }) =>
      rows >= 4 &&
      content.length <= 16 &&
      content.filled >= rows * 0.9 &&
      content.distinct >= 2 &&
      content.distinct <= Math.max(2, Math.min(6, rows / 3)) &&
      content.changes >= 0.3 &&
      (meaningOfField(header) === null || meaningOfField(header) === 'agent'),
  );
  return turns.toSorted((left, right) => right.content.changes - left.content.changes)[0]?.index ?? null;
}

/** Whose side a named speaker is on: a further column of known names. */
function roleColumn(columns: readonly Column[], speaker: number | null): number | null {
  const found = columns.find(
    ({ index, content }) =>
      index !== speaker &&
      content.filled > 0 &&
      content.known >= 0.8 &&
      content.distinct > 1 &&
      content.distinct <= 8,
  );
  return found?.index ?? null;
}

/** Columns with a speaker's name as header and speech below: オペレーター発話, 顧客. Both sides must have one. */
function sideColumns(
  columns: readonly Column[],
): readonly { readonly index: number; readonly speaker: string }[] {
  const found = columns.flatMap(({ index, header, content }) => {
    const bare = header
      .normalize('NFKC')
      .replace(
        /(?:の|側|_|\s)*(?:発話|発言|内容|テキスト|音声|認識結果|認識|書き起こし|文字起こし|文|text|utterances?|transcript|transcription|speech|message)+$/i,
        '',
      )
      .replace(/^(?:発話|発言|text|utterance|transcript|speech)[\s_:/・(（-]*/i, '')
      .replace(/[)）]$/, '');
    const isSpeech =
      content.filled > 0 && content.spoken >= 0.5 && content.length >= 6 && content.known < 0.5;
    return isSpeech && roleOfKnownName(bare) !== null ? [{ index, speaker: bare }] : [];
  });
  const roles = new Set(found.map(({ speaker }) => roleOfKnownName(speaker)));
  return roles.size === 2 ? found : [];
}

function timeColumn(
  columns: readonly Column[],
  used: ReadonlySet<number | null>,
  which: 'start' | 'end',
): number | null {
  const free = columns.filter(({ index }) => !used.has(index));
  const inList = listed(free, which);
  const isOfRows = ({ content, header }: Column) =>
    content.filled === 0 ||
    ((content.timed >= 0.6 || content.numeric >= 0.8) &&
      (content.filled < 3 || (content.distinct > 1 && content.changes >= 0.5)) &&
      !/長さ|duration|length|時間長|信頼|confidence|score/i.test(header));
  const own = free.find(({ index }) => index === inList);
  if (own && isOfRows(own)) return own.index;
  const byHeader = free.filter(
    (column) => headerSpeaksOf(which, column.folded) && column.content.filled > 0 && isOfRows(column),
  );
  const [found] = byHeader.toSorted((left, right) => right.content.timed - left.content.timed);
  if (found) return found.index;
  const timed = free.find(
    (column) => column.header === '' && column.content.timed >= 0.8 && isOfRows(column),
  );
  return timed?.index ?? null;
}

/** 「職員：はい」 in the cells themselves. */
function namesStandBefore(column: Column | undefined): boolean {
  return column !== undefined && column.content.filled >= 2 && column.content.colons >= 0.6;
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
  const empty = headers.map((header, index) => ({
    index,
    header,
    folded: foldHeader(header),
    content: contentOf([], roleOfKnownName),
  }));
  const missing = (['speaker', 'text'] as const).filter(
    (column) => told[column] === undefined && listed(empty, column) === null,
  );
  const [first = 'text'] = missing;
  return inputProblem(
    'table-columns',
    { line },
    { missing: missing.join(', '), headers: shown, option: `--column ${first}=${named[0] ?? '…'}` },
  );
}

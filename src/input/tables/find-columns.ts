import { meaningOfField } from '../fields/field-names.js';
import { foldHeader, headerSpeaksOf, tableHeaders, type UtteranceColumn } from '../fields/table-headers.js';
import type { ColumnContent } from './column-content.js';

/** A column of a table: its header and what stands below. */
export interface Column {
  readonly index: number;
  readonly header: string;
  readonly folded: string;
  readonly content: ColumnContent;
}
/** The first of the understood headers that the table has, in the order of the list. */
export function listed(columns: readonly Column[], column: UtteranceColumn): number | null {
  for (const name of tableHeaders[column]) {
    const found = columns.find(({ folded }) => folded === name);
    if (found) return found.index;
  }
  return null;
}

/** The told header, as it stands or folded. */
export function findColumn(headers: readonly string[], told: string): number | null {
  const exact = headers.findIndex((header) => header.trim() === told.trim());
  const index = exact === -1 ? headers.findIndex((header) => foldHeader(header) === foldHeader(told)) : exact;
  return index === -1 ? null : index;
}

/** Rows of a call, where a plain number tells calls apart. */
const LEAST_OF_CALL = 3;

/** An id stands in several rows of a call; one that is different in each tells rows apart. */
export function callColumn(columns: readonly Column[], rows: number): number | null {
  const isOfCalls = ({ content, folded }: Column) =>
    (rows < 4 && !isNumberHeader(folded)) || content.distinct < content.filled || content.manyLines > 0;
  // 1, 1, 2, 2: a question and its answer have one number.
  const countsTurns = ({ content, folded }: Column) =>
    isNumberHeader(folded) && content.distinct > 1 && content.filled < LEAST_OF_CALL * content.distinct;
  const hasDialogues = columns.some(({ content }) => content.manyLines >= 0.5);
  const inList = listed(columns, 'call');
  const candidates = [
    ...columns.filter(({ index }) => index === inList),
    ...columns.filter(({ header }) => meaningOfField(header) === 'call'),
  ];
  const found = candidates.find((column) => hasDialogues || (isOfCalls(column) && !countsTurns(column)));
  if (found) return found.index;
  // Without an id, rows of one moment are of one call.
  const dated = columns.find(
    ({ header, content }) =>
      meaningOfField(header) === 'date' && content.dated >= 0.9 && content.distinct * 3 <= content.filled,
  );
  return dated?.index ?? null;
}

/** The column of what is said: by its header and its cells, else the one of the longest and most varied speech. */
export function textColumn(columns: readonly Column[], call: number | null): number | null {
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

/** True where a column tells by which way a case came in: 電話, メール, 窓口 speak as little as 完了 does. */
function isOfMedia({ content }: Column): boolean {
  return content.filled > 0 && content.media >= 0.8;
}

/** A column of names: by its header, else by known names, else by few values that take turns. */
export function speakerColumn(given: readonly Column[], rows: number): number | null {
  const columns = given.filter((column) => !isOfMedia(column));
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
export function roleColumn(columns: readonly Column[], speaker: number | null): number | null {
  const found = columns.find(
    ({ index, header, content }) =>
      index !== speaker &&
      content.filled > 0 &&
      content.media < 0.8 &&
      content.known >= 0.8 &&
      content.distinct > 1 &&
      content.distinct <= 8 &&
      // op0217, op0305: who took the calls, whoever speaks in a row.
      (content.roles.size > 1 || (speaker === null && meaningOfField(header) === null)),
  );
  return found?.index ?? null;
}

/** The column of starts or ends, among those that are not `used`. */
export function timeColumn(
  columns: readonly Column[],
  used: ReadonlySet<number | null>,
  which: 'start' | 'end',
): number | null {
  const free = columns.filter(({ index }) => !used.has(index));
  const inList = listed(free, which);
  const isOfRows = ({ content, header }: Column) =>
    content.filled === 0 ||
    ((content.timed >= 0.6 || content.numeric >= 0.8) &&
      (content.filled < 3 || (content.distinct > 1 && content.changes >= 0.3)) &&
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
export function namesStandBefore(column: Column | undefined): boolean {
  return column !== undefined && column.content.filled >= 2 && column.content.colons >= 0.6;
}

/** A header that numbers rows. */
export function isNumberHeader(folded: string): boolean {
  return /^(?:no|#|番号|行|行番号|連番|通番|順|順番|id|index|seq|turn|uuid|guid)$/.test(folded);
}

/** True where each value of a column stands beside one speaker only: it counts turns, and no calls. */
export function areOfOneSpeaker(
  rows: readonly (readonly string[])[],
  column: number,
  speaker: number,
): boolean {
  const speakers = new Map<string, Set<string>>();
  for (const row of rows) {
    const value = row[column]?.trim() ?? '';
    if (value !== '') speakers.set(value, (speakers.get(value) ?? new Set()).add(row[speaker]?.trim() ?? ''));
  }
  return speakers.size >= 2 && [...speakers.values()].every(({ size }) => size === 1);
}

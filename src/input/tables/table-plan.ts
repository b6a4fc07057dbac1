import { isoDateIn } from '../../text/dates.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { millisecondsOfClock } from '../../text/timestamp.js';
import { pairsOf } from '../dialogue/head-pairs.js';
import { mayTellDate, meaningOfField } from '../fields/field-names.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { foldHeader, headerSpeaksOf, tableHeaders } from '../fields/table-headers.js';
import type { ParseContext } from '../raw/input-format.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { Row } from './cell-reader.js';
import { type CountedNames, countedNames, withoutCount } from './counted-names.js';
import { areOfOneSpeaker } from './find-columns.js';
import { type NumberedColumns, numberedColumns } from './numbered-columns.js';
import { recordsCarriedDown } from './records-below.js';
import { type ColumnPlan, planColumns, planWithoutHeader } from './table-columns.js';

/** How a table is to be read. */
export interface TablePlan {
  readonly plan: ColumnPlan;
  /** Index of the first row of speech. */
  readonly first: number;
  /** The headers; empty where the table has none. */
  readonly headers: readonly string[];
  /** What rows above the header tell of the call: 担当 | 佐藤. */
  readonly head: readonly (readonly [name: string, value: string])[];
  /** The same rows, and the header, as lines. */
  readonly above: readonly string[];
  /** The row above the first, in a table without a header. */
  readonly title: readonly string[];
  /** Where several turns stand in a row: how its rows are parted into those of the plan. */
  readonly numbered: NumberedColumns | null;
  /** Where names stand with the number of the turn behind them: their column. */
  readonly counted?: CountedNames;
}

/** A plan by a header, and what it was made of. */
interface Headed {
  readonly plan: ColumnPlan;
  readonly index: number;
  readonly named: number;
  readonly headers: readonly string[];
  readonly below: readonly (readonly string[])[];
  readonly numbered: NumberedColumns | null;
}

/** In a table without a header so many rows have several cells. */
const LEAST_WIDE = 1 / 3;
/** A header stands among the first rows. */
const HEADER_ROWS = 20;

/** Plans a table by its first rows: with the header that lets most be understood, else by its content; null where neither tells. */
export function planTable(rows: readonly Row[], context: ParseContext): TablePlan | null {
  const found = planOfRows(rows, context);
  const counted = found === null && Object.keys(context.columns).length === 0 ? countedNames(rows) : null;
  if (counted === null) return found;
  const plan = planOfRows(
    rows.map((row) => withoutCount(row, counted)),
    context,
  );
  return plan?.plan.speaker === counted.column ? { ...plan, counted } : null;
}

function planOfRows(rows: readonly Row[], { columns, roleOf, soleSpeaker }: ParseContext): TablePlan | null {
  const texts = rows.map(textsOf);
  let best: Headed | null = null;
  for (const [index, given] of texts.slice(0, HEADER_ROWS).entries()) {
    const numbered = numberedColumns(given, texts.slice(index + 1));
    const headers = numbered?.headers ?? given;
    const rowsBelow = rows.slice(index + 1);
    const below = recordsCarriedDown(
      numbered ? rowsBelow.flatMap(numbered.expand).map(textsOf) : texts.slice(index + 1),
      headers,
    );
    const plan = planColumns(headers, columns, below, roleOf, soleSpeaker !== undefined);
    const named = plan ? namedColumns(plan, headers) : 0;
    if (plan && (best === null || named > best.named))
      best = { plan, index, named, headers, below, numbered };
    if (named === ALL_NAMED) break;
  }
  if (best) {
    const { headers, below, numbered } = best;
    return {
      plan: withCalls(
        numbered ? withoutRowIds(best.plan, below, numbered) : best.plan,
        below,
        headers,
        numbered,
      ),
      first: best.index + 1,
      headers,
      head: headOf(texts.slice(0, best.index)),
      above: linesOf(texts.slice(0, best.index + 1)),
      title: [],
      numbered,
    };
  }
  if (Object.keys(columns).length > 0) return null;
  // Speech with a comma here and there is no table.
  if (texts.filter((row) => row.length > 1).length < LEAST_WIDE * texts.length) return null;
  // A title stands alone in its row.
  const first = texts.findIndex(
    (row) =>
      row.filter((cell) => cell.trim() !== '').length > 1 &&
      row.some((cell) => cell.length >= 5 && isSpokenJapanese(cell)),
  );
  if (first === -1) return null;
  const below = startOfBlock(texts);
  return plannedFrom(texts, first, roleOf) ?? (below > first ? plannedFrom(texts, below, roleOf) : null);
}

/** The plan of a table without a header whose rows of speech begin at `first`. */
function plannedFrom(
  texts: readonly (readonly string[])[],
  first: number,
  roleOf: ParseContext['roleOf'],
): TablePlan | null {
  const above = texts[first - 1] ?? [];
  const headers = isLabels(above) ? above : [];
  const plan = planWithoutHeader(texts.slice(first), roleOf, headers);
  if (!plan) return null;
  return {
    plan: withCalls(plan, texts.slice(first), headers, null),
    first,
    headers,
    head: headOf(texts.slice(0, headers.length > 0 ? first - 1 : first)),
    above: linesOf(texts.slice(0, first)),
    title: headers.length > 0 ? [] : above,
    numbered: null,
  };
}

/** Where the last rows of one width begin: what stands above them, be it speech, is another table's. -1 where they are few. */
function startOfBlock(texts: readonly (readonly string[])[]): number {
  const width = texts.at(-1)?.length ?? 0;
  const start = texts.findLastIndex((row) => row.length !== width) + 1;
  return width > 1 && texts.length - start >= LEAST_OF_BLOCK ? start : -1;
}

const LEAST_OF_BLOCK = 6;

function linesOf(rows: readonly (readonly string[])[]): readonly string[] {
  const lines = rows.map((row) => row.filter((cell) => cell.trim() !== '').join('\u3000'));
  return lines.flatMap((line) => line.split('\n'));
}

const ALL_NAMED = 2;

/** Whether the headers of words and of speakers say so: names and values above a table (日付 | 2026/4/1 | 件名 | …) may look like its header. */
function namedColumns({ text, speaker, sides }: ColumnPlan, headers: readonly string[]): number {
  const speaksOf = (column: 'text' | 'speaker' | 'role', index: number | null) =>
    index !== null && headerSpeaksOf(column, foldHeader(headers[index] ?? ''));
  // オペレーター | お客様 names both who speaks and what is said.
  if (sides.length > 1 && sides.every(({ index }) => roleOfKnownName(headers[index] ?? '') !== null))
    return ALL_NAMED;
  const hasSpeaker = sides.length > 0 || speaksOf('speaker', speaker) || speaksOf('role', speaker);
  return (speaksOf('text', text) ? 1 : 0) + (hasSpeaker ? 1 : 0);
}

/** A row of short labels above rows of speech: a header that nobody can know. */
function isLabels(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  return (
    filled.length >= 2 &&
    filled.every(
      (cell) => cell.trim().length <= 16 && !/[。、？！]|^[\d:.]+$/.test(cell) && !isSpokenJapanese(cell),
    ) &&
    filled.every((cell) => roleOfKnownName(cell) === null)
  );
}

/** Headers of what tells calls apart, and of what has the same form but does not. */
const ID_HEADER = /(?:番号|no|id|キー|key|ファイル|ファイル名|file|filename|wav|録音|音声)$/;
const NO_ID_HEADER =
  /電話|内線|発信|着信|オペ|担当|社員|職員|agent|operator|staff|^行|連番|セグメント|発話|チャン?ネル|話者|seg|utter|turn|row|line|speaker|channel/;

/** A plan with the column that tells calls apart, where its name is unusual: each value stands in rows of its own, where times begin anew. */
function withCalls(
  plan: ColumnPlan,
  rows: readonly (readonly string[])[],
  headers: readonly string[],
  numbered: NumberedColumns | null,
): ColumnPlan {
  if (plan.author !== null) return plan;
  if (plan.call !== null && !isDay(headers[plan.call])) return plan;
  if (plan.form === 'dialogue') return withIds(plan, rows, headers);
  if (rows.length < 2) return plan;
  const used = new Set([plan.text, plan.speaker, plan.role, plan.start, plan.end, plan.labels]);
  const titled = plan.form === 'turn' ? columnOfTitles(rows, plan, used) : null;
  if (titled !== null) return { ...plan, call: titled };
  const width = Math.max(...rows.map((row) => row.length));
  for (let index = 0; index < width; index++) {
    if (used.has(index) || plan.sides.some((side) => side.index === index)) continue;
    const values = rows.map((row) => row[index]?.trim() ?? '');
    const starts = values.flatMap((value, at) => (at > 0 && value !== values[at - 1] ? at : []));
    const isInBlocks = !values.includes('') && new Set(values).size === starts.length + 1;
    if (!isInBlocks || (starts.length + 1) * leastRows(numbered) > values.length) continue;
    if (plan.speaker !== null && areOfOneSpeaker(rows, index, plan.speaker)) continue;
    const isNamed = isIdHeader(headers[index]);
    const beginsAnew =
      starts.length > 0 && starts.every((at) => isEarlier(rows[at], rows[at - 1], plan.start));
    if (isNamed || beginsAnew) return { ...plan, call: index, others: plan.others };
  }
  return plan;
}

/** Rows of a call on average below its title. */
const LEAST_BELOW_TITLE = 3;

/** The column in which only the first row of each call has something, with a number of its own: 通話1, 8/21-2. Null where there is none. */
function columnOfTitles(
  rows: readonly (readonly string[])[],
  plan: ColumnPlan,
  used: ReadonlySet<number | null>,
): number | null {
  for (const index of (rows[0] ?? []).keys()) {
    const titles = rows.map((row) => row[index]?.trim() ?? '');
    const filled = titles.filter((title) => title !== '');
    const isOfCalls =
      !used.has(index) &&
      titles[0] !== '' &&
      filled.length >= 2 &&
      filled.length * LEAST_BELOW_TITLE <= rows.length &&
      new Set(filled).size === filled.length &&
      index < Math.min(plan.text, plan.speaker ?? plan.text) &&
      filled.every((title) => title.length <= LONGEST_TITLE && /\p{L}.*\d/u.test(title.normalize('NFKC'))) &&
      new Set(filled.map((title) => title.normalize('NFKC').replace(/\d+/g, '0'))).size === 1;
    if (isOfCalls) return index;
  }
  return null;
}

const LONGEST_TITLE = 40;

/** A question and its answer side by side are no call yet. */
function leastRows(numbered: NumberedColumns | null): number {
  return numbered?.count === 2 ? 4 : 2;
}

/** A plan without a column that numbers rows of two turns each, and no calls. */
function withoutRowIds(
  plan: ColumnPlan,
  rows: readonly (readonly string[])[],
  numbered: NumberedColumns,
): ColumnPlan {
  const { call } = plan;
  if (call === null) return plan;
  const ids = new Set(rows.map((row) => row[call]?.trim() ?? ''));
  return ids.size * leastRows(numbered) > rows.length && numbered.count === 2
    ? { ...plan, call: null }
    : plan;
}

/** A moment may tell calls apart where nothing else does. */
function isDay(header: string | undefined): boolean {
  return header !== undefined && meaningOfField(header) === 'date';
}

function isIdHeader(header: string | undefined): boolean {
  const folded = foldHeader(header ?? '');
  return ID_HEADER.test(folded) && !NO_ID_HEADER.test(folded);
}

/** A plan of calls in a row each with the column that names them, whatever its name: no two are the same. */
function withIds(
  plan: ColumnPlan,
  rows: readonly (readonly string[])[],
  headers: readonly string[],
): ColumnPlan {
  const calls = rows.filter((row) => (row[plan.text]?.trim() ?? '') !== '');
  const index = headers.findIndex((header, at) => {
    const values = calls.map((row) => row[at]?.trim() ?? '');
    return (
      isIdHeader(header) &&
      plan.sides.every((side) => side.index !== at) &&
      !values.includes('') &&
      new Set(values).size === values.length
    );
  });
  return index === -1
    ? plan
    : { ...plan, call: index, others: plan.others.filter((one) => one.index !== index) };
}

function isEarlier(
  row: readonly string[] = [],
  before: readonly string[] = [],
  start: number | null,
): boolean {
  const [one, other] = [row, before].map((cells) => timeIn(start === null ? '' : (cells[start] ?? '')));
  return one !== null && one !== undefined && other !== null && other !== undefined && one < other;
}

function timeIn(text: string): number | null {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : millisecondsOfClock(text);
}

/** The texts of a row's cells. */
export function textsOf({ cells }: Row): readonly string[] {
  return cells.map(({ text }) => text);
}

/** The row that looks most like a header, for telling which columns a table has. */
export function headerLike(rows: readonly Row[]): Row | null {
  return (
    rows
      .slice(0, HEADER_ROWS)
      .find(({ cells }) => cells.filter(({ text }) => text.trim() !== '').length >= 2) ?? null
  );
}

/** Names and values in neighbouring cells, or `名前：値` in one. */
export function headOf(rows: readonly (readonly string[])[]): readonly (readonly [string, string])[] {
  return rows.flatMap((row) => {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (namesColumns(cells)) return [];
    const pairs: [string, string][] = [];
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? '';
      const bare = cell.replace(/[:：]$/, '');
      const within = /[:：]|\d$/.test(cell)
        ? pairsOf(cell).filter(
            ({ name, value }) =>
              value !== '' && (isFieldName(name) || (mayTellDate(name, value) && isoDateIn(value) !== null)),
          )
        : [];
      if (within.length > 0) pairs.push(...within.map(({ name, value }): [string, string] => [name, value]));
      else if (isFieldName(bare) && at + 1 < cells.length) pairs.push([bare, cells[++at] ?? '']);
    }
    return pairs;
  });
}

/** No | 経過 | 発話内容: the upper row of a header of two, and no pair. */
function namesColumns(cells: readonly string[]): boolean {
  const folded = cells.filter((cell) => cell.length <= LONGEST_COLUMN_NAME).map(foldHeader);
  const named = (column: 'text' | 'start' | 'speaker') =>
    folded.filter((cell) => headerSpeaksOf(column, cell) || tableHeaders[column].includes(cell));
  const [texts, others] = [named('text'), [...named('start'), ...named('speaker')]];
  return cells.length >= 3 && texts.some((text) => others.some((other) => other !== text));
}

const LONGEST_COLUMN_NAME = 8;

/** True for the name of a field of a record: 受付番号, 担当, 原因. */
export function isFieldName(name: string): boolean {
  return name.length <= 20 && (meaningOfField(name) !== null || HEADER_NAMES.has(foldHeader(name)));
}

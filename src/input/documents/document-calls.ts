import { isSpokenJapanese } from '../../text/japanese.js';
import { parsePlainText } from '../dialogue/typed-text.js';
import type { ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { type Row, rowAt } from '../tables/cell-reader.js';
import { isScoreTable } from '../tables/score-table.js';
import { openTableCalls, SAMPLE_ROWS } from '../tables/table-calls.js';
import { planTable, textsOf } from '../tables/table-plan.js';
import { callsBesideTables, type LinesBetween } from './calls-beside-tables.js';
import { isFieldTable, withFormsApart } from './field-tables.js';
import { dialoguesOfForm, isForm, withForm } from './form-cells.js';
import { type DocumentPart, partsUnderHeadings } from './heading-parts.js';
import type { PageElement } from './marked-blocks.js';

/** A part of a document: a line of text, or the rows of a table. */
export type Block =
  | {
      readonly line: string;
      readonly path?: string;
      readonly elements?: readonly PageElement[];
      /** 1 to 9 of a heading; undefined for any other line. */
      readonly level?: number;
    }
  | { readonly rows: readonly (readonly string[])[] };

/**
 * The calls of a document (Word, HTML, RTF): each of its tables that has columns of speakers and words, with the text around
 * them as their head; where there is none, its lines as a typed dialogue.
 */
export function callsOfBlocks(given: readonly Block[], context: ParseContext): readonly Parsed[] {
  const blocks = withFormsApart(
    given.filter((block) => !('rows' in block && isScoreTable(block.rows, context.roleOf))),
  );
  const tables = blocks.flatMap((block) => ('rows' in block ? [rowsOf(block.rows)] : []));
  const planned = tables.filter((rows) => isPlannedTable(rows, context));
  const text = linesOf(blocks);
  context.weigh?.(text);
  if (text.trim() === '' && blocks.length < given.length)
    return [asProblem({ ...inputProblem('table-of-scores', null), isWarning: true })];
  if (text.trim() === '') return [asProblem(inputProblem('input-empty', null))];
  if (planned.length === 0) {
    const parts = partsUnderHeadings(blocks);
    if (parts !== null) return callsOfParts(parts, context);
    const forms = callsOfForms(blocks, context);
    if (forms.length > 0) return forms;
    return [...parsePlainText(linesOf(withoutChapters(blocks)), context)];
  }
  const { calls, around } = callsBesideTables(linesBetween(blocks, context), context);
  const head: readonly Row[] = around
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line, index) => rowAt(line.split('\t'), index + 1));
  const tabled = planned.flatMap((rows) => {
    const table = openTableCalls(context);
    return [...[...headFor(rows, head, context), ...rows].flatMap((row) => table.push(row)), ...table.end()];
  });
  return [...calls, ...tabled];
}

/** So many lines are looked through for fields where all of them are more than a table's head can be. */
const MOST_FIELDS = 10;
const FIELD = /^[^\s:：\t][^:：\t]{0,15}[:：\t]/;

/** The lines around a table as far as its columns are still told below them: a report of many pages is no head of twelve rows. */
function headFor(rows: readonly Row[], head: readonly Row[], context: ParseContext): readonly Row[] {
  const isTold = (some: readonly Row[]): boolean =>
    planTable([...some, ...rows].slice(0, SAMPLE_ROWS), context) !== null;
  const fields = head.filter(({ cells }) => FIELD.test(cells.map(({ text }) => text).join('\t')));
  const few = fields.slice(0, MOST_FIELDS);
  return [head, few].find(isTold) ?? [];
}

/** What stands between the tables that hold calls, each other table as lines. */
function linesBetween(blocks: readonly Block[], context: ParseContext): readonly LinesBetween[] {
  const parts: { readonly lines: string[]; readonly line: number }[] = [];
  let line = 1;
  let isOpen = false;
  for (const block of blocks) {
    const text = 'line' in block ? block.line : linesOfTable(block.rows);
    const isOfCall = isPlanned(block, context);
    if (!isOfCall && !isOpen) parts.push({ lines: [], line });
    if (!isOfCall) for (const one of text.split('\n')) parts.at(-1)?.lines.push(one);
    isOpen = !isOfCall;
    line += linesIn(text);
  }
  return parts;
}

/** The calls of forms in which the conversation stands in a cell of its own; empty where there is none. */
function callsOfForms(blocks: readonly Block[], context: ParseContext): readonly Parsed[] {
  const around = blocks.flatMap((block) => ('line' in block ? block.line : []));
  const found: Parsed[] = [];
  let line = 1;
  for (const block of blocks) {
    for (const form of 'line' in block ? [] : dialoguesOfForm(block.rows)) {
      const own = line + linesIn(linesOfTable(form.above));
      found.push(...withForm(parsePlainText(form.text, context, own), form, around));
    }
    line += linesIn('line' in block ? block.line : linesOfTable(block.rows));
  }
  return found;
}

function linesIn(text: string): number {
  return text.split('\n').length;
}

/** A call under each heading, which names it. */
function callsOfParts(parts: readonly DocumentPart[], context: ParseContext): readonly Parsed[] {
  return parts.flatMap(({ title, blocks, line }) => {
    return [...parsePlainText(linesOf(blocks), context, line)].map((parsed) =>
      parsed.kind === 'call' ? { ...parsed, call: { ...parsed.call, id: parsed.call.id ?? title } } : parsed,
    );
  });
}

function linesOf(blocks: readonly Block[]): string {
  return blocks.map((block) => ('line' in block ? block.line : linesOfTable(block.rows))).join('\n');
}

/** The blocks without the headings among what is said: they name a chapter of the call, and nobody says them. */
function withoutChapters(blocks: readonly Block[]): readonly Block[] {
  const counts = new Map<string, number>();
  for (const block of blocks)
    if ('line' in block && block.level !== undefined)
      counts.set(block.line, (counts.get(block.line) ?? 0) + 1);
  const first = blocks.findIndex(
    (block) => 'line' in block && block.level === undefined && isSpokenJapanese(block.line),
  );
  return blocks.map((block, at) => {
    const isChapter =
      'line' in block &&
      block.level !== undefined &&
      at > first &&
      first !== -1 &&
      counts.get(block.line) === 1 &&
      !isSpokenJapanese(block.line) &&
      !/[\d:：「【(（]/.test(block.line);
    return isChapter && roleOfKnownName(block.line) === null ? { line: '' } : block;
  });
}

function isPlanned(block: Block, context: ParseContext): boolean {
  return 'rows' in block && isPlannedTable(rowsOf(block.rows), context);
}

function isPlannedTable(rows: readonly Row[], context: ParseContext): boolean {
  const texts = rows.map(textsOf);
  return planTable(rows, context) !== null && !isForm(texts) && !isFieldTable(texts);
}

/** The rows of a table as lines, the cells apart by tabs; a cell that stands alone in its row keeps its lines. */
export function linesOfTable(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells) => {
      const filled = cells.filter((cell) => cell.trim() !== '');
      if (filled.length === 1) return filled[0];
      return cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ')).join('\t');
    })
    .join('\n');
}

function rowsOf(rows: readonly (readonly string[])[]): readonly Row[] {
  return rows.map((cells, index) => rowAt(cells, index + 1));
}

import { UNDECODABLE } from '../decoding/decode.js';
import { concatPlaced, type PlacedText } from '../dialogue/placed-text.js';
import { callIn, meaningOfField } from '../fields/field-names.js';
import { holdsDialogue } from '../json/dialogue-texts.js';
import { LONGEST_CALL, TURN_COST } from '../raw/call-limits.js';
import type { ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import { times } from '../raw/json-value.js';
import { withLineFeeds } from '../raw/line-feeds.js';
import type { Parsed, Utterance } from '../raw/raw-call.js';
import { asCall, asProblem } from '../raw/raw-call.js';
import { legendOf } from '../speakers/legend.js';
import { opensCallAnew } from '../speakers/opens-call.js';
import { foldName } from '../speakers/speakers.js';
import { linesOfRow, type Row } from './cell-reader.js';
import { columnProblem, listProblem } from './column-problem.js';
import { type CountedNames, withoutCount } from './counted-names.js';
import { callsOfCell } from './dialogue-cell.js';
import { labelsOfCell } from './labels-cell.js';
import { planWithoutNames } from './nameless-table.js';
import type { NumberedColumns } from './numbered-columns.js';
import { planAboveGap } from './plan-above-gap.js';
import { RowsBelow } from './rows-below.js';
import { SilentCalls } from './silent-calls.js';
import { rowsWithoutSpeech } from './silent-rows.js';
import type { ColumnPlan } from './table-columns.js';
import { headerLike, planTable, textsOf } from './table-plan.js';
import { type RowContext, utterancesOf } from './table-row.js';
import { type TableSections, tableSections } from './table-sections.js';
import { withoutRemarkRows, withUnnamedRows } from './unnamed-rows.js';

/** A row as it is meant where a program wrote line feeds otherwise. */
function rowWithLineFeeds(row: Row): Row {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, text: withLineFeeds(cell.text) })) };
}

/** Takes the rows of a table and gives its calls as they are complete. */
export interface TableCalls {
  readonly push: (row: Row) => readonly Parsed[];
  readonly end: () => readonly Parsed[];
}

/** Rows by which a table is planned; titles and remarks may stand above the header. */
export const SAMPLE_ROWS = 60;
/** Characters of calls held open so that their rows may be mixed; beyond, the older ones are complete. */
const OPEN_TEXT_LENGTH = 1_000_000;
/** Ids remembered in order to notice rows that come too late. */
const MOST_CLOSED_IDS = 100_000;

/** Two turns side by side are what one asks and the other answers. */
const LEAST_TURNS_OF_CALL = 3;

interface OpenCall extends RowContext {
  readonly id: string | null;
  readonly line: number;
  /** The further columns of the call's first row. */
  readonly fields: Readonly<Record<string, string>>;
  readonly utterances: Utterance[];
  length: number;
  /** True where a problem was told; its rows are left out then. */
  isDamaged: boolean;
}

/** Groups the rows of a table into calls by their id, in the order of their first rows. */
export function openTableCalls(context: ParseContext): TableCalls {
  const told = context.columns;
  let plan: ColumnPlan | null = null;
  let head: readonly (readonly [string, string])[] = [];
  let above: readonly string[] = [];
  let heldRows: Row[] = [];
  let hasFailed = false;
  const open = new Map<string, OpenCall>();
  const closed = new Set<string>();
  let length = 0;
  let current = '';
  /** The line on which the next row stands where none is left empty between. */
  let nextLine: number | null = null;
  let sections: TableSections | null = null;
  let below: RowsBelow | null = null;
  let section = 0;
  const silent = new SilentCalls('calls-silent');
  const noted = new SilentCalls('calls-without-dialogue');
  let hasWords = false;
  let numbered: NumberedColumns | null = null;
  let isSilent: (row: Row) => boolean = () => false;
  let counted: CountedNames | null = null;
  const bare = (row: Row) => (counted === null ? row : withoutCount(row, counted));

  const fail = (): readonly Parsed[] => {
    hasFailed = true;
    const [first] = heldRows;
    if (!first) return [];
    const problem =
      listProblem(heldRows.map(textsOf), told, first.line, context.roleOf) ??
      columnProblem(textsOf(headerLike(heldRows) ?? first), told, first.line);
    heldRows = [];
    return [asProblem(problem)];
  };

  /** Plans the table by the rows held so far and reads those behind its header. */
  const begin = (): readonly Parsed[] => {
    const found =
      planTable(heldRows, context) ?? planAboveGap(heldRows, context) ?? planWithoutNames(heldRows, context);
    if (!found) return fail();
    const planned = found.plan;
    plan = planned;
    ({ head, above, numbered } = found);
    context.note?.({ kind: 'columns', plan: planned, headers: found.headers });
    const parts = tableSections(found.headers, found.title);
    sections = parts;
    below = found.numbered ? null : new RowsBelow(planned, (texts) => parts?.opens(texts) ?? false);
    counted = found.counted ?? null;
    const rows = heldRows.slice(found.first).map(bare);
    isSilent = rowsWithoutSpeech(found, rows);
    heldRows = [];
    return rows.flatMap((row) => takeRow(row, planned));
  };

  /** A row as it comes, unless it is held or none of the table's. */
  const takeRow = (row: Row, plan: ColumnPlan): readonly Parsed[] =>
    (below?.push(row) ?? [row]).flatMap((one) => take(one, plan));

  const close = (plan: ColumnPlan, keep: string | null): readonly Parsed[] => {
    const calls: Parsed[] = [];
    for (const [key, call] of open) {
      if (key === keep) continue;
      open.delete(key);
      if (closed.size < MOST_CLOSED_IDS) closed.add(key);
      if (call.isDamaged) continue;
      if (plan.call !== null && call.utterances.every(({ text }) => text === '')) {
        silent.add(call.id, call.line);
        continue;
      }
      calls.push(finished(call, plan, above, below?.take() ?? []));
      hasWords = true;
    }
    length = 0;
    return calls;
  };

  /** A row as it stands, in which several turns may stand side by side; three or more are a call. */
  const take = (row: Row, plan: ColumnPlan): readonly Parsed[] => {
    if (!numbered) return add(row, plan);
    const results: Parsed[] = [];
    if (plan.call === null && numbered.count >= LEAST_TURNS_OF_CALL) {
      results.push(...close(plan, null));
      current = `${++section}`;
    }
    results.push(...numbered.expand(row).flatMap((one) => add(one, plan)));
    return results;
  };

  const add = (row: Row, plan: ColumnPlan): readonly Parsed[] => {
    const part = sections?.take(row, plan) ?? 'speech';
    if (part === 'head') return [];
    if (part === 'header') {
      head = sections?.head() ?? [];
      const calls = close(plan, null);
      current = `${++section}`;
      return calls;
    }
    if (isSilent(row)) return [];
    const results: Parsed[] = [];
    if (plan.call === null && plan.form === 'turn') {
      // An empty row counts as none.
      if (row.cells.every(({ text }) => text.trim() === '')) return [];
      const isApart = nextLine !== null && row.line > nextLine;
      nextLine = row.line + linesOfRow(row);
      if (isApart && opensAnew(row, plan, open.get(current))) {
        results.push(...close(plan, null));
        current = `${++section}`;
      }
    }
    const id = plan.call === null ? null : (row.cells[plan.call]?.text.trim() ?? '');
    const key = id === null || id === '' ? current : id;
    current = key;
    let call = open.get(key);
    if (!call) {
      if (closed.has(key)) {
        closed.delete(key);
        results.push(asProblem(inputProblem('table-call-split', { line: row.line }, { id: key })));
      }
      call = {
        id: plan.call === null ? callIn(head) : key,
        line: row.line,
        fields: { ...Object.fromEntries(head), ...fieldsOf(row, plan) },
        utterances: [],
        roles: new Map(),
        origin: null,
        length: 0,
        isDamaged: false,
      };
      open.set(key, call);
    }
    if (row.cells.some(({ text }) => text.includes(UNDECODABLE))) {
      if (!call.isDamaged) results.push(asProblem(inputProblem('input-undecodable', { line: row.line })));
      call.isDamaged = true;
    }
    const labels = plan.labels === null ? undefined : labelsOfCell(row.cells[plan.labels]?.text ?? '');
    if (labels === null) {
      if (!call.isDamaged) {
        const cell = row.cells[plan.labels ?? 0]?.text.slice(0, 60) ?? '';
        results.push(asProblem(inputProblem('labels-cell', { line: row.line }, { cell })));
      }
      call.isDamaged = true;
    }
    if (plan.form === 'dialogue' && !call.isDamaged) {
      open.delete(key);
      const cell = plan.sides.length === 0 ? row.cells[plan.text] : joinedCells(row, plan);
      const { id } = call;
      const author = plan.author === null ? '' : (row.cells[plan.author]?.text.trim() ?? '');
      // Who writes down a call in a chat has taken it.
      const fields = author === '' ? call.fields : { ...call.fields, agent: author };
      if (plan.author !== null && !holdsDialogue(cell?.text ?? '')) return results;
      if (cell && cell.text.trim() !== '') {
        const calls = [...callsOfCell(cell, row, { id, fields }, context)];
        // A note of what was done is no dialogue, nor is [スタンプ].
        if (calls.every(holdsNoWords)) noted.add(id, row.line);
        else {
          hasWords = true;
          results.push(...calls);
        }
      } else if (row.cells.some(({ text }) => text.trim() !== '')) silent.add(id, row.line);
      return results;
    }
    const utterances = call.isDamaged ? [] : utterancesOf(row, plan, call, labels ?? undefined);
    for (const utterance of utterances) {
      call.utterances.push(utterance);
      call.length += utterance.text.length + TURN_COST;
      length += utterance.text.length + TURN_COST;
    }
    // A table without ids may be one call without end.
    if (call.length > LONGEST_CALL) {
      const values = { id: call.id ?? '', limit: String(LONGEST_CALL) };
      results.push(asProblem(inputProblem('call-too-long', { line: call.line }, values)));
      call.isDamaged = true;
      call.utterances.length = 0;
      call.length = 0;
    }
    if (length > OPEN_TEXT_LENGTH) results.push(...close(plan, key));
    return results;
  };

  return {
    push: (given) => {
      if (hasFailed) return [];
      const row = rowWithLineFeeds(given);
      if (plan) return takeRow(bare(row), plan);
      heldRows.push(row);
      return heldRows.length >= SAMPLE_ROWS ? begin() : [];
    },
    end: () => {
      if (hasFailed) return [];
      const begun = plan ? [] : begin();
      if (!plan) return begun;
      const planned = plan;
      const rest = below?.end() ?? [];
      const last = rest.flatMap((row) => take(row, planned));
      const held = sections?.end() ?? [];
      sections = null;
      const calls = [...begun, ...last, ...held.flatMap((row) => add(row, planned)), ...close(planned, null)];
      const remarks = [...silent.problems(hasWords), ...noted.problems(hasWords)];
      return [...calls, ...remarks.map(asProblem)];
    },
  };
}

/** True for what is read of a cell in which nobody says anything. */
function holdsNoWords(read: Parsed): boolean {
  if (read.kind === 'problem') return read.problem.code === 'text-without-speakers';
  return read.call.utterances.every(({ text }) => text === '');
}

/** Turns of a call before a gap in a table that may part it from the next. */
const LEAST_BEFORE_GAP = 6;

/** True where a row below an empty one opens a call as the first row of the one above did. */
function opensAnew(row: Row, plan: ColumnPlan, call: OpenCall | undefined): boolean {
  return (
    call !== undefined &&
    call.utterances.length >= LEAST_BEFORE_GAP &&
    opensCallAnew(call.utterances[0]?.text ?? '') &&
    opensCallAnew(row.cells[plan.text]?.text ?? '')
  );
}

/** @param above the lines above the table @param below what stands below the call and nobody says */
function finished(
  call: OpenCall,
  plan: ColumnPlan,
  above: readonly string[],
  below: readonly string[],
): Parsed {
  const isDated = Object.keys(call.fields).some((name) => meaningOfField(name) === 'date');
  const kept =
    plan.form === 'turn' ? withoutRemarkRows(call.utterances) : { utterances: call.utterances, told: [] };
  const rows = plan.start === null || plan.form !== 'turn' ? null : withUnnamedRows(kept.utterances);
  const { utterances, earlierMs } = fromFirstMoment(rows?.utterances ?? kept.utterances);
  const told = [...kept.told, ...(rows?.told ?? []), ...below];
  const situation = told.join('\n');
  const names = new Set(utterances.flatMap(({ speaker }) => (speaker === null ? [] : foldName(speaker))));
  const roles = new Map([...legendOf([...above, ...told], names).roles, ...call.roles]);
  const date =
    call.origin === null || isDated
      ? {}
      : { date: new Date(call.origin - earlierMs).toISOString().slice(0, 19) };
  return asCall({
    id: call.id,
    utterances,
    comments: [],
    fields: { ...call.fields, ...date, ...(situation === '' ? {} : { situation }) },
    ...(roles.size > 0 ? { roles } : {}),
    cutsAtPauses: plan.start !== null,
    line: call.line,
  });
}

/** Times count from the first row, which is not the first moment where the latest row stands at the top. */
function fromFirstMoment(utterances: readonly Utterance[]) {
  let first = 0;
  for (const { segments } of utterances) first = Math.min(first, segments[0]?.startMs ?? 0);
  if (first === 0) return { utterances, earlierMs: 0 };
  const moved = (time: number | undefined) => (time === undefined ? null : time - first);
  return {
    earlierMs: -first,
    utterances: utterances.map((utterance) => ({
      ...utterance,
      segments: utterance.segments.map(({ startMs, endMs, ...place }) => ({
        ...place,
        ...times(moved(startMs), moved(endMs)),
      })),
    })),
  };
}

/** The cells of a row that hold a turn each, a line for each. */
function joinedCells(row: Row, { sides }: ColumnPlan): PlacedText {
  const cells = sides.flatMap(({ index }) => row.cells[index] ?? []);
  return concatPlaced(
    cells.filter(({ text }) => text.trim() !== ''),
    '\n',
  );
}

function fieldsOf(row: Row, plan: ColumnPlan): Readonly<Record<string, string>> {
  const fields = plan.others.map(
    ({ index, header }) => [header, row.cells[index]?.text.trim() ?? ''] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
}

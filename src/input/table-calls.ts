import type { Label } from '../model/transcript.js';
import { millisecondsOfClock } from '../text/timestamp.js';
import type { Row } from './cell-reader.js';
import { UNDECODABLE } from './decode.js';
import type { TableColumn } from './input-format.js';
import { inputProblem } from './input-problem.js';
import { times } from './json-value.js';
import { labelsOfCell } from './labels-cell.js';
import { trimPlaced } from './placed-text.js';
import type { Parsed, Utterance } from './raw-call.js';
import { asCall, asProblem } from './raw-call.js';
import type { ColumnPlan } from './table-columns.js';
import { columnProblem, planColumns } from './table-columns.js';

/** Takes the rows of a table and gives its calls as they are complete. */
export interface TableCalls {
  readonly push: (row: Row) => readonly Parsed[];
  readonly end: () => readonly Parsed[];
}

/** Titles and remarks may stand above the header. */
const HEADER_ROWS = 10;
/** Characters of calls held open so that their rows may be mixed; beyond, the older ones are complete. */
const OPEN_TEXT_LENGTH = 1_000_000;
/** What a row costs besides its characters. */
const ROW_COST = 64;
/** Characters of one call: hundreds of hours of speech. A table without ids may be one call without end. */
export const LONGEST_CALL = 8_000_000;
/** Ids remembered in order to notice rows that come too late. */
const MOST_CLOSED_IDS = 100_000;

interface OpenCall {
  readonly id: string | null;
  readonly line: number;
  /** The further columns of the call's first row. */
  readonly fields: Readonly<Record<string, string>>;
  readonly utterances: Utterance[];
  /** Of a row in wall-clock time: the first row's, so that times count from the start of the call. */
  origin: number | null;
  length: number;
  /** True where a problem was told; its rows are left out then. */
  isDamaged: boolean;
}

/** Groups the rows of a table into calls by their id, in the order of their first rows. */
export function openTableCalls(told: Readonly<Partial<Record<TableColumn, string>>>): TableCalls {
  let plan: ColumnPlan | null = null;
  const heldRows: Row[] = [];
  let hasFailed = false;
  const open = new Map<string, OpenCall>();
  const closed = new Set<string>();
  let length = 0;
  let current = '';

  const fail = (): readonly Parsed[] => {
    hasFailed = true;
    const [first] = heldRows;
    if (!first) return [];
    return [
      asProblem(
        columnProblem(
          first.cells.map(({ text }) => text),
          told,
          first.line,
        ),
      ),
    ];
  };

  const close = (plan: ColumnPlan, keep: string | null): readonly Parsed[] => {
    const calls: Parsed[] = [];
    for (const [key, call] of open) {
      if (key === keep) continue;
      open.delete(key);
      if (closed.size < MOST_CLOSED_IDS) closed.add(key);
      if (!call.isDamaged) calls.push(finished(call, plan));
    }
    length = 0;
    return calls;
  };

  const add = (row: Row, plan: ColumnPlan): readonly Parsed[] => {
    const results: Parsed[] = [];
    const id = plan.call === null ? null : (row.cells[plan.call]?.text.trim() ?? '');
    const key = id === '' ? current : (id ?? '');
    current = key;
    let call = open.get(key);
    if (!call) {
      if (closed.has(key)) {
        closed.delete(key);
        results.push(asProblem(inputProblem('table-call-split', { line: row.line }, { id: key })));
      }
      call = {
        id: plan.call === null ? null : key,
        line: row.line,
        fields: fieldsOf(row, plan),
        utterances: [],
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
    const utterance = call.isDamaged ? null : utteranceOf(row, plan, call, labels ?? undefined);
    if (utterance) {
      call.utterances.push(utterance);
      call.length += utterance.text.length + ROW_COST;
      length += utterance.text.length + ROW_COST;
    }
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
    push: (row) => {
      if (hasFailed) return [];
      if (plan) return add(row, plan);
      plan = planColumns(
        row.cells.map(({ text }) => text),
        told,
      );
      if (plan) return [];
      heldRows.push(row);
      return heldRows.length >= HEADER_ROWS ? fail() : [];
    },
    end: () => {
      if (hasFailed) return [];
      return plan ? close(plan, null) : fail();
    },
  };
}

function finished(call: OpenCall, plan: ColumnPlan): Parsed {
  return asCall({
    id: call.id,
    utterances: call.utterances,
    comments: [],
    fields: call.fields,
    cutsAtPauses: plan.start !== null,
    line: call.line,
  });
}

function fieldsOf(row: Row, plan: ColumnPlan): Readonly<Record<string, string>> {
  const fields = plan.others.map(
    ({ index, header }) => [header, row.cells[index]?.text.trim() ?? ''] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
}

function utteranceOf(
  row: Row,
  plan: ColumnPlan,
  call: OpenCall,
  labels: readonly Label[] | undefined,
): Utterance | null {
  const cell = row.cells[plan.text];
  if (!cell || cell.text.trim() === '') return null;
  const speaker = row.cells[plan.speaker]?.text.trim() ?? '';
  const start = timeOf(row, plan.start, plan.isMilliseconds, call);
  const end = timeOf(row, plan.end, plan.isMilliseconds, call);
  const placed = trimPlaced(cell, times(start, end));
  return { speaker: speaker === '' ? null : speaker, ...placed, ...(labels ? { labels } : {}) };
}

const WALL_CLOCK =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?/;

/** Milliseconds from the start of the call; null where the cell is empty or no time. */
function timeOf(row: Row, index: number | null, isMilliseconds: boolean, call: OpenCall): number | null {
  const text = index === null ? '' : (row.cells[index]?.text.normalize('NFKC').trim() ?? '');
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * (isMilliseconds ? 1 : 1000);
  const wall = WALL_CLOCK.exec(text);
  if (!wall) return millisecondsOfClock(text);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = wall.slice(1, 7).map(Number);
  const absolute =
    Date.UTC(year, month - 1, day, hour, minute, second || 0) + Number((wall[7] ?? '').padEnd(3, '0'));
  call.origin ??= absolute;
  return Math.max(0, absolute - call.origin);
}

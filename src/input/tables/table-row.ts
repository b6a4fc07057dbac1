import type { Label, Role, Segment } from '../../model/transcript.js';
import { millisecondsOfClock } from '../../text/timestamp.js';
import type { PlacedText } from '../dialogue/placed-text.js';
import { slicePlaced, trimPlaced } from '../dialogue/placed-text.js';
import { readSpeakerLine } from '../dialogue/speaker-line.js';
import { times } from '../raw/json-value.js';
import type { Utterance } from '../raw/raw-call.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { Cell, Row } from './cell-reader.js';
import type { ColumnPlan } from './table-columns.js';
import { byTurnNumber, withoutTurnNumber } from './turn-numbers.js';

/** What is kept of a call while its rows are read. */
export interface RowContext {
  /** Of a row in wall-clock time: the first row's, so that times count from the start of the call. */
  origin: number | null;
  /** Sides that a column of roles gives to names. */
  readonly roles: Map<string, Role>;
}

/** What a row says; nothing where its cells of words are empty. */
export function utterancesOf(
  row: Row,
  plan: ColumnPlan,
  call: RowContext,
  labels: readonly Label[] | undefined,
): readonly Utterance[] {
  const start = timeOf(row, plan.start, plan.isMilliseconds, call);
  const end = timeOf(row, plan.end, plan.isMilliseconds, call);
  const time = times(start, end);
  const more = labels ? { labels } : {};
  if (plan.form === 'sides') {
    const said = plan.sides.flatMap(({ index, speaker, role }) => {
      const given = row.cells[index];
      if (!given || given.text.trim() === '') return [];
      const { number, cell } = withoutTurnNumber(given);
      if (role) call.roles.set(speaker, role);
      return cell.text.trim() === '' ? [] : { number, turn: { speaker, ...trimPlaced(cell, time), ...more } };
    });
    return said.toSorted(byTurnNumber).map(({ turn }) => turn);
  }
  const cell = row.cells[plan.text];
  if (plan.form === 'marks' && cell && cell.text.trim() !== '') {
    const side = plan.sides.find(({ index }) => !EMPTY.test(row.cells[index]?.text ?? ''));
    return [{ speaker: side?.speaker ?? null, ...trimPlaced(cell, time), ...more }];
  }
  if (!cell || cell.text.trim() === '') return [];
  if (plan.form === 'named') return [{ ...named(cell, time), ...more }];
  return [{ speaker: speakerOf(row, plan, call), ...trimPlaced(cell, time), ...more }];
}

/** Signs that say no. */
const EMPTY = /^\s*(?:0|×|x|-|－|false|no)?\s*$/i;

type Times = Pick<Segment, 'startMs' | 'endMs'>;

/** 「職員：はい」: the name before the words. */
function named(cell: Cell, time: Times): PlacedText & { readonly speaker: string | null } {
  const line = cell.text.includes('\n') ? null : readSpeakerLine(cell.text);
  if (!line || line.layout === 'alone' || line.speech === '')
    return { speaker: null, ...trimPlaced(cell, time) };
  const own = { ...times(line.startMs, line.endMs), ...time };
  return {
    speaker: line.name,
    ...slicePlaced(cell, line.speechStart, line.speechStart + line.speech.length, own),
  };
}

/** The name in the column of names, else in the column of roles; two people of one name are told apart by their roles. */
function speakerOf(row: Row, plan: ColumnPlan, { roles }: RowContext): string | null {
  const name = plan.speaker === null ? '' : (row.cells[plan.speaker]?.text.trim() ?? '');
  if (plan.role === null) return name === '' ? null : name;
  const title = row.cells[plan.role]?.text.trim() ?? '';
  const role = roleOfKnownName(title);
  if (name === '') return title === '' ? null : title;
  if (role === null) return name;
  const known = roles.get(name);
  const own = known === undefined || known === role ? name : `${name}（${title}）`;
  roles.set(own, role);
  return own;
}

const WALL_CLOCK =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?/;

/** Milliseconds from the call's first row, negative where a later row tells of an earlier moment; null where the cell is empty or no time. */
function timeOf(row: Row, index: number | null, isMilliseconds: boolean, call: RowContext): number | null {
  const text = index === null ? '' : (row.cells[index]?.text.normalize('NFKC').trim() ?? '');
  const number = /^(\d+(?:\.\d+)?)(?:s|sec|秒)?$/.exec(text)?.[1];
  if (number !== undefined) return Number(number) * (isMilliseconds ? 1 : 1000);
  const wall = WALL_CLOCK.exec(text);
  if (!wall) return millisecondsOfClock(text);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = wall.slice(1, 7).map(Number);
  const absolute =
    Date.UTC(year, month - 1, day, hour, minute, second || 0) + Number((wall[7] ?? '').padEnd(3, '0'));
  call.origin ??= absolute;
  return absolute - call.origin;
}

import type { CallReport } from '../model/report.js';
import type { Transcript } from '../model/transcript.js';
import { isoDateIn } from '../text/dates.js';
import { ownValue } from '../text/own-value.js';
import { staffNames } from './call-rows.js';

/** Fields that name who took the call, best first. The list is open. */
const AGENT_FIELDS = ['agent', 'staff', 'operator', 'agent_name', '担当者', '担当', 'オペレーター', '職員'];

/** Fields that say when the call was, best first. The list is open. */
const DATE_FIELDS = [
  'date',
  'datetime',
  'start',
  'started_at',
  'start_time',
  'call_date',
  'timestamp',
  '日付',
  '通話日',
  '日時',
  '開始日時',
];

/** A year and month in the forms 2026-09-14, 2026/9/14, 2026年9月14日, 20260914. */
const YEAR_AND_MONTH = /(?<!\d)((?:19|20)\d{2})(?:[-/.年](\d{1,2})(?!\d)|(\d{2})\d{2}(?!\d))/;

/** Who took the call: the field that says so, else the names of all who speak for our side. */
export function agentsOf(call: CallReport): readonly string[] {
  const agent = call.transcript.agent ?? firstField(call.transcript, AGENT_FIELDS);
  return agent === null ? staffNames(call) : [agent];
}

/** The month of the call as `2026-09`; null where no field tells. */
export function monthOf(transcript: Transcript): string | null {
  const match = YEAR_AND_MONTH.exec(transcript.date ?? firstField(transcript, DATE_FIELDS) ?? '');
  const month = Number(match?.[2] ?? match?.[3]);
  if (!match?.[1] || !(month >= 1 && month <= 12)) return null;
  return `${match[1]}-${String(month).padStart(2, '0')}`;
}

/** The day of the call as `2026-09-14`; null where no field tells. */
export function dayOf(transcript: Transcript): string | null {
  return isoDateIn(transcript.date ?? firstField(transcript, DATE_FIELDS) ?? '')?.slice(0, 10) ?? null;
}

/** The week of the call as `2026-W38` (ISO 8601: weeks begin on Monday); null where no field tells. */
export function weekOf(transcript: Transcript): string | null {
  const day = dayOf(transcript);
  if (day === null) return null;
  const date = new Date(`${day}T00:00:00Z`);
  // A week belongs to the year of its Thursday.
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const year = date.getUTCFullYear();
  const week = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / WEEK_MS) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** The folder of the call's file; `.` for the working directory. */
function folderOf({ file }: Transcript): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '.' : file.slice(0, slash);
}

/** What `by` names, one part a name: `agent,month` has two. */
export function partsOf(by: string): readonly string[] {
  return by
    .split(/[,、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The groups in which a call counts, each with a name for every part of `by`; null stands for an unknown one. */
export function trendGroups(call: CallReport, by: string): readonly (readonly (string | null)[])[] {
  return partsOf(by).reduce<readonly (readonly (string | null)[])[]>(
    (groups, part) => groups.flatMap((group) => trendKeys(call, part).map((key) => [...group, key])),
    [[]],
  );
}

/** The names under which a call counts; null stands for an unknown one. */
export function trendKeys(call: CallReport, by: string): readonly (string | null)[] {
  const { transcript } = call;
  switch (by) {
    case 'agent':
    case 'staff': {
      const agents = agentsOf(call);
      return agents.length > 0 ? agents : [null];
    }
    case 'folder':
      return [folderOf(transcript)];
    case 'month':
      return [monthOf(transcript)];
    case 'week':
      return [weekOf(transcript)];
    default:
      return [firstField(transcript, [by]) ?? ownDetail(transcript, by)];
  }
}

/** Details of a call by which a table may be grouped besides its fields. */
function ownDetail({ date, recording }: Transcript, by: string): string | null {
  if (by === 'date') return date?.slice(0, 10) ?? null;
  return by === 'recording' ? (recording ?? null) : null;
}

/** Names by which a table can be grouped whatever the input holds. */
const OWN_KEYS = ['staff', 'agent', 'folder', 'month', 'week', 'date'] as const;

/** The names by which calls can be grouped: those that every call has, and the fields of this one. */
export function groupNames({ fields }: Transcript): readonly string[] {
  return [...OWN_KEYS, ...Object.keys(fields)];
}

function firstField({ fields }: Transcript, names: readonly string[]): string | null {
  for (const name of names) {
    const value = ownValue(fields, name)?.trim();
    if (value) return value;
  }
  return null;
}

import { textsIn } from '../messages/report-text.js';
import { reportTrends } from '../messages/report-trends.js';
import type { CallReport, TrendOptions } from '../model/report.js';
import { groupOf, type Language, type RuleId } from '../model/rule.js';
import { type Share, shareOf } from '../text/share.js';
import { compareText } from './build.js';
import { letters } from './letters.js';
import { partsOf, trendGroups } from './trend-keys.js';

/** A group of fewer calls is marked where nothing else is asked for: its figures are chance. */
export const LEAST_CALLS = 10;

/** What has been counted for one group: a member of staff, a folder, a month, a value of a field, or several of these. */
interface GroupCounts {
  /** 0-based, in the order in which groups first occur. */
  readonly number: number;
  readonly names: readonly (string | null)[];
  calls: number;
  readonly byRule: Map<RuleId, number>;
  /** Calls in which our side said something risky, and in which the caller pressed. */
  riskyCalls: number;
  pressedCalls: number;
  /** Calls whose length is known: their length together, and the risky words in them. */
  durationMs: number;
  timedRisks: number;
}

/** Counts of all groups, in the order in which they first occur; they grow in place, since there may be a group a call. */
export type TrendCounts = Map<string, GroupCounts>;

/** A line of the trend table; numbers of findings are per hundred calls, rounded to one decimal. */
export interface TrendRow {
  /** The 0-based number of the group, as `groupNumbers` tells it of a call. */
  readonly number: number;
  /** One for each part of what is grouped by. */
  readonly names: readonly string[];
  readonly name: string;
  readonly calls: number;
  /** True where there are too few calls to tell anything. */
  readonly isFew: boolean;
  readonly staff: number;
  /** Pressure of the caller, patterns of several turns included. */
  readonly caller: number;
  readonly practice: number;
  /** Calls in which our side said something risky, with its 95 % interval. */
  readonly risky: Share;
  /** Calls in which the caller pressed: who gets the hard calls. */
  readonly pressed: Share;
  /** Risky words an hour of talk, to one decimal; null where no length of a call is known. */
  readonly perHour: number | null;
  readonly byRule: ReadonlyMap<RuleId, number>;
  /** The most frequent `staff/` rule: what to teach first. Null where there is none. */
  readonly most: RuleId | null;
}

/**
 * Counts one more call. Each member of staff answers for their own turns, unless a field of the call names one for
 * the whole of it; the pressure of the caller counts for everybody who faced it.
 */
export function countTrend(counts: Map<string, GroupCounts>, call: CallReport, { by }: TrendOptions): void {
  const groups = trendGroups(call, by);
  const agentPart = partsOf(by).findIndex((part) => part === 'staff' || part === 'agent');
  const agents = new Set(groups.map((names) => names[agentPart]));
  const durationMs = lengthOf(call);
  for (const names of groups) {
    const own = call.findings.filter(
      ({ turn, speaker }) =>
        speaker !== 'staff' ||
        agents.size < 2 ||
        call.transcript.turns[turn - 1]?.speaker === names[agentPart],
    );
    const key = JSON.stringify(names);
    const counted = counts.get(key) ?? noCounts(counts.size, names);
    counts.set(key, counted);
    for (const { rule } of own) counted.byRule.set(rule, (counted.byRule.get(rule) ?? 0) + 1);
    const risks = own.filter(({ rule }) => groupOf(rule) === 'staff').length;
    counted.calls++;
    if (risks > 0) counted.riskyCalls++;
    if (own.some(({ rule }) => isPressure(rule))) counted.pressedCalls++;
    if (durationMs === null) continue;
    counted.durationMs += durationMs;
    counted.timedRisks += risks;
  }
}

function noCounts(number: number, names: readonly (string | null)[]): GroupCounts {
  return {
    number,
    names,
    calls: 0,
    byRule: new Map(),
    riskyCalls: 0,
    pressedCalls: 0,
    durationMs: 0,
    timedRisks: 0,
  };
}

/** The numbers of the groups in which a call was counted, ascending. */
export function groupNumbers(counts: TrendCounts, call: CallReport, { by }: TrendOptions): readonly number[] {
  const own = new Set(trendGroups(call, by).map((names) => JSON.stringify(names)));
  return [...own].flatMap((key) => counts.get(key)?.number ?? []).sort((left, right) => left - right);
}

/** The length of a call in milliseconds: as told, else up to where its last words end; null where nothing tells. */
function lengthOf({ transcript }: CallReport): number | null {
  if (transcript.durationMs !== undefined) return transcript.durationMs;
  const segments = transcript.turns.at(-1)?.segments ?? [];
  return segments.findLast(({ endMs }) => endMs !== undefined)?.endMs ?? null;
}

function isPressure(rule: RuleId): boolean {
  return groupOf(rule) === 'caller' || groupOf(rule) === 'flow';
}

/** The table: by time, where it is grouped by time, others with the most risky words first and small groups last. */
export function trendRows(
  counts: TrendCounts,
  { by, pseudonyms, least = LEAST_CALLS }: TrendOptions,
  language: Language,
): readonly TrendRow[] {
  const text = textsIn(reportTrends, language);
  const parts = partsOf(by);
  const people = pseudonyms ? trendLetters(counts, by) : null;
  const nameOf = (key: string | null, part: string): string => {
    if (key === null) return text('unknown');
    return people === null || UNNAMED.has(part) ? key : text('pseudonym', { letter: people.get(key) ?? '' });
  };
  const rows = [...counts.values()].map((group): TrendRow => {
    const { number, calls, byRule, durationMs } = group;
    const per = (count: number) => Math.round((count * 1000) / calls) / 10;
    const count = (isMeant: (rule: RuleId) => boolean) =>
      [...byRule].reduce((sum, [rule, times]) => sum + (isMeant(rule) ? times : 0), 0);
    const [most] = [...byRule]
      .filter(([rule]) => groupOf(rule) === 'staff')
      .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || compareText(left, right));
    const names = group.names.map((key, index) => nameOf(key, parts[index] ?? by));
    return {
      number,
      names,
      name: names.join(' / '),
      calls,
      isFew: calls < least,
      staff: per(count((rule) => groupOf(rule) === 'staff')),
      caller: per(count(isPressure)),
      practice: per(count((rule) => groupOf(rule) === 'practice')),
      risky: shareOf(group.riskyCalls, calls),
      pressed: shareOf(group.pressedCalls, calls),
      perHour: durationMs === 0 ? null : Math.round((group.timedRisks * 10 * HOUR_MS) / durationMs) / 10,
      byRule: new Map([...byRule].map(([rule, times]) => [rule, per(times)])),
      most: most?.[0] ?? null,
    };
  });
  const isTimed = parts.some((part) => TIMES.has(part));
  return rows.sort((left, right) =>
    isTimed
      ? compareText(left.name, right.name)
      : Number(left.isFew) - Number(right.isFew) ||
        right.staff - left.staff ||
        compareText(left.name, right.name),
  );
}

/** The letters that stand for the names of a table, which every table of a report gives them. */
export function trendLetters(counts: TrendCounts, by: string): Map<string, string> {
  const parts = partsOf(by);
  const people = new Map<string, string>();
  for (const { names } of counts.values())
    for (const [index, name] of names.entries())
      if (name !== null && !UNNAMED.has(parts[index] ?? by) && !people.has(name))
        people.set(name, letters(people.size));
  return people;
}

const HOUR_MS = 3_600_000;
/** Parts whose names are in time order. */
const TIMES: ReadonlySet<string> = new Set(['month', 'week', 'date']);
/** Parts that name nobody. */
const UNNAMED: ReadonlySet<string> = new Set([...TIMES, 'folder']);

/** Whether the groups have other names than the calls they stand for. */
export function hidesNames({ by, pseudonyms }: TrendOptions): boolean {
  return pseudonyms && partsOf(by).some((part) => !UNNAMED.has(part));
}

/** What the table is grouped by, as readers call it, one name a part. */
export function trendNames(by: string, language: Language): readonly string[] {
  const text = textsIn(reportTrends, language);
  return partsOf(by).map((part) => {
    if (part === 'agent') return text('staff');
    return part === 'staff' || part === 'folder' || part === 'month' || part === 'week' ? text(part) : part;
  });
}

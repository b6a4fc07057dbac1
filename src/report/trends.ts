import { textsIn } from '../messages/report-text.js';
import { reportTrends } from '../messages/report-trends.js';
import type { CallReport, TrendOptions } from '../model/report.js';
import { groupOf, type Language, type RuleId } from '../model/rule.js';
import { compareText } from './build.js';
import { letters } from './letters.js';
import { trendKeys } from './trend-keys.js';

/** What has been counted for one group: a member of staff, a folder, a month, a value of a field. */
interface GroupCounts {
  readonly calls: number;
  readonly byRule: ReadonlyMap<RuleId, number>;
}

/** Counts of all groups, in the order in which they first occur; null stands for calls of no known group. */
export type TrendCounts = ReadonlyMap<string | null, GroupCounts>;

/** A line of the trend table; numbers of findings are per hundred calls, rounded to one decimal. */
export interface TrendRow {
  readonly name: string;
  readonly calls: number;
  readonly staff: number;
  /** Pressure of the caller, patterns of several turns included. */
  readonly caller: number;
  readonly practice: number;
  readonly byRule: ReadonlyMap<RuleId, number>;
  /** The most frequent `staff/` rule: what to teach first. Null where there is none. */
  readonly most: RuleId | null;
}

/** The counts before the first call. */
export const NO_TRENDS: TrendCounts = new Map();

/**
 * The counts with one more call. By staff, only what staff said counts, and each member of staff answers for their own
 * turns unless a field of the call names one for the whole of it.
 */
export function countTrend(counts: TrendCounts, call: CallReport, { by }: TrendOptions): TrendCounts {
  const keys = trendKeys(call, by);
  const after = new Map(counts);
  for (const key of keys) {
    const before = after.get(key);
    const byRule = new Map(before?.byRule);
    for (const { rule, turn, speaker } of call.findings) {
      if ((by === 'staff' || by === 'agent') && speaker !== 'staff') continue;
      if (keys.length > 1 && call.transcript.turns[turn - 1]?.speaker !== key) continue;
      byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    }
    after.set(key, { calls: (before?.calls ?? 0) + 1, byRule });
  }
  return after;
}

/** The table: months in time order, others with the most risky words first. */
export function trendRows(
  counts: TrendCounts,
  { by, pseudonyms }: TrendOptions,
  language: Language,
): readonly TrendRow[] {
  const text = textsIn(reportTrends, language);
  const named = by !== 'folder' && by !== 'month';
  let people = 0;
  const rows = [...counts].map(([key, { calls, byRule }]): TrendRow => {
    const per = (count: number) => Math.round((count * 1000) / calls) / 10;
    const inGroups = (...groups: readonly string[]) =>
      per([...byRule].reduce((sum, [rule, count]) => sum + (groups.includes(groupOf(rule)) ? count : 0), 0));
    const [most] = [...byRule]
      .filter(([rule]) => groupOf(rule) === 'staff')
      .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || compareText(left, right));
    return {
      name:
        key === null
          ? text('unknown')
          : pseudonyms && named
            ? text('pseudonym', { letter: letters(people++) })
            : key,
      calls,
      staff: inGroups('staff'),
      caller: inGroups('caller', 'flow'),
      practice: inGroups('practice'),
      byRule: new Map([...byRule].map(([rule, count]) => [rule, per(count)])),
      most: most?.[0] ?? null,
    };
  });
  return rows.sort((left, right) =>
    by === 'month'
      ? compareText(left.name, right.name)
      : right.staff - left.staff || compareText(left.name, right.name),
  );
}

/** What the table is grouped by, as readers call it. */
export function trendName(by: string, language: Language): string {
  const text = textsIn(reportTrends, language);
  return by === 'agent' ? text('staff') : by === 'staff' || by === 'folder' || by === 'month' ? text(by) : by;
}

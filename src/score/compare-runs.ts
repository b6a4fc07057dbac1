import type { CallReport } from '../model/report.js';
import { groupOf, type RuleId } from '../model/rule.js';
import { fisherExact, holm } from '../text/fisher.js';
import { type Share, type ShareDifference, shareDifference, shareOf } from '../text/share.js';

/** A share of calls that is compared: those with risky words, with a rule, that passed … */
export type Measure =
  | { readonly kind: 'risky' | 'pressed' | 'practice' | 'suspected' | 'passed' }
  | { readonly kind: 'rule'; readonly rule: RuleId }
  | { readonly kind: 'item'; readonly item: string };

/** One measure of one group before and after. */
export interface Change {
  /** What calls are grouped by: a member of staff, a folder …; null for all calls. */
  readonly group: string | null;
  readonly measure: Measure;
  readonly before: Share;
  readonly after: Share;
  readonly difference: ShareDifference;
  /** Beyond what chance gives, many comparisons allowed for. */
  readonly isShown: boolean;
}

/** What differs between two runs. */
export interface RunChanges {
  readonly calls: readonly [before: number, after: number];
  /** Calls that both runs have; where nearly all are, the rules or settings differ and not the calls. */
  readonly shared: number;
  readonly changes: readonly Change[];
  /** Groups that are left out: too few calls before or after. */
  readonly few: readonly string[];
}

/** What has been counted for one group in one run. */
interface Counted {
  calls: number;
  readonly hits: Map<string, { readonly measure: Measure; hits: number; of: number }>;
}

/** Counts a run call by call. */
export interface RunCounter {
  readonly add: (call: CallReport) => void;
  readonly groups: ReadonlyMap<string | null, Counted>;
  readonly ids: ReadonlySet<string>;
}

/** @param groupsOf the groups of a call besides all calls */
export function createRunCounter(groupsOf: (call: CallReport) => readonly string[]): RunCounter {
  const groups = new Map<string | null, Counted>();
  const ids = new Set<string>();
  return {
    groups,
    ids,
    add: (call) => {
      ids.add(`${call.transcript.file} ${call.transcript.id}`);
      for (const group of [null, ...groupsOf(call)]) {
        const counted = groups.get(group) ?? { calls: 0, hits: new Map() };
        groups.set(group, counted);
        counted.calls++;
        for (const { measure, isHit } of measuresOf(call)) {
          const key = keyOf(measure);
          const before = counted.hits.get(key) ?? { measure, hits: 0, of: 0 };
          counted.hits.set(key, before);
          before.hits += isHit ? 1 : 0;
          before.of++;
        }
      }
    },
  };
}

function keyOf(measure: Measure): string {
  if (measure.kind === 'rule') return `rule ${measure.rule}`;
  return measure.kind === 'item' ? `item ${measure.item}` : measure.kind;
}

/** What a call counts for; a rule that is not found in it counts by the number of calls. */
function measuresOf({
  findings,
  verdict,
  score,
}: CallReport): readonly { measure: Measure; isHit: boolean }[] {
  const has = (...names: readonly string[]) => findings.some(({ rule }) => names.includes(groupOf(rule)));
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return [
    { measure: { kind: 'risky' }, isHit: has('staff') },
    { measure: { kind: 'pressed' }, isHit: has('caller', 'flow') },
    { measure: { kind: 'practice' }, isHit: has('practice') },
    ...(verdict
      ? [{ measure: { kind: 'suspected' } as const, isHit: verdict.kind === 'suspected-harassment' }]
      : []),
    ...(score && score.percent !== null
      ? [{ measure: { kind: 'passed' } as const, isHit: score.isPassed }]
      : []),
    ...rules.map((rule) => ({ measure: { kind: 'rule', rule } as const, isHit: true })),
    ...(score?.items ?? []).flatMap(({ id, outcome }) =>
      outcome === 'met' || outcome === 'partly' || outcome === 'missed'
        ? [{ measure: { kind: 'item', item: id } as const, isHit: outcome === 'met' }]
        : [],
    ),
  ];
}

/**
 * Compares two runs, group by group. A difference is shown where Fisher's exact test says so after Holm's correction for all
 * comparisons made, and the interval of the difference keeps clear of nought.
 *
 * @param least a group of fewer calls before or after is left out
 */
export function compareRuns(before: RunCounter, after: RunCounter, least: number): RunChanges {
  const all = [...new Set([...before.groups.keys(), ...after.groups.keys()])];
  const isEnough = (group: string | null) =>
    group === null || [before, after].every(({ groups }) => (groups.get(group)?.calls ?? 0) >= least);
  const pairs = all.filter(isEnough).flatMap((group) => {
    const [old, now] = [before.groups.get(group), after.groups.get(group)];
    const keys = new Map(
      [...(old?.hits ?? []), ...(now?.hits ?? [])].map(([key, { measure }]) => [key, measure]),
    );
    return [...keys].map(([key, measure]) => ({
      group,
      measure,
      before: shareIn(old, key, measure),
      after: shareIn(now, key, measure),
    }));
  });
  const stands = holm(
    pairs.map((pair) => fisherExact(pair.before.hits, pair.before.of, pair.after.hits, pair.after.of)),
  );
  const changes = pairs.map((pair, index): Change => {
    const difference = shareDifference(pair.before, pair.after);
    const isClear = difference.low > 0 || difference.high < 0;
    return { ...pair, difference, isShown: isClear && (stands[index] ?? false) };
  });
  const calls = [before, after].map(({ groups }) => groups.get(null)?.calls ?? 0);
  return {
    calls: [calls[0] ?? 0, calls[1] ?? 0],
    shared: [...after.ids].filter((id) => before.ids.has(id)).length,
    changes,
    few: all.filter((group) => group !== null && !isEnough(group)).map(String),
  };
}

/** A rule is looked for in every call; a verdict, a score or an item counts where there is one. */
function shareIn(counted: Counted | undefined, key: string, { kind }: Measure): Share {
  const found = counted?.hits.get(key);
  return shareOf(found?.hits ?? 0, kind === 'rule' ? (counted?.calls ?? 0) : (found?.of ?? 0));
}

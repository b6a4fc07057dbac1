import type { CallRecord, FindingRecord, ReviewRecord, ReviewStatus } from '../model/review.js';
import { groupedBy } from '../text/grouped-by.js';

/** What stands of a rule on a turn when all reviewers are heard. */
export interface ResolvedMark {
  /** `doubt`: unsure, or the reviewers differ. */
  readonly verdict: 'right' | 'wrong' | 'doubt';
  /** The last word of each reviewer. */
  readonly records: readonly FindingRecord[];
  readonly isConflict: boolean;
}

/** Reviews that can be asked by fingerprint. */
export interface Reviews {
  /** Of a turn, by rule; empty where nobody has said anything. */
  readonly marksOf: (turn: string) => ReadonlyMap<string, ResolvedMark>;
  /** Of a call; null where nobody has said anything. */
  readonly statusOf: (
    call: string,
  ) => { readonly status: ReviewStatus; readonly records: readonly CallRecord[] } | null;
  readonly conflicts: readonly ResolvedMark[];
  readonly records: readonly ReviewRecord[];
}

/**
 * Hears all reviewers. Of one reviewer the last word counts. Who is unsure yields to who is not; where one says right and
 * another wrong, nothing is decided and the finding stays as the rules have it.
 */
export function resolveReviews(records: readonly ReviewRecord[]): Reviews {
  const last = lastWords(records);
  const marks = new Map<string, Map<string, ResolvedMark>>();
  const conflicts: ResolvedMark[] = [];
  for (const group of groupedBy(
    last.filter(isFinding),
    ({ fingerprint, rule }) => `${fingerprint} ${rule}`,
  ).values()) {
    const [first] = group;
    if (!first) continue;
    const mark = resolve(group);
    if (mark.isConflict) conflicts.push(mark);
    const ofTurn = marks.get(first.fingerprint) ?? new Map<string, ResolvedMark>();
    marks.set(first.fingerprint, ofTurn.set(first.rule, mark));
  }
  const statuses = new Map(
    [...groupedBy(last.filter(isCall), ({ fingerprint }) => fingerprint).values()].map((group) => {
      const status: ReviewStatus = group.some((one) => one.status === 'confirmed') ? 'confirmed' : 'open';
      return [group[0]?.fingerprint ?? '', { status, records: group }];
    }),
  );
  return {
    marksOf: (turn) => marks.get(turn) ?? NO_MARKS,
    statusOf: (call) => statuses.get(call) ?? null,
    conflicts,
    records: last,
  };
}

const NO_MARKS: ReadonlyMap<string, ResolvedMark> = new Map();

const isFinding = (record: ReviewRecord): record is FindingRecord => record.kind === 'finding';
const isCall = (record: ReviewRecord): record is CallRecord => record.kind === 'call';

/** Of each reviewer the last word on each thing, by the time written on it and then by its place. */
function lastWords(records: readonly ReviewRecord[]): readonly ReviewRecord[] {
  const last = new Map<string, ReviewRecord>();
  for (const record of records) {
    const about = record.kind === 'finding' ? `${record.fingerprint} ${record.rule}` : record.fingerprint;
    const key = `${record.kind} ${about} ${record.reviewer ?? ''}`;
    const before = last.get(key);
    if (before === undefined || (before.at ?? '') <= (record.at ?? '')) last.set(key, record);
  }
  return [...last.values()];
}

function resolve(records: readonly FindingRecord[]): ResolvedMark {
  const right = records.some(({ mark }) => mark === 'correct' || mark === 'missing');
  const wrong = records.some(({ mark }) => mark === 'wrong');
  const isConflict = right && wrong;
  return {
    verdict: isConflict || right === wrong ? 'doubt' : right ? 'right' : 'wrong',
    records,
    isConflict,
  };
}

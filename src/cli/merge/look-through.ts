import type { RuleId, RuleText } from '../../model/rule.js';
import type { Scorecard } from '../../model/scorecard.js';
import { restoreRules } from '../../report/restored-call.js';
import type { StoredCall } from '../../report/stored-call.js';
import { restoreScorecard, type StoredScore } from '../../report/stored-score.js';
import { joinCalls } from './joined-calls.js';
import type { OpenedReport } from './open-report.js';

/** What a report over all calls must know before the first of them. */
export interface LookedThrough {
  readonly rules: ReadonlyMap<RuleId, RuleText>;
  /** Null where no call was scored. */
  readonly scorecard: Scorecard | null;
  /** True where every call has its turns. */
  readonly areWhole: boolean;
}

/** Reads all calls once. @throws UserError where a report is damaged, or two hold the same call */
export function lookThrough(reports: readonly OpenedReport[]): LookedThrough {
  let areWhole = true;
  /** Forms by which the items of the evaluation form are known. */
  const scores: StoredScore[] = [];
  const items = new Set<string>();
  const look = function* (): Generator<StoredCall> {
    for (const call of joinCalls(reports)) {
      areWhole &&= typeof call.turns !== 'number';
      if (call.score?.items.some(({ id }) => !items.has(id))) {
        scores.push(call.score);
        for (const { id } of call.score.items) items.add(id);
      }
      yield call;
    }
  };
  const rules = restoreRules(look());
  const told = reports.map(({ tail }) => tail().scorecard).find((one) => one !== undefined);
  return { rules, scorecard: restoreScorecard(told, scores), areWhole };
}

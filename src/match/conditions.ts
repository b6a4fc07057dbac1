import type { CompiledCondition } from '../model/compiled.js';
import type { ContextTurn } from '../model/finding.js';
import type { RuleId, TurnWindow } from '../model/rule.js';
import type { Role, Turn } from '../model/transcript.js';
import { narrationOf } from './narrated.js';
import type { TurnMatcher } from './turn-matcher.js';

/** What conditions may look at. Turns are 0-based here. */
export interface CallState {
  readonly turns: readonly Turn[];
  readonly matcherAt: (turn: number) => TurnMatcher;
  /** The rules with a finding on the turn; rules are judged in an order that makes them known in time. */
  readonly rulesOn: (turn: number) => Iterable<RuleId>;
}

/** Whether a condition holds, and the turns that it rests on. */
export interface Verdict {
  readonly holds: boolean;
  readonly turns: readonly ContextTurn[];
}

const FAILS: Verdict = { holds: false, turns: [] };
const HOLDS: Verdict = { holds: true, turns: [] };

/** Milliseconds. */
const MINUTE = 60_000;

/** Whether all conditions hold at `turn`. `trigger` is the rule that "same" stands for. */
export function judgeAll(
  conditions: readonly CompiledCondition[],
  call: CallState,
  turn: number,
  trigger: RuleId | null,
): Verdict {
  const turns: ContextTurn[] = [];
  for (const condition of conditions) {
    const verdict = judge(condition, call, turn, trigger);
    if (!verdict.holds) return FAILS;
    turns.push(...verdict.turns);
  }
  return { holds: true, turns };
}

/** Whether one condition holds at `turn`. */
export function judge(
  condition: CompiledCondition,
  call: CallState,
  turn: number,
  trigger: RuleId | null,
): Verdict {
  switch (condition.kind) {
    case 'findings': {
      const rules = condition.rules === 'same' ? new Set(trigger === null ? [] : [trigger]) : condition.rules;
      const turns: ContextTurn[] = [];
      for (const at of turnsIn(condition.where, condition.window, null, call, turn)) {
        const rule = [...call.rulesOn(at)].find((one) => rules.has(one));
        if (rule !== undefined) turns.push({ turn: at + 1, rule });
      }
      return turns.length >= condition.count ? { holds: true, turns } : FAILS;
    }
    case 'says':
      for (const at of turnsIn(condition.where, condition.window, condition.role, call, turn)) {
        const matcher = call.matcherAt(at);
        if (condition.patterns.some((pattern) => matcher.matches(pattern).length > 0)) return HOLDS;
      }
      return FAILS;
    case 'position': {
      const here = { where: condition.from === 'first' ? 'earlier' : 'later' } as const;
      const role = condition.window.role;
      const between = turnsIn(here.where, null, role, call, turn).length;
      return between < condition.window.turns ? HOLDS : FAILS;
    }
    case 'narrated': {
      const speech = call.turns[turn];
      return speech && narrationOf(speech, condition.words) ? HOLDS : FAILS;
    }
    case 'followed':
      return call.turns.some((one, index) => index > turn && one.role === condition.role) ? HOLDS : FAILS;
    case 'elapsed': {
      const first = call.turns.findIndex((_, at) =>
        [...call.rulesOn(at)].some((rule) => condition.rules.has(rule)),
      );
      const began = startOf(call.turns[first]);
      const now = startOf(call.turns[turn]);
      return began !== null && now !== null && now - began >= condition.minutes * MINUTE ? HOLDS : FAILS;
    }
    case 'not':
      return condition.conditions.some((one) => judge(one, call, turn, trigger).holds) ? FAILS : HOLDS;
    case 'any':
      return (
        condition.conditions.map((one) => judge(one, call, turn, trigger)).find((one) => one.holds) ?? FAILS
      );
    case 'all':
      return judgeAll(condition.conditions, call, turn, trigger);
  }
}

/** When a turn begins; null where its transcript has no times. */
function startOf(turn: Turn | undefined): number | null {
  return turn?.segments[0]?.startMs ?? null;
}

/** The turns that a condition looks at, nearest first. Without a window that names a speaker, all turns count towards it. */
function turnsIn(
  where: 'earlier' | 'later' | 'same',
  window: TurnWindow | null,
  role: Role | null,
  call: CallState,
  turn: number,
): readonly number[] {
  if (where === 'same') return [turn];
  const step = where === 'earlier' ? -1 : 1;
  const turns: number[] = [];
  let counted = 0;
  for (let at = turn + step; at >= 0 && at < call.turns.length; at += step) {
    const speaker = call.turns[at]?.role;
    if (window !== null && (window.role === null || window.role === speaker)) {
      if (counted === window.turns) break;
      counted++;
    }
    if ((role === null || role === speaker) && (window?.role == null || window.role === speaker))
      turns.push(at);
  }
  return turns;
}

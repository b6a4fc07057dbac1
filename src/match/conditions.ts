import type { CompiledCondition } from '../model/compiled.js';
import type { ContextTurn } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { Turn } from '../model/transcript.js';
import { type CallState, nearestFindings, turnsBeyond, turnsIn } from './call-state.js';
import { narrationOf } from './narrated.js';

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
    for (const one of verdict.turns) turns.push(one);
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
      const turns = nearestFindings(condition, trigger, call, turn);
      return turns.length < condition.count ? FAILS : { holds: true, turns };
    }
    case 'says':
      for (const at of turnsIn(condition.where, condition.window, condition.role, call, turn)) {
        const matcher = call.matcherAt(at);
        if (condition.patterns.some((pattern) => matcher.matches(pattern).length > 0)) return HOLDS;
      }
      return FAILS;
    case 'position': {
      const { role, turns } = condition.window;
      return turnsBeyond(condition.from, role, call, turn) < turns ? HOLDS : FAILS;
    }
    case 'narrated': {
      const speech = call.turns[turn];
      return speech && narrationOf(speech, condition.words) ? HOLDS : FAILS;
    }
    case 'followed':
      return (call.turnsOf(condition.role).at(-1) ?? -1) > call.utteranceAt(turn).last ? HOLDS : FAILS;
    case 'elapsed': {
      const first = [...condition.rules].reduce(
        (least, rule) => Math.min(least, call.turnsWith(rule)[0] ?? least),
        call.turns.length,
      );
      const began = startOf(call.turns[call.utteranceAt(first).first]);
      const now = startOf(call.turns[call.utteranceAt(turn).first]);
      return began !== null && now !== null && now - began >= condition.minutes * MINUTE ? HOLDS : FAILS;
    }
    case 'not':
      return condition.conditions.some((one) => judge(one, call, turn, trigger).holds) ? FAILS : HOLDS;
    case 'any':
      for (const one of condition.conditions) {
        const verdict = judge(one, call, turn, trigger);
        if (verdict.holds) return verdict;
      }
      return FAILS;
    case 'all':
      return judgeAll(condition.conditions, call, turn, trigger);
  }
}

/** When a turn begins; null where its transcript has no times. */
function startOf(turn: Turn | undefined): number | null {
  return turn?.segments[0]?.startMs ?? null;
}

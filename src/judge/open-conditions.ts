import type { CompiledCondition, CompiledRule } from '../model/compiled.js';
import type { RuleId, TurnWindow } from '../model/rule.js';
import type { Role } from '../model/transcript.js';

/** A call that goes on, as far as conditions may still change. */
export interface OpenCall {
  /** Who spoke, turn by turn. */
  readonly roles: readonly Role[];
  /** Rules of which a later turn may still decide whether they stand somewhere. */
  readonly openRules: ReadonlySet<RuleId>;
}

/** True where turns to come may change what the rule's conditions say of the utterance that ends with the turn (0-based). */
export function isOpen(rule: CompiledRule, call: OpenCall, turn: number): boolean {
  const conditions = [...rule.require, ...rule.unless, ...(rule.escalate?.when ?? [])];
  return (
    [...rule.on].some((id) => call.openRules.has(id)) ||
    conditions.some((one) => isOpenCondition(one, call, turn))
  );
}

function isOpenCondition(condition: CompiledCondition, call: OpenCall, turn: number): boolean {
  switch (condition.kind) {
    case 'findings':
      return (
        (condition.where === 'later' && hasRoom(condition.window, call, turn)) ||
        (condition.rules !== 'same' && [...condition.rules].some((id) => call.openRules.has(id)))
      );
    case 'says':
      return condition.where === 'later' && hasRoom(condition.window, call, turn);
    case 'position':
      return condition.from === 'last' && hasRoom(condition.window, call, turn);
    case 'followed':
      return !call.roles.slice(turn + 1).includes(condition.role);
    case 'elapsed':
      return [...condition.rules].some((id) => call.openRules.has(id));
    case 'narrated':
      return false;
    case 'not':
    case 'any':
    case 'all':
      return condition.conditions.some((one) => isOpenCondition(one, call, turn));
  }
}

/** True where a turn to come would still lie in the window behind the turn. */
function hasRoom(window: TurnWindow | null, { roles }: OpenCall, turn: number): boolean {
  if (window === null) return true;
  const behind = roles.slice(turn + 1).filter((role) => window.role === null || window.role === role);
  return behind.length < window.turns;
}

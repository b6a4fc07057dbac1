import type { CompiledCondition } from '../model/compiled.js';
import type { ContextTurn } from '../model/finding.js';
import type { RuleId, TurnWindow } from '../model/rule.js';
import type { Role, Turn } from '../model/transcript.js';
import { lowerBound } from '../text/sorted-numbers.js';
import type { TurnMatcher } from './turn-matcher.js';

/** What conditions may look at. Turns are 0-based here. */
export interface CallState {
  readonly turns: readonly Turn[];
  /** The turns that are read as one with the turn: a recogniser cut them apart. */
  readonly utteranceAt: (turn: number) => TurnRange;
  /** What the utterance of the turn says. */
  readonly matcherAt: (turn: number) => TurnMatcher;
  /** The rules with a finding on the turn; rules are judged in an order that makes them known in time. */
  readonly rulesOn: (turn: number) => Iterable<RuleId>;
  /** The turns with a finding of the rule, ascending. */
  readonly turnsWith: (rule: RuleId) => readonly number[];
  /** The turns of a speaker, ascending. */
  readonly turnsOf: (role: Role) => readonly number[];
}

/** Turns in a row, the last included. */
export interface TurnRange {
  readonly first: number;
  readonly last: number;
}

/** What `turnsOf` answers for some turns. */
export function turnsBySpeaker(turns: readonly Turn[]): CallState['turnsOf'] {
  const bySpeaker: Record<Role, number[]> = { staff: [], caller: [] };
  turns.forEach(({ role }, turn) => {
    bySpeaker[role].push(turn);
  });
  return (role) => bySpeaker[role];
}

/** What `turnsWith` answers where all that is found is known before. */
export function turnsByRule(turns: readonly Turn[], rulesOn: CallState['rulesOn']): CallState['turnsWith'] {
  const byRule = new Map<RuleId, number[]>();
  turns.forEach((_, turn) => {
    for (const rule of new Set(rulesOn(turn))) {
      const known = byRule.get(rule);
      if (known) known.push(turn);
      else byRule.set(rule, [turn]);
    }
  });
  return (rule) => byRule.get(rule) ?? [];
}

/** So many turns are told at most, where a condition does not ask for more: in a long call thousands may carry the rule. */
const MOST_TOLD = 10;

/**
 * The findings that a condition looks for, the nearest turns first, a turn once.
 *
 * @param trigger the rule that "same" stands for
 */
export function nearestFindings(
  { where, rules, window, count }: CompiledCondition & { readonly kind: 'findings' },
  trigger: RuleId | null,
  call: CallState,
  turn: number,
): readonly ContextTurn[] {
  const wanted = rules === 'same' ? new Set(trigger === null ? [] : [trigger]) : rules;
  const most = Math.max(count, MOST_TOLD);
  const found: ContextTurn[] = [];
  const look = (at: number): void => {
    const role = window?.role ?? null;
    if (role !== null && call.turns[at]?.role !== role) return;
    for (const rule of call.rulesOn(at)) {
      if (!wanted.has(rule)) continue;
      found.push({ turn: at + 1, rule });
      return;
    }
  };
  const { first, last } = call.utteranceAt(turn);
  if (where === 'same') for (let at = first; at <= last; at++) look(at);
  else
    for (const at of nearestFirst(
      [...wanted].map(call.turnsWith),
      where,
      where === 'earlier' ? first : last,
    )) {
      if (found.length >= most || isBeyond(at, where, window, call, turn)) break;
      look(at);
    }
  return found;
}

/** Numbers of ascending lists that lie before or behind one, the nearest first, each once. */
function* nearestFirst(
  lists: readonly (readonly number[])[],
  where: 'earlier' | 'later',
  from: number,
): Generator<number> {
  const step = where === 'earlier' ? -1 : 1;
  const places = lists.map((list) =>
    where === 'earlier' ? lowerBound(list, from) - 1 : lowerBound(list, from + 1),
  );
  for (;;) {
    let nearest: number | null = null;
    lists.forEach((list, index) => {
      const one = list[places[index] ?? -1];
      if (one !== undefined && (nearest === null || (one - nearest) * step < 0)) nearest = one;
    });
    if (nearest === null) return;
    yield nearest;
    lists.forEach((list, index) => {
      const place = places[index] ?? -1;
      if (list[place] === nearest) places[index] = place + step;
    });
  }
}

/** Whether a turn lies outside of a window. Without a window that names a speaker, all turns count towards it. */
function isBeyond(
  at: number,
  where: 'earlier' | 'later',
  window: TurnWindow | null,
  call: CallState,
  turn: number,
): boolean {
  if (window === null) return false;
  const own = call.utteranceAt(turn);
  const [first, last] = where === 'earlier' ? [at, own.first - 1] : [own.last + 1, at];
  return turnsBetween(first, last, window.role, call) > window.turns;
}

/** How many turns, of a speaker where one is given, come before the turn or after it. */
export function turnsBeyond(
  from: 'first' | 'last',
  role: Role | null,
  call: CallState,
  turn: number,
): number {
  const { first, last } = call.utteranceAt(turn);
  return from === 'first'
    ? turnsBetween(0, first - 1, role, call)
    : turnsBetween(last + 1, call.turns.length - 1, role, call);
}

function turnsBetween(first: number, last: number, role: Role | null, call: CallState): number {
  if (role === null) return last - first + 1;
  const turns = call.turnsOf(role);
  return lowerBound(turns, last + 1) - lowerBound(turns, first);
}

/** The turns of a speaker that a condition looks at, nearest first. */
export function* turnsIn(
  where: 'earlier' | 'later' | 'same',
  window: TurnWindow | null,
  role: Role | null,
  call: CallState,
  turn: number,
): Generator<number> {
  if (where === 'same') {
    yield turn;
    return;
  }
  const step = where === 'earlier' ? -1 : 1;
  const { first, last } = call.utteranceAt(turn);
  let counted = 0;
  for (let at = (where === 'earlier' ? first : last) + step; at >= 0 && at < call.turns.length; at += step) {
    const speaker = call.turns[at]?.role;
    if (window !== null && (window.role === null || window.role === speaker)) {
      if (counted === window.turns) return;
      counted++;
    }
    if ((role === null || role === speaker) && (window?.role == null || window.role === speaker)) yield at;
  }
}

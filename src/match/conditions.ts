import type { CompiledCondition, CompiledPattern, CompiledRule } from '../model/compiled.js';
import type { ContextTurn } from '../model/finding.js';
import type { RuleId, Severity, TurnWindow } from '../model/rule.js';
import type { Role, Span, Turn } from '../model/transcript.js';
import { groupedBy } from '../text/grouped-by.js';
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
  const bySpeaker = groupedBy([...turns.keys()], (turn) => turns[turn]?.role);
  return (role) => bySpeaker.get(role) ?? [];
}

/** What `turnsWith` answers where all that is found is known before. */
export function turnsByRule(turns: readonly Turn[], rulesOn: CallState['rulesOn']): CallState['turnsWith'] {
  const found = turns.flatMap((_, turn) => Array.from(new Set(rulesOn(turn)), (rule) => ({ rule, turn })));
  const byRule = new Map(
    Array.from(
      groupedBy(found, ({ rule }) => rule),
      ([rule, places]) => [rule, places.map(({ turn }) => turn)],
    ),
  );
  return (rule) => byRule.get(rule) ?? [];
}

/** Whether a condition holds, and the turns that it rests on. */
interface Verdict {
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
  const own = call.utteranceAt(turn);
  switch (condition.kind) {
    case 'findings': {
      const turns = nearestFindings(condition, trigger, call, own);
      return turns.length < condition.count ? FAILS : { holds: true, turns };
    }
    case 'says': {
      const { where, window, role, patterns } = condition;
      for (const at of where === 'same' ? [turn] : turnsAround(where, window, call, own, null)) {
        if (where !== 'same' && role !== null && call.turns[at]?.role !== role) continue;
        const matcher = call.matcherAt(at);
        if (patterns.some((pattern) => matcher.matches(pattern).length > 0)) return HOLDS;
      }
      return FAILS;
    }
    case 'position': {
      const { role, turns } = condition.window;
      const beyond =
        condition.from === 'first'
          ? turnsBetween(0, own.first, role, call)
          : turnsBetween(own.last + 1, call.turns.length, role, call);
      return beyond < turns ? HOLDS : FAILS;
    }
    case 'narrated': {
      const speech = call.turns[turn];
      return speech && narrationOf(speech, condition.words) ? HOLDS : FAILS;
    }
    case 'followed':
      return (call.turnsOf(condition.role).at(-1) ?? -1) > own.last ? HOLDS : FAILS;
    case 'elapsed': {
      const found = Array.from(condition.rules, (rule) => call.turnsWith(rule)[0] ?? call.turns.length);
      const began = startOf(call, call.utteranceAt(Math.min(call.turns.length, ...found)));
      const now = startOf(call, own);
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

/** When an utterance begins; null where its transcript has no times. */
function startOf({ turns }: CallState, { first }: TurnRange): number | null {
  return turns[first]?.segments[0]?.startMs ?? null;
}

/** So many turns are told at most, where a condition does not ask for more: in a long call thousands may carry the rule. */
const MOST_TOLD = 10;

/** The findings that a condition looks for, the nearest turns first, a turn once. */
function nearestFindings(
  { where, rules, window, count }: CompiledCondition & { readonly kind: 'findings' },
  trigger: RuleId | null,
  call: CallState,
  own: TurnRange,
): readonly ContextTurn[] {
  const wanted = rules === 'same' ? new Set(trigger === null ? [] : [trigger]) : rules;
  const most = Math.max(count, MOST_TOLD);
  let turns: number[] = [];
  if (where === 'same')
    for (let at = own.first; at <= own.last; at++) {
      if (window?.role == null || window.role === call.turns[at]?.role) turns.push(at);
    }
  else {
    const near = new Set<number>();
    for (const rule of wanted) {
      let told = 0;
      for (const at of turnsAround(where, window, call, own, call.turnsWith(rule))) {
        near.add(at);
        if (++told === most) break;
      }
    }
    turns = [...near].sort((a, b) => (where === 'earlier' ? b - a : a - b)).slice(0, most);
  }
  return turns.flatMap((at) => {
    for (const rule of call.rulesOn(at)) if (wanted.has(rule)) return { turn: at + 1, rule };
    return [];
  });
}

/**
 * The turns before an utterance or behind it that lie in a window and are of its speaker, the nearest first. Without a window
 * that names a speaker, all turns count towards it.
 *
 * @param among ascending, the turns that may be meant; null: all
 */
function* turnsAround(
  where: 'earlier' | 'later',
  window: TurnWindow | null,
  call: CallState,
  { first, last }: TurnRange,
  among: readonly number[] | null,
): Generator<number> {
  const isBack = where === 'earlier';
  const placeOf = (turn: number): number => (among === null ? turn : lowerBound(among, turn));
  for (let place = isBack ? placeOf(first) - 1 : placeOf(last + 1); ; place += isBack ? -1 : 1) {
    const at = among === null ? place : (among[place] ?? -1);
    const speaker = call.turns[at]?.role;
    if (speaker === undefined) return;
    if (window !== null) {
      const [from, to] = isBack ? [at, first] : [last + 1, at + 1];
      if (turnsBetween(from, to, window.role, call) > window.turns) return;
      if (window.role !== null && window.role !== speaker) continue;
    }
    yield at;
  }
}

/** How many turns, of a speaker where one is given, there are from one turn to before another. */
function turnsBetween(from: number, to: number, role: Role | null, call: CallState): number {
  if (role === null) return to - from;
  const turns = call.turnsOf(role);
  return lowerBound(turns, to) - lowerBound(turns, from);
}

/**
 * The severity of a rule's finding by what is said, before context changes it.
 *
 * @param matched the patterns of the rule that match the turn
 * @param matcher of the turn; asked for only where a grade has patterns of its own
 */
export function severityOf(
  rule: CompiledRule,
  matched: readonly CompiledPattern[],
  matcher: () => TurnMatcher,
): Severity {
  const isSaid = (pattern: CompiledPattern): boolean =>
    rule.any.includes(pattern) ? matched.includes(pattern) : matcher().matches(pattern).length > 0;
  const grade = rule.grade.find(({ kind, patterns }) =>
    kind === 'when'
      ? patterns.some(isSaid)
      : matched.length > 0 && matched.every((one) => patterns.includes(one)),
  );
  return grade?.to ?? rule.rule.severity;
}

/**
 * The first stage direction of a turn that contains one of the words, such as （受話器を置く音） for 受話器を置く; null where
 * none does. Offsets in the text as given.
 */
export function narrationOf({ text, narration }: Turn, words: readonly string[]): Span | null {
  const tells = ({ start, end }: Span): boolean =>
    words.some((word) => text.slice(start, end).includes(word));
  return narration.find(tells) ?? null;
}

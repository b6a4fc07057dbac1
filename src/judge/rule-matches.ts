import { narrationOf } from '../match/conditions.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import type { Span, Turn } from '../model/transcript.js';
import type { TurnAtSight } from './read-turns.js';

/** A pattern that matches, and where. */
export interface NamedMatch {
  readonly pattern: CompiledPattern;
  readonly span: Span;
}

/** Matches of a rule's patterns, the earliest first; offsets in the normalised text. */
export interface RuleMatches {
  readonly standing: readonly NamedMatch[];
  readonly ruledOut: readonly NamedMatch[];
}

export const NO_MATCHES: RuleMatches = { standing: [], ruledOut: [] };

/** Those of some rules one of whose patterns may match. */
export function candidatesAmong(
  numbers: readonly number[],
  { candidateRules }: TurnAtSight,
): readonly number[] {
  const candidates = numbers.length === 0 ? null : candidateRules();
  return candidates === null ? numbers : numbers.filter((number) => candidates.includes(number));
}

/** What the patterns of some rules match, by index of the rule; rules of which none matches are left out. */
export function matchedRules(
  { rules }: RuleSet,
  numbers: readonly number[],
  matcher: TurnMatcher,
): ReadonlyMap<number, RuleMatches> {
  const matched = new Map<number, RuleMatches>();
  for (const number of numbers) {
    const rule = rules[number];
    if (rule === undefined) continue;
    const all = rule.any
      .flatMap((pattern) =>
        matcher.matches(pattern).flatMap((span) => (span.end > span.start ? { pattern, span } : [])),
      )
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    if (all.length === 0) continue;
    const standing = all.filter(({ span }) => !matcher.isRuledOut(rule, span));
    matched.set(number, { standing, ruledOut: standing.length > 0 ? [] : all });
  }
  return matched;
}

/** Without a match, exceptions and vetoes speak against the stretch that the characters point to. */
export function isRuledOut(
  rule: CompiledRule,
  { ruledOut }: RuleMatches,
  matcher: TurnMatcher,
  span: Span,
): boolean {
  return ruledOut.length > 0 || matcher.isRuledOut({ ...rule, veto: rule.veto | rule.cueVeto }, span);
}

/** The speaker's rules that a stage direction of the transcriber tells of; offsets in the turn's text as given. */
export function narratedRules(
  { rules }: RuleSet,
  turn: Turn,
): readonly { readonly number: number; readonly span: Span }[] {
  return rules.flatMap(({ rule }, number) => {
    if (rule.speaker !== turn.role || rule.narrated.length === 0) return [];
    const span = narrationOf(turn, rule.narrated);
    return span === null ? [] : { number, span };
  });
}

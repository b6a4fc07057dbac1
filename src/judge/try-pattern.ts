import { explainMiss, type NearMiss } from '../match/near-miss.js';
import { createMatcher, type TurnMatcher } from '../match/turn-matcher.js';
import type { Tokenize } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import type { SinglePattern } from '../rules/compile/compile-pattern.js';
import { originalSpan } from './read-evidence.js';
import { createTurnReader } from './read-turns.js';

/** What became of one pattern on one text. */
export interface PatternTrial {
  /** Where it matches, sorted by end; offsets (UTF-16) in the text as given. */
  readonly matches: readonly Span[];
  /** How far it got where it does not match. */
  readonly miss: NearMiss | null;
  /** Of the text; the offsets of `miss` count in its normalised text. */
  readonly matcher: TurnMatcher;
}

/** Prepares the trial of a pattern by itself: no exception, veto, context or model has a say. */
export function createPatternTrial(
  { written, compiled, ruleSet }: SinglePattern,
  tokenize: Tokenize,
): (text: string) => PatternTrial {
  const lookAt = createTurnReader(createMatcher(ruleSet, false), tokenize);
  return (text) => {
    const matcher = lookAt({ role: 'staff', text, narration: [] }).open();
    const matches = matcher
      .matches(compiled)
      .filter(({ start, end }) => end > start)
      .map((span) => originalSpan(matcher.normalised, span));
    const miss = matches.length > 0 ? null : explainMiss(written, compiled, matcher);
    return { matches, miss, matcher };
  };
}

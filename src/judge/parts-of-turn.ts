import type { TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import { groupOf } from '../model/rule.js';
import { shiftSpan } from '../model/sentence-places.js';
import type { Span, Turn } from '../model/transcript.js';
import { lowerBound } from '../text/sorted-numbers.js';
import { touches } from '../text/stretches.js';
import { isBlunt } from './blunt-turns.js';
import type { WeighedEvidence } from './judge-call.js';
import { originalSpan } from './read-evidence.js';

/** How parts of turns are read. */
export interface PartReading {
  readonly ruleSet: RuleSet;
  /** What a turn, or a part as a turn of its own, says. */
  readonly read: (turn: Turn) => readonly WeighedEvidence[];
  /** The turn for closer reading. */
  readonly open: (turn: Turn) => TurnMatcher;
}

/** A turn that was read as a whole, and parts of it that are to be read by themselves. */
export interface TurnWithParts {
  readonly turn: Turn;
  readonly whole: readonly WeighedEvidence[];
  readonly matcher: TurnMatcher;
  /** Offsets in the normalised text. */
  readonly parts: readonly Span[];
}

/**
 * Of each rule the clearest evidence of a turn or its parts. Rules that patterns alone decide find the same in the whole turn, and
 * praise is due for what the whole turn says.
 *
 * @returns evidence by rule in the order of the set; offsets in the turn's text as given
 */
export function clearestInParts(
  { turn, whole, matcher, parts }: TurnWithParts,
  { ruleSet, read }: PartReading,
): readonly WeighedEvidence[] {
  const clearest = new Map(whole.map((one) => [one.number, one]));
  const isWholeBlunt = isBlunt(matcher);
  for (const stretch of parts) {
    const place = originalSpan(matcher.normalised, stretch);
    for (const part of read(partOf(turn, place))) {
      if (part.views === null || groupOf(part.rule) === 'practice') continue;
      if (part.probability <= (clearest.get(part.number)?.probability ?? 0)) continue;
      const one = { ...part, isBlunt: isWholeBlunt, span: shiftSpan(part.span, place.start) };
      const rule = ruleSet.rules[one.number];
      // An exception may stand in another part.
      const isExcused = rule !== undefined && matcher.isRuledOut(rule, normalisedSpan(matcher, one.span));
      if (one.isRuledOut || !isExcused) clearest.set(one.number, one);
    }
  }
  return [...clearest.values()].sort((a, b) => a.number - b.number);
}

/** A part of a turn as a turn of its own. @param place UTF-16 offsets in its text */
function partOf(turn: Turn, place: Span): Turn {
  return {
    ...turn,
    text: turn.text.slice(place.start, place.end),
    narration: turn.narration
      .filter((one) => touches(one, place))
      .map(({ start, end }) => ({
        start: Math.max(start, place.start) - place.start,
        end: Math.min(end, place.end) - place.start,
      })),
  };
}

/** From UTF-16 offsets in the turn's text to those in its normalised text. */
function normalisedSpan({ normalised: { starts } }: TurnMatcher, span: Span): Span {
  return { start: lowerBound(starts, span.start), end: lowerBound(starts, span.end) };
}

import { QUOTE_CLOSE, QUOTE_OPEN } from '../language/normalise/characters.js';
import { normaliseInPlace } from '../language/normalise/normalise.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import { groupOf } from '../model/rule.js';
import { shiftSpan } from '../model/sentence-places.js';
import type { Role, Span, Turn } from '../model/transcript.js';
import { lowerBound } from '../text/sorted-numbers.js';
import { touches } from '../text/stretches.js';
import type { WeighedEvidence } from './judge-call.js';
import { originalSpan } from './read-evidence.js';
import type { ScoreViews } from './view-scores.js';

/** What is no longer, in UTF-16 units, is heard as a whole only: models are learned from turns of about this length. */
const LONGEST_WHOLE = 60;
/** Sentences are heard together up to so many letters: an act often needs the sentence beside it. */
const PART_LETTERS = 45;

/** How turns are read. */
export interface LongTurnReading {
  readonly ruleSet: RuleSet;
  /** What a turn says by itself. */
  readonly read: (turn: Turn) => readonly WeighedEvidence[];
  /** The turn for closer reading. */
  readonly open: (turn: Turn) => TurnMatcher;
  readonly scoreViews: ScoreViews;
}

/**
 * Reads a turn, a long one part by part besides: its scores are divided by the root of its length, so that one plain threat among
 * three hundred letters would weigh little. Of each rule the clearest evidence counts. Rules that patterns alone decide find
 * the same in the whole turn, and praise is due for what the whole turn says.
 *
 * @returns evidence by rule in the order of the set; offsets in the turn's text as given
 */
export function readLongTurn(
  turn: Turn,
  { ruleSet, read, open, scoreViews }: LongTurnReading,
): readonly WeighedEvidence[] {
  const whole = read(turn);
  if (turn.text.length <= LONGEST_WHOLE) return whole;
  const matcher = open(turn);
  const parts = partsOf(matcher, (stretch) => leavesDoubt(matcher, stretch, turn.role, scoreViews));
  if (parts.length < 2) return whole;
  const clearest = new Map(whole.map((one) => [one.number, one]));
  for (const stretch of parts) {
    const place = originalSpan(matcher.normalised, stretch);
    for (const part of read(partOf(turn, place))) {
      if (part.views === null || groupOf(part.rule) === 'practice') continue;
      if (part.probability <= (clearest.get(part.number)?.probability ?? 0)) continue;
      const one = { ...part, span: shiftSpan(part.span, place.start) };
      const rule = ruleSet.rules[one.number];
      // An exception may stand in another part.
      const isExcused = rule !== undefined && matcher.isRuledOut(rule, normalisedSpan(matcher, one.span));
      if (one.isRuledOut || !isExcused) clearest.set(one.number, one);
    }
  }
  return [...clearest.values()].sort((a, b) => a.number - b.number);
}

/** The parts of a turn, in order; offsets in the normalised text. */
function partsOf(matcher: TurnMatcher, isDoubtful: (stretch: Span) => boolean): readonly Span[] {
  const { length } = matcher.normalised.text;
  const starts = matcher.readings().map(({ start }) => start);
  const parts: Span[] = [];
  const add = (piece: Span): void => {
    const last = parts.at(-1);
    if (last !== undefined && piece.end - last.start <= PART_LETTERS)
      parts[parts.length - 1] = { start: last.start, end: piece.end };
    else parts.push(piece);
  };
  starts.forEach((start, index) => {
    const stretch = { start, end: starts[index + 1] ?? length };
    // To cut speech without marks needs its words: only where they may say something.
    if (stretch.end - stretch.start > PART_LETTERS && isDoubtful(stretch))
      for (const piece of unquotedCuts(matcher.normalised.text, matcher.sentencesAround(stretch))) add(piece);
    else add(stretch);
  });
  return parts;
}

/** Sentences, those of one quotation together: cut off from its marks, what is quoted would be said. */
function* unquotedCuts(text: string, sentences: readonly Span[]): Generator<Span> {
  let depth = 0;
  let start: number | null = null;
  for (const sentence of sentences) {
    start ??= sentence.start;
    for (let at = sentence.start; at < sentence.end; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE_OPEN) depth++;
      else if (code === QUOTE_CLOSE && depth > 0) depth--;
    }
    if (depth > 0 && sentence !== sentences.at(-1)) continue;
    yield { start, end: sentence.end };
    start = null;
  }
}

/** True where the characters of a stretch leave a doubt, looked at through a window that moves by half of its width. */
function leavesDoubt(
  { normalised: { text } }: TurnMatcher,
  stretch: Span,
  role: Role,
  scoreViews: ScoreViews,
): boolean {
  for (let start = stretch.start; start < stretch.end; start += PART_LETTERS / 2) {
    const window = text.slice(Math.floor(start), Math.min(Math.floor(start) + PART_LETTERS, stretch.end));
    if (scoreViews(normaliseInPlace(window, []), role).doubtful.length > 0) return true;
  }
  return false;
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

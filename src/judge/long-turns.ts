import { QUOTE_CLOSE, QUOTE_OPEN } from '../language/normalise/characters.js';
import { normaliseInPlace } from '../language/normalise/normalise.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { Role, Span, Turn } from '../model/transcript.js';
import type { WeighedEvidence } from './judge-call.js';
import { clearestInParts, type PartReading } from './parts-of-turn.js';
import type { ScoreViews } from './view-scores.js';

/** What is no longer, in UTF-16 units, is heard as a whole only: models are learned from turns of about this length. */
const LONGEST_WHOLE = 60;
/** Sentences are heard together up to so many letters: an act often needs the sentence beside it. */
const PART_LETTERS = 45;

/** How turns are read. */
export interface LongTurnReading extends PartReading {
  readonly scoreViews: ScoreViews;
}

/**
 * Reads a turn, a long one part by part besides: its scores are divided by the root of its length, so that one plain threat among
 * three hundred letters would weigh little. Of each rule the clearest evidence counts.
 *
 * @returns evidence by rule in the order of the set; offsets in the turn's text as given
 */
export function readLongTurn(turn: Turn, reading: LongTurnReading): readonly WeighedEvidence[] {
  const whole = reading.read(turn);
  if (turn.text.length <= LONGEST_WHOLE) return whole;
  const matcher = reading.open(turn);
  const parts = partsOf(matcher, (stretch) => leavesDoubt(matcher, stretch, turn.role, reading.scoreViews));
  return parts.length < 2 ? whole : clearestInParts({ turn, whole, matcher, parts }, reading);
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

import type { CompiledPattern, CompiledRule } from '../model/compiled.js';
import { shiftSpan } from '../model/sentence-places.js';
import type { FunctionSet, Sentence } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { touchedBy, touches } from '../text/stretches.js';
import { type SpanSearch, someTouching, spanSearch } from './span-search.js';
import type { Matcher, TurnSpeech } from './turn-matcher.js';

/** What a rule's own objections are looked for in. */
export interface ReadTurn extends Pick<TurnSpeech, 'segments' | 'readSegment'> {
  /** All shortest matches of the pattern in the turn. */
  readonly matches: (pattern: CompiledPattern) => readonly Span[];
  /** Of a segment; offsets in the normalised text. */
  readonly sentencesOf: (segment: number) => readonly Sentence[];
}

/**
 * Returns the rules' own judgement of stretches of a turn: true where an exception overlaps one within its clauses, or its last phrase
 * is vetoed. A turn may have thousands of matches: for each of them only what stands around it is looked at.
 */
export function createObjections(
  { mayStand }: Pick<Matcher, 'mayStand'>,
  { segments, readSegment, matches, sentencesOf }: ReadTurn,
): (rule: CompiledRule, span: Span) => boolean {
  const crossing = new Map<number, SpanSearch>();
  const within = new Map<number, SpanSearch[]>();
  const chains: (readonly Span[] | undefined)[] = [];

  const crossingMatches = (pattern: CompiledPattern): SpanSearch => {
    const known = crossing.get(pattern.number) ?? spanSearch(matches(pattern));
    crossing.set(pattern.number, known);
    return known;
  };
  /** Matches in a segment that a stretch touches: it is read already, so that no filter need be asked. */
  const matchesIn = (pattern: CompiledPattern, index: number, { start }: Span): SpanSearch => {
    let bySegment = within.get(pattern.number);
    if (bySegment === undefined) {
      bySegment = [];
      within.set(pattern.number, bySegment);
    }
    const known = bySegment[index];
    if (known !== undefined) return known;
    const reading = readSegment(index);
    const spans = mayStand(pattern, reading.occurring()) ? reading.matches(pattern) : [];
    const found = spanSearch(spans.map((span) => shiftSpan(span, start)));
    bySegment[index] = found;
    return found;
  };
  const chainsIn = (index: number): readonly Span[] => {
    chains[index] ??= clauseChains(sentencesOf(index));
    return chains[index];
  };
  /** Whether a stretch stays within the clauses that a match touches and those that lead up to each other: others do not speak of it. */
  const staysWith = (other: Span, match: Span): boolean => {
    for (const [index] of touchedBy(segments, match))
      for (const [, chain] of touchedBy(chainsIn(index), other)) if (!touches(chain, match)) return false;
    return true;
  };
  const overlaps = (pattern: CompiledPattern, span: Span): boolean => {
    if (pattern.crossesSentences) return someTouching(crossingMatches(pattern), span);
    for (const [index, segment] of touchedBy(segments, span))
      if (someTouching(matchesIn(pattern, index, segment), span, (other) => staysWith(other, span)))
        return true;
    return false;
  };
  /** Functions of the phrase that contains the character before `end`. */
  const functionsBefore = (end: number): FunctionSet => {
    for (const [index, { start }] of touchedBy(segments, { start: end - 1, end })) {
      const { phrases, phraseAt } = readSegment(index).positions();
      return phrases[phraseAt[end - 1 - start] ?? -1]?.functions ?? 0;
    }
    return 0;
  };
  return ({ veto, except }, span) =>
    (veto !== 0 && (functionsBefore(span.end) & veto) !== 0) ||
    except.some((pattern) => overlaps(pattern, span));
}

/** Clauses that lead on to the next one and those that they lead to, as one stretch each. */
function clauseChains(sentences: readonly Sentence[]): readonly Span[] {
  const chains: Span[] = [];
  for (const { clauses } of sentences) {
    let start: number | null = null;
    for (const clause of clauses) {
      start ??= clause.start;
      if (clause.goesOn) continue;
      chains.push({ start, end: clause.end });
      start = null;
    }
  }
  return chains;
}

import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import { shiftSentences, shiftSpan } from '../model/sentence-places.js';
import type { Clause, FunctionSet, NormalisedText, Sentence } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { once, onceFor } from '../text/once.js';
import { firstEndingAfter, touches } from '../text/stretches.js';
import type { ScannerTables } from '../text/string-scanner.js';
import { type AtomIndex, indexAtoms, type Positions } from './occurrences.js';
import {
  buildPrefilter,
  type Candidates,
  type Prefilter,
  type PrefilterTables,
  prefilterOf,
} from './prefilter.js';
import { readSegment, type SegmentReading } from './segment-reading.js';

// What other rooms need of the parts of the matcher.
export { neededAtoms } from './match-pattern.js';
export { buildLiterals, commandBase } from './occurrences.js';
export { buildPrefilter, type PrefilterTables, readSegment, type SegmentReading };

/** What is prepared once for a rule set. */
export interface Matcher {
  readonly ruleSet: RuleSet;
  /** Built when the first turn is analysed: most ordinary calls need none. */
  readonly atoms: () => AtomIndex;
  /** For each pattern under `any` the index of its rule; -1 for exceptions and conditions. */
  readonly ruleOfPattern: Int32Array;
  /** Null: every pattern is tried on every turn; the findings are the same. */
  readonly prefilter: Prefilter | null;
}

/**
 * Prepares a rule set.
 *
 * @param prefilter false: every pattern is tried on every turn
 * @param known tables of the rule set that were built before
 */
export function createMatcher(
  ruleSet: RuleSet,
  prefilter = true,
  known: {
    readonly prefilter?: PrefilterTables | undefined;
    readonly literals?: ScannerTables | undefined;
  } = {},
): Matcher {
  const ruleOfPattern = new Int32Array(ruleSet.patterns.length).fill(-1);
  ruleSet.rules.forEach(({ any }, index) => {
    for (const pattern of any) ruleOfPattern[pattern.number] = index;
  });
  return {
    ruleSet,
    atoms: once(() => indexAtoms(ruleSet.atoms, known.literals)),
    ruleOfPattern,
    prefilter: prefilter ? prefilterOf(known.prefilter ?? builtFor(ruleSet)) : null,
  };
}

/** By the patterns, which settings leave as they are: who tests rules searches with the same tables in several ways. */
const builtFor = onceFor(({ patterns }: RuleSet) => patterns, buildPrefilter);

/** Indices of the rules one of whose patterns may match, ascending. */
export function rulesOfCandidates(candidates: Candidates, ruleOfPattern: Int32Array): readonly number[] {
  const rules = new Set<number>();
  for (const pattern of candidates.keys()) rules.add(ruleOfPattern[pattern] ?? -1);
  return [...rules].sort((a, b) => a - b);
}

/** A turn's speech, cut into the stretches that grammar reads on their own. */
interface TurnSpeech {
  readonly normalised: NormalisedText;
  /** In order, together the whole text. */
  readonly segments: readonly Span[];
  readonly readSegment: (index: number) => SegmentReading;
  /** Of the whole turn, offsets in the normalised text. */
  readonly sentences: () => readonly Sentence[];
}

/** A stretch of a turn as it was read, and where it starts in the normalised text. */
export interface PlacedReading {
  readonly reading: SegmentReading;
  readonly start: number;
}

/** One turn's speech, analysed only where a pattern may match. Answers are remembered. */
export interface TurnMatcher {
  readonly normalised: NormalisedText;
  /** The turn as a whole. */
  readonly positions: () => Positions;
  /** Sentences of the stretches that a span touches; offsets in the normalised text. */
  readonly sentencesAround: (span: Span) => readonly Sentence[];
  /** The stretches of the turn that are read on their own, in order. */
  readonly readings: () => readonly PlacedReading[];
  /** Clauses that a span touches, in order; offsets in the normalised text. */
  readonly clausesAround: (span: Span) => readonly Clause[];
  /** All shortest matches of the pattern, sorted by end. */
  readonly matches: (pattern: CompiledPattern) => readonly Span[];
  /** Rules' own judgement of a stretch: true where an exception overlaps it within its clauses, or its last phrase is vetoed. */
  readonly isRuledOut: (rule: Pick<CompiledRule, 'veto' | 'except'>, span: Span) => boolean;
}

/**
 * Opens a turn to the patterns of a rule set.
 *
 * @param own what the prefilter left of the patterns of its speaker's rules; not asked for without a prefilter
 */
export function matchTurn(matcher: Matcher, speech: TurnSpeech, own: Candidates | null): TurnMatcher {
  const { normalised, segments, readSegment: readingOf } = speech;
  const { prefilter, ruleOfPattern } = matcher;
  const context = once(() => contextOf(prefilter, speech));
  const whole = once(() =>
    segments.length === 1 ? readingOf(0) : readSegment(matcher.atoms, normalised.text, speech.sentences),
  );
  /** Where the pattern may match; undefined: nowhere. */
  const placesOf = ({ number }: CompiledPattern): readonly number[] | undefined => {
    if (prefilter === null) return segments.map((_, index) => index);
    return ((ruleOfPattern[number] ?? -1) >= 0 ? own : context())?.get(number);
  };
  const found = new Map<number, readonly Span[]>();
  const search = (pattern: CompiledPattern, places: readonly number[]): readonly Span[] => {
    if (pattern.crossesSentences) return whole().matches(pattern);
    const [first] = places;
    if (first === 0 && places.length === 1) return readingOf(0).matches(pattern);
    return places.flatMap((index) => {
      const { start } = segments[index] as Span;
      return readingOf(index)
        .matches(pattern)
        .map((span) => shiftSpan(span, start));
    });
  };
  const matches = (pattern: CompiledPattern): readonly Span[] => {
    const known = found.get(pattern.number);
    if (known !== undefined) return known;
    const places = placesOf(pattern);
    if (places === undefined) return NO_SPANS;
    const spans = search(pattern, places);
    found.set(pattern.number, spans);
    return spans;
  };
  /** Whether an exception speaks of a stretch. A turn may have thousands of matches: only what stands around it is looked at. */
  const excuses = (pattern: CompiledPattern, span: Span): boolean => {
    if (pattern.crossesSentences) return matches(pattern).length > 0 && whole().touches(pattern, span);
    for (let index = firstEndingAfter(segments, span.start); index < segments.length; index++) {
      const { start } = segments[index] as Span;
      if (start >= span.end) return false;
      // It is read already, so that no filter need be asked.
      if (readingOf(index).touches(pattern, shiftSpan(span, -start))) return true;
    }
    return false;
  };
  /** Functions of the phrase that contains the character before `end`. */
  const functionsBefore = (end: number): FunctionSet => {
    const index = firstEndingAfter(segments, end - 1);
    const segment = segments[index];
    if (segment === undefined) return 0;
    const { phrases, phraseAt } = readingOf(index).positions();
    return phrases[phraseAt[end - 1 - segment.start] ?? -1]?.functions ?? 0;
  };
  const placed: (readonly Sentence[] | undefined)[] = [];
  const sentencesAround = (span: Span): readonly Sentence[] => {
    const around: Sentence[] = [];
    for (let index = firstEndingAfter(segments, span.start); index < segments.length; index++) {
      const { start } = segments[index] as Span;
      if (start >= span.end) break;
      const sentences = placed[index] ?? shiftSentences(readingOf(index).sentences(), start);
      placed[index] = sentences;
      for (const sentence of sentences) around.push(sentence);
    }
    return around;
  };
  return {
    normalised,
    positions: () => whole().positions(),
    sentencesAround,
    clausesAround: (span) =>
      sentencesAround(span).flatMap(({ clauses }) => clauses.filter((clause) => touches(clause, span))),
    readings: () => segments.map(({ start }, index) => ({ reading: readingOf(index), start })),
    matches,
    isRuledOut: ({ veto, except }, span) =>
      (veto !== 0 && (functionsBefore(span.end) & veto) !== 0) ||
      except.some((pattern) => excuses(pattern, span)),
  };
}

const NO_SPANS: readonly Span[] = [];

/** Exceptions and conditions are seldom asked for: most turns are looked through for them never. */
function contextOf(prefilter: Prefilter | null, { normalised, segments }: TurnSpeech): Candidates | null {
  const { text } = normalised;
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  const ends = Int32Array.from(segments, ({ end }) => end);
  return prefilter?.context(codes, ends, segments.length) ?? null;
}

import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import { shiftSentences, shiftSpan } from '../model/sentence-places.js';
import type { Clause, NormalisedText, Sentence } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { once } from '../text/once.js';
import { touchedBy, touches } from '../text/stretches.js';
import type { ScannerTables } from '../text/string-scanner.js';
import { type AtomFilter, createAtomFilter } from './needed-atoms.js';
import { type AtomIndex, indexAtoms } from './occurrences.js';
import type { Positions } from './positions.js';
import { type Candidates, type Prefilter, prefilterOf } from './prefilter.js';
import { buildPrefilter, type PrefilterTables } from './prefilter-tables.js';
import { createObjections } from './rule-objections.js';
import { readSegment, type SegmentReading } from './segment-reading.js';

/** What is prepared once for a rule set. */
export interface Matcher {
  readonly ruleSet: RuleSet;
  /** Built when the first turn is analysed: most ordinary calls need none. */
  readonly atoms: () => AtomIndex;
  /** For each pattern under `any` the index of its rule; -1 for exceptions and conditions. */
  readonly ruleOfPattern: Int32Array;
  /** Null: every pattern is tried on every turn; the findings are the same. */
  readonly prefilter: Prefilter | null;
  /** False where a pattern that stays within a sentence cannot match, by the atoms that stand there. */
  readonly mayStand: AtomFilter;
}

/** Tables of a rule set that were built before. */
export interface KnownTables {
  readonly prefilter?: PrefilterTables | undefined;
  readonly literals?: ScannerTables | undefined;
}

/** Prepares a rule set. @param prefilter false: every pattern is tried on every turn */
export function createMatcher(ruleSet: RuleSet, prefilter = true, known: KnownTables = {}): Matcher {
  const ruleOfPattern = new Int32Array(ruleSet.patterns.length).fill(-1);
  ruleSet.rules.forEach(({ any }, index) => {
    for (const pattern of any) ruleOfPattern[pattern.number] = index;
  });
  let atoms: AtomIndex | null = null;
  return {
    ruleSet,
    atoms: () => {
      atoms ??= indexAtoms(ruleSet.atoms, known.literals);
      return atoms;
    },
    ruleOfPattern,
    prefilter: prefilter ? prefilterOf(known.prefilter ?? builtFor(ruleSet)) : null,
    mayStand: prefilter ? createAtomFilter() : () => true,
  };
}

/** Tables built here, by the patterns, which settings leave as they are: who tests rules searches with the same ones in several ways. */
const built = new WeakMap<RuleSet['patterns'], PrefilterTables>();

function builtFor(ruleSet: RuleSet): PrefilterTables {
  const known = built.get(ruleSet.patterns) ?? buildPrefilter(ruleSet);
  built.set(ruleSet.patterns, known);
  return known;
}

/** A turn's speech, cut into the stretches that grammar reads on their own. */
export interface TurnSpeech {
  readonly normalised: NormalisedText;
  /** In order, together the whole text. */
  readonly segments: readonly Span[];
  readonly readSegment: (index: number) => SegmentReading;
  /** Of the whole turn, offsets in the normalised text. */
  readonly sentences: () => readonly Sentence[];
}

/** A pattern of a rule that matched; offsets in the normalised text, marks at the end left out. */
export interface PatternMatch {
  readonly pattern: CompiledPattern;
  readonly span: Span;
}

/** The rule as it judges what cues alone found. */
export function forCues(rule: CompiledRule): CompiledRule {
  return { ...rule, veto: rule.veto | rule.cueVeto };
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
  /** Matches of the rule's patterns that no exception and no veto rules out. */
  readonly matchesOfRule: (rule: CompiledRule) => readonly PatternMatch[];
  /** Rules' own judgement of a stretch: true where an exception overlaps it within its clauses, or its last phrase is vetoed. */
  readonly isRuledOut: (rule: CompiledRule, span: Span) => boolean;
}

/** @param own what the prefilter left of the patterns of its speaker's rules; not asked for without a prefilter */
export function matchTurn(matcher: Matcher, speech: TurnSpeech, own: Candidates | null): TurnMatcher {
  const { normalised, segments } = speech;
  const context = once(() => filterContext(matcher.prefilter, speech));
  /** Where the pattern may match; null: anywhere. */
  const candidatesFor = ({ number }: CompiledPattern): Candidates | null => {
    if (matcher.prefilter === null) return null;
    return ((matcher.ruleOfPattern[number] ?? -1) >= 0 ? own : context()) ?? NO_CANDIDATES;
  };
  const found = new Map<number, readonly Span[]>();
  let whole: SegmentReading | null = null;

  const getWhole = (): SegmentReading => {
    whole ??=
      segments.length === 1
        ? speech.readSegment(0)
        : readSegment(matcher.atoms, normalised.text, speech.sentences);
    return whole;
  };
  const search = (pattern: CompiledPattern): readonly Span[] => {
    const candidates = candidatesFor(pattern);
    if (pattern.crossesSentences)
      return candidates?.crossing.has(pattern.number) === false ? NO_SPANS : getWhole().matches(pattern);
    return segments.flatMap((segment, index) =>
      candidates !== null && candidates.bySegment[index]?.has(pattern.number) !== true
        ? NO_SPANS
        : shiftSpans(speech.readSegment(index).matches(pattern), segment.start),
    );
  };
  const matches = (pattern: CompiledPattern): readonly Span[] => {
    let spans = found.get(pattern.number);
    if (spans === undefined) {
      spans = search(pattern);
      found.set(pattern.number, spans);
    }
    return spans;
  };
  const placed: (readonly Sentence[] | undefined)[] = [];
  const sentencesOf = (index: number): readonly Sentence[] => {
    placed[index] ??= shiftSentences(speech.readSegment(index).sentences(), segments[index]?.start ?? 0);
    return placed[index];
  };
  const sentencesAround = (span: Span): readonly Sentence[] =>
    [...touchedBy(segments, span)].flatMap(([index]) => sentencesOf(index));
  const clausesAround = (span: Span): readonly Clause[] =>
    sentencesAround(span).flatMap(({ clauses }) => clauses.filter((clause) => touches(clause, span)));
  const isRuledOut = createObjections(matcher, { ...speech, matches, sentencesOf });
  const matchesOfRule = (rule: CompiledRule): readonly PatternMatch[] =>
    rule.any.flatMap((pattern) =>
      matches(pattern)
        .filter((span) => span.end > span.start && !isRuledOut(rule, span))
        .map((span) => ({ pattern, span })),
    );
  return {
    normalised,
    positions: () => getWhole().positions(),
    sentencesAround,
    clausesAround,
    readings: () => segments.map(({ start }, index) => ({ reading: speech.readSegment(index), start })),
    matches,
    matchesOfRule,
    isRuledOut,
  };
}

const NO_SPANS: readonly Span[] = [];
const NO_CANDIDATES: Candidates = { bySegment: [], crossing: new Set() };

/** Exceptions and conditions are seldom asked for: most turns are looked through for them never. */
function filterContext(prefilter: Prefilter | null, { normalised, segments }: TurnSpeech): Candidates | null {
  const { text } = normalised;
  const codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const ends = Int32Array.from(segments, ({ end }) => end);
  return prefilter?.context(codes, ends, segments.length) ?? null;
}

function shiftSpans(spans: readonly Span[], by: number): readonly Span[] {
  if (by === 0 || spans.length === 0) return spans;
  return spans.map((span) => shiftSpan(span, by));
}

/** Indices of the rules one of whose patterns may match, ascending. */
export function rulesOfCandidates(
  { bySegment, crossing }: Candidates,
  ruleOfPattern: Int32Array,
): readonly number[] {
  const rules = new Set<number>();
  for (const patterns of [...bySegment, crossing]) {
    for (const pattern of patterns ?? []) rules.add(ruleOfPattern[pattern] ?? -1);
  }
  return [...rules].sort((a, b) => a - b);
}

import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import type { AnalysedText, NormalisedText } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { compileScanner, type StringScanner } from '../text/string-scanner.js';
import { matchPattern } from './match-pattern.js';
import { type AtomIndex, findOccurrences, indexAtoms, type Occurrences } from './occurrences.js';
import { type Positions, positionsOf, trimMarks } from './positions.js';

/** What is prepared once for a rule set. */
export interface Matcher {
  readonly ruleSet: RuleSet;
  readonly atoms: AtomIndex;
  readonly stems: StringScanner;
  /** For each stem the numbers of the patterns that may match where it occurs. */
  readonly patternsOfStem: readonly (readonly number[])[];
  /** Patterns that name no stem and may always match. */
  readonly always: readonly number[];
  /** False: every pattern is tried on every turn; the findings are the same. */
  readonly prefilter: boolean;
}

export function createMatcher(ruleSet: RuleSet, prefilter = true): Matcher {
  const byStem = new Map<string, number[]>();
  const always: number[] = [];
  for (const pattern of ruleSet.patterns) {
    if (pattern.stems === null) always.push(pattern.number);
    for (const stem of pattern.stems ?? []) {
      const numbers = byStem.get(stem);
      if (numbers) numbers.push(pattern.number);
      else byStem.set(stem, [pattern.number]);
    }
  }
  return {
    ruleSet,
    atoms: indexAtoms(ruleSet.atoms),
    stems: compileScanner([...byStem.keys()]),
    patternsOfStem: [...byStem.values()],
    always,
    prefilter,
  };
}

/** A pattern of a rule that matched; offsets in the normalised text, marks at the end left out. */
export interface PatternMatch {
  readonly pattern: CompiledPattern;
  readonly span: Span;
}

/** One turn's speech, analysed only when a pattern may match. Answers are remembered. */
export interface TurnMatcher {
  readonly normalised: NormalisedText;
  readonly analysed: () => AnalysedText;
  readonly positions: () => Positions;
  /** All shortest matches of the pattern, sorted by end. */
  readonly matches: (pattern: CompiledPattern) => readonly Span[];
  /** Matches of the rule's patterns that no exception and no veto rules out. */
  readonly matchesOfRule: (rule: CompiledRule) => readonly PatternMatch[];
  /** Rules' own judgement of a stretch: true where an exception overlaps it or its last phrase is vetoed. */
  readonly isRuledOut: (rule: CompiledRule, span: Span) => boolean;
}

export function matchTurn(
  matcher: Matcher,
  normalised: NormalisedText,
  analyse: (normalised: NormalisedText) => AnalysedText,
): TurnMatcher {
  const candidates = matcher.prefilter ? candidatePatterns(matcher, normalised.text) : null;
  const found = new Map<number, readonly Span[]>();
  let analysed: AnalysedText | null = null;
  let positions: Positions | null = null;
  let occurrences: Occurrences | null = null;

  const getAnalysed = () => {
    analysed ??= analyse(normalised);
    return analysed;
  };
  const getPositions = () => {
    positions ??= positionsOf(getAnalysed());
    return positions;
  };
  const matches = (pattern: CompiledPattern): readonly Span[] => {
    if (candidates !== null && !candidates.has(pattern.number)) return [];
    const known = found.get(pattern.number);
    if (known) return known;
    occurrences ??= findOccurrences(matcher.atoms, getPositions());
    const spans = matchPattern(pattern.node, getPositions(), occurrences).map((span) =>
      wholePredicate(span, getPositions()),
    );
    found.set(pattern.number, spans);
    return spans;
  };
  const isRuledOut = (rule: CompiledRule, span: Span): boolean => {
    if (rule.veto !== 0) {
      const last = getPositions().phrases[getPositions().phraseAt[span.end - 1] ?? -1];
      if (last !== undefined && (last.functions & rule.veto) !== 0) return true;
    }
    return rule.except.some((pattern) =>
      matches(pattern).some((other) => other.start < span.end && span.start < other.end),
    );
  };
  const matchesOfRule = (rule: CompiledRule): readonly PatternMatch[] =>
    rule.any.flatMap((pattern) =>
      matches(pattern)
        .filter((span) => span.end > span.start && !isRuledOut(rule, span))
        .map((span) => ({ pattern, span })),
    );
  return { normalised, analysed: getAnalysed, positions: getPositions, matches, matchesOfRule, isRuledOut };
}

/**
 * Evidence is not cut within a predicate (録音は止めていただけ|ませんか): a match that ends in a word that inflects reaches to
 * the end of its phrase; after a noun, particles stay outside. Marks at the end are left out.
 */
function wholePredicate(span: Span, positions: Positions): Span {
  const last = positions.phrases[positions.phraseAt[span.end - 1] ?? -1];
  const token = positions.tokens.find((one) => one.start < span.end && span.end <= one.end);
  const isCut =
    token !== undefined &&
    (span.end < token.end || INFLECTING.has(token.pos) || TAIL_DETAILS.has(token.posDetail1));
  const end = isCut ? Math.max(span.end, last?.end ?? 0) : span.end;
  return { start: span.start, end: trimMarks(positions.text, span.start, end) };
}

const INFLECTING: ReadonlySet<string> = new Set(['動詞', '形容詞', '助動詞']);
/** A linking particle (て) and a formal noun (の, ん) belong to the predicate. */
const TAIL_DETAILS: ReadonlySet<string> = new Set(['接続助詞', '非自立']);

/** One scan of the text tells which patterns can match at all. */
function candidatePatterns(matcher: Matcher, text: string): ReadonlySet<number> {
  const candidates = new Set(matcher.always);
  matcher.stems(text, (stem) => {
    for (const pattern of matcher.patternsOfStem[stem] ?? []) candidates.add(pattern);
  });
  return candidates;
}

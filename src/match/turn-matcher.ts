import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import type { AnalysedText, NormalisedText } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import type { ScannerTables } from '../text/string-scanner.js';
import { matchPattern } from './match-pattern.js';
import { type AtomIndex, findOccurrences, indexAtoms, type Occurrences } from './occurrences.js';
import { type Positions, positionsOf, tokenAtEnd, trimMarks } from './positions.js';
import { buildPrefilter, type Prefilter, type PrefilterTables, prefilterOf } from './prefilter.js';

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

/** Tables of a rule set that were built before. */
export interface KnownTables {
  readonly prefilter?: PrefilterTables | undefined;
  readonly literals?: ScannerTables | undefined;
}

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
    prefilter: prefilter ? prefilterOf(known.prefilter ?? buildPrefilter(ruleSet)) : null,
  };
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

/** One turn's speech, analysed only when a pattern may match. Answers are remembered. */
export interface TurnMatcher {
  readonly normalised: NormalisedText;
  /** Indices of the rules one of whose patterns may match, ascending; null: any may. */
  readonly candidateRules: readonly number[] | null;
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
  const candidates = matcher.prefilter?.(normalised.text) ?? null;
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
    if (candidates !== null && !candidates.has(pattern.number)) return NO_SPANS;
    const known = found.get(pattern.number);
    if (known) return known;
    occurrences ??= findOccurrences(matcher.atoms(), getPositions());
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
  return {
    normalised,
    candidateRules: candidates === null ? null : rulesOfPatterns(candidates, matcher.ruleOfPattern),
    analysed: getAnalysed,
    positions: getPositions,
    matches,
    matchesOfRule,
    isRuledOut,
  };
}

const NO_SPANS: readonly Span[] = [];

function rulesOfPatterns(patterns: ReadonlySet<number>, ruleOfPattern: Int32Array): readonly number[] {
  const rules = new Set<number>();
  for (const pattern of patterns) {
    const rule = ruleOfPattern[pattern] ?? -1;
    if (rule >= 0) rules.add(rule);
  }
  return [...rules].sort((a, b) => a - b);
}

/**
 * Evidence is not cut within a predicate (録音は止めていただけ|ませんか): a match that ends in a word that inflects reaches to
 * the end of its phrase; after a noun, particles stay outside. Marks at the end are left out.
 */
function wholePredicate(span: Span, positions: Positions): Span {
  const last = positions.phrases[positions.phraseAt[span.end - 1] ?? -1];
  const token = tokenAtEnd(positions.tokens, span.end);
  const isCut =
    token !== undefined &&
    (span.end < token.end || INFLECTING.has(token.pos) || TAIL_DETAILS.has(token.posDetail1));
  const end = isCut ? Math.max(span.end, last?.end ?? 0) : span.end;
  return { start: span.start, end: trimMarks(positions.text, span.start, end) };
}

const INFLECTING: ReadonlySet<string> = new Set(['動詞', '形容詞', '助動詞']);
/** A linking particle (て) and a formal noun (の, ん) belong to the predicate. */
const TAIL_DETAILS: ReadonlySet<string> = new Set(['接続助詞', '非自立']);

import { normaliseInPlace } from '../language/normalise/normalise.js';
import { narrationOf } from '../match/narrated.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { CompiledPattern, CompiledRule, RuleSet } from '../model/compiled.js';
import type { WeightedCue } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { NormalisedText, Sentence } from '../model/token.js';
import type { Role, Span, Turn } from '../model/transcript.js';
import { formOf, wholePhrases } from './evidence.js';
import { anyRule } from './judge-model.js';
import type { TurnAtSight } from './read-turns.js';
import type { TurnEvidence, ViewScores } from './score-features.js';
import { NO_WORDS, type ScoreViews, type TurnScores } from './view-scores.js';
import type { LexiconHit } from './word-features.js';

/** What one turn says of one rule, with the words that say it. */
export interface RuleEvidence extends TurnEvidence {
  /** Index in the rule set. */
  readonly number: number;
  /** UTF-16 offsets in the turn's text as given. */
  readonly span: Span;
  readonly cues: readonly WeightedCue[];
}

/** What evidence is read with. */
export interface EvidenceReader {
  readonly ruleSet: RuleSet;
  /** By id, the index in the rule set. */
  readonly numberOf: ReadonlyMap<RuleId, number>;
  /** Indices of the speaker's rules of which nothing was learned: only their patterns tell of them. */
  readonly unlearned: Readonly<Record<Role, readonly number[]>>;
  /** For an atom the sets of the lexicon that it belongs to, of those that the view of words regards. */
  readonly setsOfAtom: ReadonlyMap<number, readonly string[]>;
  /** Sets with entries of more than one atom, as patterns. */
  readonly otherSets: RuleSet['lexicon'];
}

/** @param lexicon names of the sets that the view of words regards @param learned rules that a model weighs */
export function evidenceReader(
  ruleSet: RuleSet,
  lexicon: readonly string[],
  learned: ReadonlySet<RuleId>,
): EvidenceReader {
  const wanted = new Set(lexicon);
  const setsOfAtom = new Map<number, string[]>();
  const otherSets = ruleSet.lexicon.filter(({ name, pattern: { node } }) => {
    if (!wanted.has(name)) return false;
    if (node.kind !== 'atoms') return true;
    for (const atom of node.atoms) {
      const sets = setsOfAtom.get(atom);
      if (sets === undefined) setsOfAtom.set(atom, [name]);
      else sets.push(name);
    }
    return false;
  });
  return {
    ruleSet,
    numberOf: new Map(ruleSet.rules.map(({ rule }, number) => [rule.id, number])),
    unlearned: {
      staff: unlearnedOf(ruleSet, 'staff', learned),
      caller: unlearnedOf(ruleSet, 'caller', learned),
    },
    setsOfAtom,
    otherSets,
  };
}

function unlearnedOf({ rules }: RuleSet, role: Role, learned: ReadonlySet<RuleId>): readonly number[] {
  return rules.flatMap(({ rule }, number) => (rule.speaker === role && !learned.has(rule.id) ? number : []));
}

/**
 * Reads what a turn says of the rules that its characters or words leave a doubt about or whose patterns match; of all others
 * it says no. The turn is opened (tokenized) only where characters ask for it, or patterns of a rule of which nothing was learned.
 *
 * @param scores of this turn; null: patterns alone
 * @param scoreViews gave them; what it is asked for now are the sentences of a turn that has several
 */
export function readEvidence(
  reader: EvidenceReader,
  turn: Turn,
  sight: TurnAtSight,
  scores: TurnScores | null,
  scoreViews: ScoreViews | null,
): readonly RuleEvidence[] {
  const { ruleSet } = reader;
  const doubtful = scores?.doubtful ?? [];
  const narrated = turn.narration.length === 0 ? [] : narratedRules(ruleSet, turn);
  // Where its characters leave no doubt, a pattern of a learned rule is not believed either: it opens no turn.
  const unlearned = candidatesAmong(reader.unlearned[turn.role], sight);
  if (doubtful.length === 0 && narrated.length === 0 && unlearned.length === 0) return [];
  const matcher = sight.open();
  const whole = { start: 0, end: matcher.normalised.text.length };
  const sentences = matcher.sentencesAround(whole);
  const lexicon = scores === null ? [] : lexiconHits(reader, matcher);
  const known = scores === null ? [] : sentences.map((one) => scores.knownWords(one, lexicon));
  const words = scores === null ? NO_WORDS : scores.words(known);
  // What is found of a rule must not hang on whether the patterns of another opened the turn.
  const isOpenToAll = doubtful.length > 0;
  const likely = isOpenToAll ? words.doubtful() : [];
  const weighed = new Set([...doubtful, ...likely].flatMap((rule) => reader.numberOf.get(rule) ?? []));
  const matched = matchedRules(ruleSet, [...unlearned, ...candidatesAmong([...weighed], sight)], matcher);
  const numbers = [...new Set([...weighed, ...matched.keys(), ...narrated.map(({ number }) => number)])].sort(
    (a, b) => a - b,
  );
  if (numbers.length === 0) return [];
  const any = anyRule(turn.role);
  const anyViews = viewsOf(scores?.characters(any) ?? null, words.of(any));
  const read = numbers.flatMap((number): readonly RuleEvidence[] => {
    const rule = ruleSet.rules[number];
    if (rule === undefined) return [];
    const { id } = rule.rule;
    const characters = scores?.characters(id) ?? null;
    const told = narrated.find((one) => one.number === number)?.span ?? null;
    const matches = matched.get(number) ?? NO_MATCHES;
    const [first] = matches.standing;
    // A rule of which nothing was learned and no pattern stands has nothing to say for it.
    if (characters === null && first === undefined && told === null && matches.ruledOut.length === 0)
      return [];
    const explained = characters === null || first !== undefined ? null : scores?.explain(id);
    const span =
      first?.span ??
      wholePhrases(explained?.span ?? whole, matcher.sentencesAround(explained?.span ?? whole));
    const views = viewsOf(characters, words.of(id));
    return [
      {
        number,
        rule: id,
        views,
        sentenceViews: views,
        anyViews,
        patterns: [...new Set(matches.standing.map(({ pattern }) => pattern.name))],
        isRuledOut: matches.standing.length === 0 && isRuledOut(rule, matches, matcher, span),
        isNarrated: told !== null,
        form: formOf(span, matcher.sentencesAround(span), whole.end),
        clauseViews: null,
        formInClause: null,
        span: first === undefined && told !== null ? told : originalSpan(matcher.normalised, span),
        cues: explained?.cues ?? [],
      },
    ];
  });
  if (scoreViews === null) return read;
  const heard = inOwnClauses(read, {
    matcher,
    role: turn.role,
    lexicon,
    spanOf: (number) => matched.get(number)?.standing[0]?.span ?? null,
    scoreViews,
  });
  if (sentences.length < 2) return heard;
  const bySentence = sentences.map((sentence, at) => {
    const letters = normaliseInPlace(matcher.normalised.text.slice(sentence.start, sentence.end), []);
    const own = scoreViews(letters, turn.role);
    const ownWords = own.words([known[at] ?? []]);
    return heard.map(({ rule }) => viewsOf(own.characters(rule), ownWords.of(rule)));
  });
  return heard.map((one, index) => {
    const standing = matched.get(one.number)?.standing ?? [];
    const meant = bySentence.flatMap((views, at) => {
      const sentence = sentences[at] as Sentence;
      const isMeant = standing.length === 0 || standing.some(({ span }) => touches(span, sentence));
      return isMeant ? (views[index] ?? []) : [];
    });
    return { ...one, sentenceViews: clearest(meant) ?? one.views };
  });
}

/** The evidence of patterns that stand, heard in their own clauses: much else may be said in a turn, and in a sentence. */
function inOwnClauses(
  evidence: readonly RuleEvidence[],
  { matcher, role, lexicon, spanOf, scoreViews }: ClauseReading,
): readonly RuleEvidence[] {
  return evidence.map((one) => {
    const span = spanOf(one.number);
    const unit = span === null ? null : clausesOf(matcher, span);
    if (span === null || unit === null || unit.end - unit.start >= matcher.normalised.text.length) return one;
    const letters = normaliseInPlace(matcher.normalised.text.slice(unit.start, unit.end), []);
    const scores = scoreViews(letters, role);
    const words = scores.words([scores.knownWords(unit, lexicon)]);
    const clauseViews = viewsOf(scores.characters(one.rule), words.of(one.rule));
    if (clauseViews === null) return one;
    return { ...one, clauseViews, formInClause: formOf(span, [unit], unit.end - unit.start) };
  });
}

interface ClauseReading {
  readonly matcher: TurnMatcher;
  readonly role: Role;
  readonly lexicon: readonly LexiconHit[];
  /** Where a pattern of a rule stands, by the index of the rule; null where none does. */
  readonly spanOf: (rule: number) => Span | null;
  readonly scoreViews: ScoreViews;
}

/** The clauses that a match touches, as a sentence of their own; null where it reaches over the end of its sentence. */
function clausesOf(matcher: TurnMatcher, span: Span): Sentence | null {
  const [sentence, ...others] = matcher.sentencesAround(span).filter((one) => touches(one, span));
  if (sentence === undefined || others.length > 0) return null;
  const clauses = matcher.clausesAround(span);
  const start = clauses[0]?.start ?? sentence.start;
  const end = clauses.at(-1)?.end ?? sentence.end;
  const isWithin = (one: Span): boolean => one.start >= start && one.end <= end;
  const first = sentence.tokens.findIndex(isWithin);
  if (first < 0) return null;
  return {
    ...sentence,
    start,
    end,
    clauses,
    tokens: sentence.tokens.filter(isWithin),
    phrases: sentence.phrases.filter(isWithin).map((phrase) => ({
      ...phrase,
      firstToken: phrase.firstToken - first,
      endToken: phrase.endToken - first,
      headToken: phrase.headToken - first,
    })),
  };
}

/** The views that speak most for a rule; null where there are none. */
function clearest(views: readonly ViewScores[]): ViewScores | null {
  const sum = ({ characters, words }: ViewScores): number => characters + words;
  return views.reduce<ViewScores | null>(
    (best, one) => (best === null || sum(one) > sum(best) ? one : best),
    null,
  );
}

function touches(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function viewsOf(characters: number | null, words: number | null): ViewScores | null {
  return characters === null || words === null ? null : { characters, words };
}

/** The sets of the lexicon that stand in a turn; offsets in the normalised text. */
export function lexiconHits(
  { setsOfAtom, otherSets }: EvidenceReader,
  matcher: TurnMatcher,
): readonly LexiconHit[] {
  const hits: LexiconHit[] = [];
  matcher.forEachAtom(setsOfAtom, (names, spans) => {
    for (const name of names) for (const span of spans) hits.push({ name, span });
  });
  for (const { name, pattern } of otherSets)
    for (const span of matcher.matches(pattern)) hits.push({ name, span });
  return hits;
}

interface NamedMatch {
  readonly pattern: CompiledPattern;
  readonly span: Span;
}

/** Matches of a rule's patterns, the earliest first; offsets in the normalised text. */
interface RuleMatches {
  readonly standing: readonly NamedMatch[];
  readonly ruledOut: readonly NamedMatch[];
}

const NO_MATCHES: RuleMatches = { standing: [], ruledOut: [] };

/** Those of some rules one of whose patterns may match. */
function candidatesAmong(numbers: readonly number[], { candidateRules }: TurnAtSight): readonly number[] {
  const candidates = numbers.length === 0 ? null : candidateRules();
  return candidates === null ? numbers : numbers.filter((number) => candidates.includes(number));
}

function matchedRules(
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
function isRuledOut(
  rule: CompiledRule,
  { ruledOut }: RuleMatches,
  matcher: TurnMatcher,
  span: Span,
): boolean {
  return ruledOut.length > 0 || matcher.isRuledOut({ ...rule, veto: rule.veto | rule.cueVeto }, span);
}

function narratedRules(
  { rules }: RuleSet,
  turn: Turn,
): readonly { readonly number: number; readonly span: Span }[] {
  return rules.flatMap(({ rule }, number) => {
    if (rule.speaker !== turn.role || rule.narrated.length === 0) return [];
    const span = narrationOf(turn, rule.narrated);
    return span === null ? [] : { number, span };
  });
}

/** Leads offsets of the normalised text back to the turn's text as given. */
export function originalSpan(normalised: NormalisedText, span: Span): Span {
  return {
    start: normalised.starts[span.start] ?? 0,
    end: normalised.ends[span.end - 1] ?? normalised.original.length,
  };
}

import type { TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import type { WeightedCue } from '../model/finding.js';
import type { NormalisedText } from '../model/token.js';
import type { Span, Turn } from '../model/transcript.js';
import { once } from '../text/once.js';
import { isBlunt } from './blunt-turns.js';
import { formOf, wholePhrases } from './evidence.js';
import { type EvidenceReader, lexiconHits } from './evidence-reader.js';
import { anyRule } from './judge-model.js';
import { clauseViewsOf, sentenceViewsOf, type TurnInParts, viewsOf } from './nearer-views.js';
import type { TurnAtSight } from './read-turns.js';
import {
  candidatesAmong,
  isRuledOut,
  matchedRules,
  NO_MATCHES,
  narratedRules,
  type RuleMatches,
} from './rule-matches.js';
import type { TurnEvidence, ViewScores } from './score-features.js';
import { NO_WORDS, type ScoreViews, type TurnScores, type WordScores } from './view-scores.js';
import { hitsBySentence } from './word-features.js';

/** What one turn says of one rule, with the words that say it. */
export interface RuleEvidence extends TurnEvidence {
  /** Index in the rule set. */
  readonly number: number;
  /** UTF-16 offsets in the turn's text as given. */
  readonly span: Span;
  readonly cues: readonly WeightedCue[];
  /** Whether all that is said in the turn is short and without a polite form; not asked where patterns alone decide. */
  readonly isBlunt: boolean;
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
  const hear = once(() => (scores === null ? UNHEARD : hearTurn(reader, matcher, scores)));
  // What is found of a rule must not hang on whether the patterns of another opened the turn.
  const likely = doubtful.length > 0 ? hear().words.doubtful() : [];
  const weighed = new Set([...doubtful, ...likely].flatMap((rule) => reader.numberOf.get(rule) ?? []));
  const sought = weighed.size === 0 ? unlearned : candidatesAmong(reader.patterned[turn.role], sight);
  const matched = matchedRules(ruleSet, sought, matcher);
  const numbers = new Set([...weighed, ...matched.keys(), ...narrated.map(({ number }) => number)]);
  // Patterns alone need no more than the sentences where they may match: most turns that they open say nothing.
  if (numbers.size === 0) return [];
  const { words, ...inParts } = hear();
  const any = anyRule(turn.role);
  const heard: HeardTurn = {
    matcher,
    scores,
    words,
    anyViews: viewsOf(scores?.characters(any) ?? null, words.of(any)),
    // Only scores are believed by it, and for them all sentences have been read.
    isBlunt: scores !== null && isBlunt(matcher),
  };
  const read = [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const told = narrated.find((one) => one.number === number)?.span ?? null;
      return ruleEvidence(ruleSet, number, matched.get(number) ?? NO_MATCHES, told, heard) ?? [];
    });
  // From here on parts are scored, so that the scores of the turn are no longer valid.
  if (scoreViews === null || read.length === 0) return read;
  const parts = { matcher, role: turn.role, ...inParts, scoreViews };
  return heardInParts(read, parts, (number) =>
    (matched.get(number) ?? NO_MATCHES).standing.map(({ span }) => span),
  );
}

/** A turn's words, sentence by sentence, and what they say. */
interface HeardWords extends Pick<TurnInParts, 'sentences' | 'known' | 'lexicon'> {
  readonly words: WordScores;
}

const UNHEARD: HeardWords = { sentences: [], known: [], lexicon: [], words: NO_WORDS };

function hearTurn(reader: EvidenceReader, matcher: TurnMatcher, scores: TurnScores): HeardWords {
  const sentences = matcher.sentencesAround({ start: 0, end: matcher.normalised.text.length });
  const lexicon = hitsBySentence(sentences, lexiconHits(reader, matcher));
  const known = sentences.map((one, at) => scores.knownWords(one, lexicon[at] ?? []));
  return { sentences, known, lexicon, words: scores.words(known) };
}

/** The evidence of a turn with what its clauses and sentences say by themselves. @param matchesOf where patterns of a rule stand */
function heardInParts(
  read: readonly RuleEvidence[],
  parts: TurnInParts,
  matchesOf: (number: number) => readonly Span[],
): readonly RuleEvidence[] {
  const inClauses = read.map((one): RuleEvidence => {
    const [first] = matchesOf(one.number);
    return { ...one, ...(first === undefined ? null : clauseViewsOf(parts, one.rule, first)) };
  });
  if (parts.sentences.length < 2) return inClauses;
  const nearer = sentenceViewsOf(
    parts,
    read.map(({ rule, number }) => ({ rule, matches: matchesOf(number) })),
  );
  return inClauses.map((one, index) => ({ ...one, sentenceViews: nearer[index] ?? one.views }));
}

/** A turn with what its characters and words say. */
interface HeardTurn {
  readonly matcher: TurnMatcher;
  /** Null: patterns alone. */
  readonly scores: TurnScores | null;
  readonly words: WordScores;
  readonly anyViews: ViewScores | null;
  readonly isBlunt: boolean;
}

/** What a turn says of one rule. @param told where a stage direction tells of it; null where none does */
function ruleEvidence(
  { rules }: RuleSet,
  number: number,
  matches: RuleMatches,
  told: Span | null,
  { matcher, scores, words, anyViews, isBlunt }: HeardTurn,
): RuleEvidence | null {
  const rule = rules[number];
  if (rule === undefined) return null;
  const { id } = rule.rule;
  const characters = scores?.characters(id) ?? null;
  const [first] = matches.standing;
  // A rule of which nothing was learned and no pattern stands has nothing to say for it.
  if (characters === null && first === undefined && told === null && matches.ruledOut.length === 0)
    return null;
  const explained = characters === null || first !== undefined ? null : scores?.explain(id);
  const letters = matcher.normalised.text.length;
  const pointed = explained?.span ?? { start: 0, end: letters };
  const span = first?.span ?? wholePhrases(pointed, matcher.sentencesAround(pointed));
  const views = viewsOf(characters, words.of(id));
  return {
    number,
    rule: id,
    views,
    sentenceViews: views,
    anyViews,
    patterns: [...new Set(matches.standing.map(({ pattern }) => pattern.name))],
    isRuledOut: matches.standing.length === 0 && isRuledOut(rule, matches, matcher, span),
    isNarrated: told !== null,
    form: formOf(span, matcher.sentencesAround(span), letters),
    clauseViews: null,
    formInClause: null,
    span: first === undefined && told !== null ? told : originalSpan(matcher.normalised, span),
    cues: explained?.cues ?? [],
    isBlunt,
  };
}

/** Leads offsets of the normalised text back to the turn's text as given. */
export function originalSpan(normalised: NormalisedText, span: Span): Span {
  return {
    start: normalised.starts[span.start] ?? 0,
    end: normalised.ends[span.end - 1] ?? normalised.original.length,
  };
}

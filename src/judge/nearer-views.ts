import { normaliseInPlace } from '../language/normalise/normalise.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { EvidenceForm } from '../model/evidence-form.js';
import type { RuleId } from '../model/rule.js';
import type { Sentence } from '../model/token.js';
import type { Role, Span } from '../model/transcript.js';
import { firstEndingAfter, touchedBy, touches } from '../text/stretches.js';
import { formOf } from './evidence.js';
import type { ViewScores } from './score-features.js';
import type { ScoreViews } from './view-scores.js';
import type { LexiconHit } from './word-features.js';

/** A turn that is looked at again in parts: much else may be said in it than what speaks for a rule. */
export interface TurnInParts {
  readonly matcher: TurnMatcher;
  readonly role: Role;
  readonly sentences: readonly Sentence[];
  /** Of each sentence the words that the speaker's models know. */
  readonly known: readonly (readonly number[])[];
  /** Of each sentence the sets of the lexicon that stand in it. */
  readonly lexicon: readonly (readonly LexiconHit[])[];
  readonly scoreViews: ScoreViews;
}

/**
 * The scores of a turn's sentences by both views, for each rule those of the sentence that speaks most for it, of those that its matches
 * touch if it has any; null where nothing was learned of a rule.
 */
export function sentenceViewsOf(
  turn: TurnInParts,
  rules: readonly { readonly rule: RuleId; readonly matches: readonly Span[] }[],
): readonly (ViewScores | null)[] {
  const { matcher, role, sentences, known, scoreViews } = turn;
  const views = rules.map((): ViewScores[] => []);
  const touched = rules.map(({ matches }) => touchedSentences(sentences, matches));
  sentences.forEach((sentence, at) => {
    const meant = [...rules.entries()].filter(([index]) => touched[index]?.has(at) ?? true);
    if (meant.length === 0) return;
    const own = scoreViews(
      normaliseInPlace(matcher.normalised.text.slice(sentence.start, sentence.end), []),
      role,
    );
    const words = own.words([known[at] ?? []]);
    for (const [index, { rule }] of meant) {
      const both = viewsOf(own.characters(rule), words.of(rule));
      if (both !== null) views[index]?.push(both);
    }
  });
  return views.map(clearest);
}

/** Indices of the sentences that matches touch; null without matches. */
function touchedSentences(
  sentences: readonly Sentence[],
  matches: readonly Span[],
): ReadonlySet<number> | null {
  if (matches.length === 0) return null;
  return new Set(matches.flatMap((span) => [...touchedBy(sentences, span)].map(([index]) => index)));
}

/** The scores of the clauses that a match touches, and the form of the match in them. */
export interface ClauseViews {
  readonly clauseViews: ViewScores;
  readonly formInClause: EvidenceForm;
}

/** Null where the clauses are all that is said, the match reaches over the end of its sentence, or nothing was learned of the rule. */
export function clauseViewsOf(
  { matcher, role, sentences, lexicon, scoreViews }: TurnInParts,
  rule: RuleId,
  match: Span,
): ClauseViews | null {
  const unit = clausesOf(matcher, match);
  if (unit === null || unit.end - unit.start >= matcher.normalised.text.length) return null;
  const scores = scoreViews(normaliseInPlace(matcher.normalised.text.slice(unit.start, unit.end), []), role);
  const hits = lexicon[firstEndingAfter(sentences, unit.start)] ?? [];
  const words = scores.words([scores.knownWords(unit, hits)]);
  const clauseViews = viewsOf(scores.characters(rule), words.of(rule));
  if (clauseViews === null) return null;
  return { clauseViews, formInClause: formOf(match, [unit], unit.end - unit.start) };
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

/** Both views together; null where nothing was learned of the rule. */
export function viewsOf(characters: number | null, words: number | null): ViewScores | null {
  return characters === null || words === null ? null : { characters, words };
}

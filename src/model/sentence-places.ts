import type { Phrase, Sentence, Token } from './token.js';
import type { Span } from './transcript.js';

/** The same sentences with all offsets moved by `by`. */
export function shiftSentences(sentences: readonly Sentence[], by: number): readonly Sentence[] {
  if (by === 0) return sentences;
  return sentences.map(({ start, end, tokens, phrases, clauses }) => ({
    start: start + by,
    end: end + by,
    tokens: tokens.map((token) => shiftToken(token, by)),
    phrases: phrases.map((phrase) => shiftPhrase(phrase, by)),
    clauses: clauses.map((clause) => ({
      start: clause.start + by,
      end: clause.end + by,
      goesOn: clause.goesOn,
    })),
  }));
}

/** The same span, moved. */
export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

// Field by field: a turn has many tokens, and spreading them takes several times as long.

/** The same token, moved. */
export function shiftToken(token: Token, by: number): Token {
  return {
    surface: token.surface,
    base: token.base,
    pos: token.pos,
    posDetail1: token.posDetail1,
    posDetail2: token.posDetail2,
    posDetail3: token.posDetail3,
    conjugationType: token.conjugationType,
    conjugationForm: token.conjugationForm,
    reading: token.reading,
    start: token.start + by,
    end: token.end + by,
  };
}

function shiftPhrase(phrase: Phrase, by: number): Phrase {
  return {
    start: phrase.start + by,
    end: phrase.end + by,
    firstToken: phrase.firstToken,
    endToken: phrase.endToken,
    headToken: phrase.headToken,
    functions: phrase.functions,
    derived: phrase.derived,
  };
}

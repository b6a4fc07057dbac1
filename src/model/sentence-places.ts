import type { Sentence } from './token.js';
import type { Span } from './transcript.js';

/** The same sentences with all offsets moved by `by`. */
export function shiftSentences(sentences: readonly Sentence[], by: number): readonly Sentence[] {
  if (by === 0) return sentences;
  const moved = <Place extends Span>(place: Place): Place => ({
    ...place,
    start: place.start + by,
    end: place.end + by,
  });
  return sentences.map((sentence) => ({
    ...moved(sentence),
    tokens: sentence.tokens.map(moved),
    phrases: sentence.phrases.map(moved),
    clauses: sentence.clauses.map(moved),
  }));
}

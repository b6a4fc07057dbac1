import type { Phrase, Sentence, Token } from '../model/token.js';

/** Marks between words that do not keep two items from standing next to each other. */
const TRANSPARENT = new Set([...' \u3000、,，・…‥「」『』（）()"\'“”〈〉《》~〜-']);

/** Where every character of a normalised text belongs; arrays have one entry a character. */
export interface Positions {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  /** Index of the sentence; -1 between sentences. */
  readonly sentenceAt: Int32Array;
  /** Index in `phrases`; -1 where there is none. */
  readonly phraseAt: Int32Array;
  readonly sentenceStarts: readonly number[];
  readonly sentenceEnds: readonly number[];
}

/** Lays sentences and their phrases out by character; offsets count in `text`. */
export function positionsOf(text: string, sentences: readonly Sentence[]): Positions {
  const sentenceAt = new Int32Array(text.length + 1).fill(-1);
  const phraseAt = new Int32Array(text.length + 1).fill(-1);
  const tokens: Token[] = [];
  const phrases: Phrase[] = [];
  sentences.forEach((sentence, index) => {
    sentenceAt.fill(index, sentence.start, sentence.end);
    for (const phrase of sentence.phrases) phraseAt.fill(phrases.push(phrase) - 1, phrase.start, phrase.end);
    for (const token of sentence.tokens) tokens.push(token);
  });
  return {
    text,
    tokens,
    phrases,
    sentenceAt,
    phraseAt,
    sentenceStarts: sentences.map((sentence) => sentence.start),
    sentenceEnds: sentences.map((sentence) => sentence.end),
  };
}

/** The first position from `position` on that is no transparent mark. */
export function skipMarks(text: string, position: number): number {
  let at = position;
  while (at < text.length && TRANSPARENT.has(text[at] ?? '')) at++;
  return at;
}

/** The token that contains the character before `end`; tokens are sorted and do not overlap. */
export function tokenAtEnd(tokens: readonly Token[], end: number): Token | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const token = tokens[low];
  return token !== undefined && token.start < end ? token : undefined;
}

/** The last position down to `position` before which there is a mark or a full stop. */
export function trimMarks(text: string, start: number, position: number): number {
  let at = position;
  while (at > start && (TRANSPARENT.has(text[at - 1] ?? '') || /[。．.!?！？]/.test(text[at - 1] ?? '')))
    at--;
  return at;
}

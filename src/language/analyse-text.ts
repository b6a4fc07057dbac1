import { shiftSentences } from '../model/sentence-places.js';
import type { AnalysedText, Phrase, Sentence, Token, Tokenize } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { createRecentValues } from '../text/recent-values.js';
import { marksOfHead } from './functions/demands.js';
import { derivedFunctions } from './functions/derived-functions.js';
import { readFunctions } from './functions/functions.js';
import { finishBuffer } from './normalise/folded-text.js';
import { normaliseInPlace } from './normalise/normalise.js';
import { createSegmenter, segmentSpans } from './normalise/segments.js';
import { draftPhrases, type PhraseDraft, type SentenceView } from './phrases/phrase-drafts.js';
import { splitClauses, splitSentences } from './phrases/sentences.js';
import { markQuotations } from './quotation/quotation.js';
import { markReleases } from './quotation/releases.js';
import { tokenizeText } from './tokenizer/token-stream.js';

/** A turn's speech after the language layer: normalised, cut into sentences, phrases and their functions. */
export function analyseText(original: string, narration: readonly Span[], tokenize: Tokenize): AnalysedText {
  const letters = normaliseInPlace(original, narration);
  const segments = segmentSpans(findSegments(letters));
  const normalised = finishBuffer(letters);
  const { text, gaps } = normalised;
  const sentences = segments.flatMap(({ start, end }) =>
    shiftSentences(analyseSegment(text.slice(start, end), gaps.subarray(start, end), tokenize), start),
  );
  return { normalised, sentences };
}

const findSegments = createSegmenter();

/** The sentences of a stretch of normalised text that `segmentsOf` gave; offsets count from its start. */
export function analyseSegment(text: string, gaps: Uint8Array, tokenize: Tokenize): readonly Sentence[] {
  const { tokens, boundaries } = tokenizeText(text, gaps, tokenize);
  const drafts = draftPhrases(text, tokens, boundaries);
  return splitSentences(drafts, tokens).map((range) => {
    const view = { range, drafts, tokens };
    readFunctions(view);
    markQuotations(view);
    markReleases(view);
    return toSentence(view);
  });
}

function toSentence(view: SentenceView): Sentence {
  const { range, drafts, tokens } = view;
  const firstToken = drafts[range.first]?.first ?? 0;
  const own = tokens.slice(firstToken, drafts[range.end - 1]?.end ?? firstToken);
  const phrases: Phrase[] = [];
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index] as PhraseDraft;
    phrases.push({
      start: (tokens[draft.first] as Token).start,
      end: (tokens[draft.end - 1] as Token).end,
      firstToken: draft.first - firstToken,
      endToken: draft.end - firstToken,
      headToken: draft.head - firstToken,
      functions: draft.functions,
      derived: derivedFunctions({
        functions: draft.functions,
        marks: draft.marks | (draft.isEmpty ? 0 : marksOfHead(draft.word)),
        state: draft.state,
        head: draft.isEmpty ? null : draft.word,
        noun: draft.head > draft.first ? (tokens[draft.head - 1] as Token).base : null,
        isLast: index === range.end - 1,
        isAsked: range.isAsked,
        isDisowned: draft.isDisowned,
      }),
    });
  }
  return {
    start: own[0]?.start ?? 0,
    end: own[own.length - 1]?.end ?? 0,
    tokens: own,
    phrases,
    clauses: splitClauses(view),
  };
}

/** Reads the sentences of a stretch of normalised text that grammar reads on its own; offsets count from its start. */
export type ReadSentences = (text: string, gaps: Uint8Array) => readonly Sentence[];

/** Remembers what was read lately: several judgements may look at the same turns one after another. */
export function createSentenceReader(tokenize: Tokenize): ReadSentences {
  const recent = createRecentValues<readonly Sentence[]>(RECENT_CHARACTERS);
  return (text, gaps) =>
    isUsual(text, gaps)
      ? recent.get(text, () => analyseSegment(text, gaps, tokenize))
      : analyseSegment(text, gaps, tokenize);
}

/** So many characters of sentences are kept, twice at most: they weigh some hundred times as much as their text. */
export const RECENT_CHARACTERS = 10_000;
/** Longer sentences are hardly ever said again word for word. */
const LONGEST_REUSED = 300;

/** Whether a stretch may be said again word for word, and is read alike then: nothing was left out after its first character. */
export function isUsual(text: string, gaps: Uint8Array): boolean {
  if (text.length > LONGEST_REUSED) return false;
  for (let at = 1; at < gaps.length; at++) if (gaps[at] !== 0) return false;
  return true;
}

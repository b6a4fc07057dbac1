import { shiftSentences } from '../model/sentence-places.js';
import type { AnalysedText, Phrase, Sentence, Token, Tokenize } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { createRecentValues } from '../text/recent-values.js';
import { ATTRIBUTIVE } from './endings/function-sets.js';
import { marksOfHead } from './functions/demands.js';
import { derivedFunctions } from './functions/derived-functions.js';
import { canModify, composeFunctions, withoutOwnCare } from './functions/functions.js';
import { finishBuffer } from './normalise/folded-text.js';
import { normaliseInPlace } from './normalise/normalise.js';
import { createSegmenter, segmentSpans } from './normalise/segments.js';
import {
  draftPhrases,
  type PhraseDraft,
  type SentenceRange,
  type SentenceView,
} from './phrases/phrase-drafts.js';
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
  const ranges = splitSentences(drafts, tokens);
  const functions = new Int32Array(drafts.length);
  const disowned = new Uint8Array(drafts.length);
  for (const range of ranges) {
    readFunctions(range, drafts, tokens, functions);
    const view = { range, drafts, tokens, functions, disowned };
    markQuotations(view);
    markReleases(view);
  }
  return ranges.map((range) => toSentence(range, drafts, tokens, { functions, disowned }));
}

function readFunctions(
  range: SentenceRange,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): void {
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index];
    if (draft === undefined) continue;
    const isLast = index === range.end - 1;
    let set = composeFunctions(draft, tokens, { isLast, isAsked: range.isAsked });
    const next = drafts[index + 1];
    if (!isLast && next !== undefined && canModify(draft) && startsWithNoun(next, tokens)) set |= ATTRIBUTIVE;
    functions[index] = set;
  }
  withoutOwnCare(range, drafts, tokens, functions);
}

function startsWithNoun(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const first = tokens[draft.first];
  const head = tokens[draft.head];
  return first?.pos === '名詞' || (first?.pos === '接頭詞' && head?.pos === '名詞');
}

function toSentence(
  range: SentenceRange,
  drafts: readonly PhraseDraft[],
  turnTokens: readonly Token[],
  { functions, disowned }: Pick<SentenceView, 'functions' | 'disowned'>,
): Sentence {
  const firstToken = drafts[range.first]?.first ?? 0;
  const endToken = drafts[range.end - 1]?.end ?? firstToken;
  const tokens = turnTokens.slice(firstToken, endToken);
  const phrases: Phrase[] = [];
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index];
    if (draft !== undefined) {
      const head = turnTokens[draft.head];
      phrases.push({
        start: turnTokens[draft.first]?.start ?? 0,
        end: turnTokens[draft.end - 1]?.end ?? 0,
        firstToken: draft.first - firstToken,
        endToken: draft.end - firstToken,
        headToken: draft.head - firstToken,
        functions: functions[index] ?? 0,
        derived: derivedFunctions({
          functions: functions[index] ?? 0,
          marks: draft.marks | (head === undefined || draft.isEmpty ? 0 : marksOfHead(head)),
          state: draft.state,
          head: draft.isEmpty ? null : (head ?? null),
          noun: draft.head > draft.first ? (turnTokens[draft.head - 1]?.base ?? null) : null,
          isLast: index === range.end - 1,
          isAsked: range.isAsked,
          isDisowned: disowned[index] === 1,
        }),
      });
    }
  }
  return {
    start: tokens[0]?.start ?? 0,
    end: tokens[tokens.length - 1]?.end ?? 0,
    tokens,
    phrases,
    clauses: splitClauses(range, drafts, turnTokens, functions),
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

import type { Sentence, Tokenize } from '../model/token.js';
import { createRecentValues } from '../text/recent-values.js';
import { analyseSegment } from './analyse-text.js';

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

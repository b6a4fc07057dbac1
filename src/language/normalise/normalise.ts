import type { Span } from '../../model/transcript.js';
import { foldCharacters } from './fold.js';
import { type FoldedText, finishBuffer, NO_GAP, PAUSE, type TextBuffer } from './folded-text.js';
import { dropUnpairedQuotes } from './quote-pairs.js';
import { smoothSpeech } from './smooth.js';

/**
 * The speech of a turn in one spelling, with offsets back to `original`. Narration becomes a sentence break; fillers, noise
 * marks, false starts, immediate repetitions and quotation marks without a partner fall away; `gaps` tells where. Needs no tokenizer and runs in time linear to
 * the text.
 */
export function normalise(original: string, narration: readonly Span[]): FoldedText {
  return finishBuffer(normaliseInPlace(original, narration));
}

/** Like `normalise`, in memory that the next call uses again: for turns that most probably need no more than a look. */
export function normaliseInPlace(original: string, narration: readonly Span[]): TextBuffer {
  const buffer = foldCharacters(original, narration);
  if (hasSpacedWords(buffer)) {
    buffer.gaps.fill(NO_GAP);
  }
  smoothSpeech(buffer);
  dropUnpairedQuotes(buffer);
  return buffer;
}

/** Recognisers that write a space after every word do not mean pauses; spaces between longer stretches are pauses. */
const SHORTEST_STRETCH = 4;
const FEWEST_SPACES = 4;

function hasSpacedWords(buffer: TextBuffer): boolean {
  let pauses = 0;
  for (let at = 1; at < buffer.length; at++) {
    if (buffer.gaps[at] === PAUSE) {
      pauses += 1;
    }
  }
  return pauses >= FEWEST_SPACES && buffer.length / (pauses + 1) < SHORTEST_STRETCH;
}

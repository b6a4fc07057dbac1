import type { SpeechLetters } from '../../model/token.js';
import type { Span } from '../../model/transcript.js';
import {
  EXCLAMATION,
  isKana,
  isKanji,
  isPunctuation,
  QUESTION,
  QUOTE_CLOSE,
  QUOTE_OPEN,
  STOP,
} from './characters.js';

/** Ends of the segments of a turn; the first `count` entries count. */
export interface SegmentEnds {
  readonly ends: Int32Array;
  readonly count: number;
}

/**
 * Returns a function that finds the segments of normalised speech: stretches that grammar reads each on its own. They end
 * after 。, ? or !, outside quotations, where words follow; nothing is read across their borders, so that a sentence is read
 * alike in whatever turn it stands. The answer is valid until the next call.
 */
export function createSegmenter(): (letters: Pick<SpeechLetters, 'codes' | 'length'>) => SegmentEnds {
  let ends = new Int32Array(64);
  return ({ codes, length }) => {
    let count = 0;
    let depth = 0;
    let hasWord = false;
    for (let at = 0; at < length; at++) {
      const code = codes[at] as number;
      if (isKana(code) || isKanji(code)) hasWord = true;
      else if (code === QUOTE_OPEN) depth++;
      else if (code === QUOTE_CLOSE) depth--;
      else if (
        depth === 0 &&
        hasWord &&
        isStop(code) &&
        at + 1 < length &&
        !goesOn(codes[at + 1] as number)
      ) {
        if (count + 1 === ends.length) ends = doubled(ends);
        ends[count++] = at + 1;
        hasWord = false;
      }
    }
    if (length > 0) ends[count++] = length;
    return { ends, count };
  };
}

/** The segments as stretches of text. */
export function segmentSpans({ ends, count }: SegmentEnds): readonly Span[] {
  return Array.from({ length: count }, (_, index) => ({
    start: index === 0 ? 0 : (ends[index - 1] ?? 0),
    end: ends[index] ?? 0,
  }));
}

function isStop(code: number): boolean {
  return code === STOP || code === QUESTION || code === EXCLAMATION;
}

/** Marks go with the words before them. */
function goesOn(next: number): boolean {
  return isPunctuation(next) || next === QUOTE_CLOSE;
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}

import type { Token } from '../../model/token.js';
import { DEMANDS, NEGATIVE, PROHIBITION } from '../endings/single-functions.js';
import type { PhraseDraft } from '../phrases/phrase-drafts.js';
import { lastWordOf } from '../phrases/phrase-words.js';
import type { SentenceRange } from '../phrases/sentences.js';

/**
 * 〜ないように forbids at the end and before a demand (「切らないようにお願いします」); before anything else it is what the speaker takes care
 * not to do: 「間違えないように確認いたします」. Changes the functions of the sentence in place.
 */
export function withoutOwnCare(
  range: SentenceRange,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): void {
  let isDemandAhead = false;
  for (let index = range.end - 1; index >= range.first; index--) {
    const draft = drafts[index];
    const own = functions[index] ?? 0;
    const isCare =
      draft !== undefined &&
      !isDemandAhead &&
      index < range.end - 1 &&
      (own & PROHIBITION) !== 0 &&
      lastWordOf(draft, tokens) === 'に';
    if (isCare) functions[index] = (own & ~PROHIBITION) | NEGATIVE;
    else isDemandAhead ||= (own & DEMANDS) !== 0;
  }
}

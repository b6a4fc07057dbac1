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
  for (let index = range.first; index < range.end - 1; index++) {
    const draft = drafts[index];
    if (draft === undefined || ((functions[index] ?? 0) & PROHIBITION) === 0) continue;
    if (lastWordOf(draft, tokens) !== 'に' || isDemandAhead(range, functions, index)) continue;
    functions[index] = ((functions[index] ?? 0) & ~PROHIBITION) | NEGATIVE;
  }
}

function isDemandAhead({ end }: SentenceRange, functions: Int32Array, index: number): boolean {
  for (let at = index + 1; at < end; at++) if (((functions[at] ?? 0) & DEMANDS) !== 0) return true;
  return false;
}

import type { Token } from '../../model/token.js';
import type { PhraseDraft } from './phrase-drafts.js';
import type { SentenceRange } from './sentences.js';

/** A sentence while its functions are being read: `functions` belongs to the turn's phrases and is changed in place. */
export interface SentenceView {
  readonly range: SentenceRange;
  readonly drafts: readonly PhraseDraft[];
  readonly tokens: readonly Token[];
  readonly functions: Int32Array;
}

/** The dictionary form of the head of a phrase; '' where there is no such phrase. */
export function headBaseOf(view: SentenceView, index: number): string {
  return view.tokens[view.drafts[index]?.head ?? -1]?.base ?? '';
}

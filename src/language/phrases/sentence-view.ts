import type { Token } from '../../model/token.js';
import type { PhraseDraft } from './phrase-drafts.js';
import type { SentenceRange } from './sentences.js';

/** A sentence while its functions are being read: `functions` and `disowned` belong to the turn's phrases and are changed in place. */
export interface SentenceView {
  readonly range: SentenceRange;
  readonly drafts: readonly PhraseDraft[];
  readonly tokens: readonly Token[];
  readonly functions: Int32Array;
  /** 1 for phrases that the speaker tells, supposes, denies or releases from, and does nothing by. */
  readonly disowned: Uint8Array;
}

/** The dictionary form of the head of a phrase; '' where there is no such phrase. */
export function headBaseOf(view: SentenceView, index: number): string {
  return view.tokens[view.drafts[index]?.head ?? -1]?.base ?? '';
}

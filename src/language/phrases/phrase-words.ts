import type { Token } from '../../model/token.js';
import { wordSet } from '../tables/tables.js';
import type { PhraseDraft } from './phrase-drafts.js';

/** The last word of the tail, punctuation aside; '' where there is no tail. */
export function lastWordOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  for (let at = draft.end - 1; at > draft.head; at--) {
    const token = tokens[at];
    if (token !== undefined && token.pos !== '記号') {
      return token.surface;
    }
  }
  return '';
}

/** The dictionary form of the predicate: the noun before する, several verbs as one (言い/切れ → 言い切れる). */
export function predicateOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  const base = tokens[draft.head]?.base ?? '';
  return LIGHT_VERBS.has(base) && draft.head > draft.first
    ? nounOf(draft, tokens)
    : compoundOf(draft, tokens);
}

/** Verbs without content of their own. */
const LIGHT_VERBS = wordSet('verbs-without-content');

function nounOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  for (let at = draft.head - 1; at >= draft.first; at--) {
    const token = tokens[at];
    if (token?.pos === '名詞') {
      return token.base;
    }
  }
  return '';
}

function compoundOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  let base = tokens[draft.head]?.base ?? '';
  for (let at = draft.head - 1; at >= draft.first && tokens[at]?.pos === '動詞'; at--) {
    base = (tokens[at]?.surface ?? '') + base;
  }
  return base;
}

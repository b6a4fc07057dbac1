import type { FunctionSet, Token } from '../../model/token.js';
import { ATTRIBUTIVE_FORMS, CASE, NOUN } from '../endings/ending-states.js';
import { functionSet } from '../endings/function-sets.js';
import { ATTRIBUTIVE, NEGATIVE, QUOTED } from '../endings/single-functions.js';
import type { PhraseDraft } from '../phrases/phrase-drafts.js';
import { lastWordOf } from '../phrases/phrase-words.js';
import type { SentenceView } from '../phrases/sentence-view.js';
import { PEOPLE } from './speech-words.js';

/** Adds functions to the content that ends with phrase `index`; what belongs to a quoted predicate is quoted with it. */
export function addToContent(view: SentenceView, index: number, added: FunctionSet): void {
  const { range, drafts, tokens, functions } = view;
  functions[index] = (functions[index] ?? 0) | added;
  if ((added & QUOTED) === 0) {
    return;
  }
  for (let at = index - 1; at >= range.first; at--) {
    const draft = drafts[at];
    if (draft === undefined || !belongsToContent(draft, tokens, functions[at] ?? 0)) {
      return;
    }
    functions[at] = (functions[at] ?? 0) | QUOTED;
  }
}

/** Quotes the content that ends with phrase `index` and denies it; what was denied already is no longer so. */
export function denyContent(view: SentenceView, index: number, added: FunctionSet): void {
  view.functions[index] = (view.functions[index] ?? 0) ^ NEGATIVE;
  addToContent(view, index, added | QUOTED);
}

/** Clauses that lead up to the predicate that follows: 「録音してるから逃げられないって言われた」. */
const SUBORDINATE = functionSet('connective', 'reason', 'conditional');
const CLOSING = functionSet('command', 'prohibition', 'question', 'assertion');

/** Objects, places, modifiers and clauses that lead up to it belong to the predicate that follows; topics and finished clauses do not. */
function belongsToContent(draft: PhraseDraft, tokens: readonly Token[], functions: FunctionSet): boolean {
  const word = tokens[draft.head];
  if (draft.mark === '、' || draft.marks !== 0 || word?.pos === '接続詞' || word?.pos === '感動詞') {
    return false;
  }
  if ((functions & ATTRIBUTIVE) !== 0 && (draft.state & (ATTRIBUTIVE_FORMS | CASE)) !== 0) {
    return true;
  }
  if ((draft.state & (CASE | NOUN)) === 0) {
    return functions === 0 || ((functions & SUBORDINATE) !== 0 && (functions & CLOSING) === 0);
  }
  const particle = lastWordOf(draft, tokens);
  return (
    particle !== 'は' &&
    particle !== 'も' &&
    particle !== 'じゃ' &&
    !(particle === 'が' && PEOPLE.has(tokens[draft.head]?.base ?? ''))
  );
}

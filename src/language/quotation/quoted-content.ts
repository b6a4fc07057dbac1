import type { FunctionSet, Token } from '../../model/token.js';
import { ATTRIBUTIVE_FORMS, CASE, NOUN } from '../endings/ending-states.js';
import { ATTRIBUTIVE, functionSet, NEGATIVE, QUESTION, QUOTED } from '../endings/function-sets.js';
import type { PhraseDraft, SentenceView } from '../phrases/phrase-drafts.js';
import { PEOPLE } from './reporting-verbs.js';

/** Adds functions to the content that ends with phrase `index`; what belongs to a quoted predicate is quoted with it. */
export function addToContent(view: SentenceView, index: number, added: FunctionSet): void {
  (view.drafts[index] as PhraseDraft).functions |= added;
  if ((added & QUOTED) === 0) return;
  for (let at = firstOfContent(view, index); at < index; at++)
    (view.drafts[at] as PhraseDraft).functions |= QUOTED;
}

/** Quotes the content that ends with phrase `index` and denies it; what was denied already is no longer so. */
export function denyContent(view: SentenceView, index: number, added: FunctionSet): void {
  (view.drafts[index] as PhraseDraft).functions ^= NEGATIVE;
  addToContent(view, index, added | QUOTED);
}

/** Says of the content that ends with phrase `index` that the speaker does nothing by it; a bracket is one content. */
export function disown(view: SentenceView, index: number): void {
  const { range, drafts } = view;
  let first = firstOfContent(view, index, true);
  const isInBracket = (at: number): boolean => (drafts[at] as PhraseDraft).depth > 0;
  if (isInBracket(index))
    while (first > range.first && !drafts[first - 1]?.isDisowned && isInBracket(first - 1)) first--;
  for (let at = first; at <= index; at++) (drafts[at] as PhraseDraft).isDisowned = true;
}

/** Marks content as told: the speaker does nothing by it. */
export function retell(view: SentenceView, index: number, added: FunctionSet = QUOTED): void {
  addToContent(view, index, added);
  disown(view, index);
}

/**
 * The first phrase of the content that ends with phrase `index`.
 *
 * @param isOpen what is disowned already was so with its content and its bracket, and ends it
 */
function firstOfContent({ range, drafts, tokens }: SentenceView, index: number, isOpen = false): number {
  let isInClause = true;
  let at = index - 1;
  for (; at >= range.first; at--) {
    const draft = drafts[at] as PhraseDraft;
    if ((isOpen && draft.isDisowned) || !belongsToContent(draft, tokens, isInClause)) break;
    isInClause &&= !leadsUp(draft.functions);
  }
  return at + 1;
}

/** Clauses that lead up to the predicate that follows: 「録音してるから逃げられないって言われた」. */
const SUBORDINATE = functionSet('connective', 'reason', 'conditional');
const CLOSING = functionSet('command', 'prohibition', 'question', 'assertion');
const TOPICS: ReadonlySet<string> = new Set(['は', 'も', 'じゃ']);

function leadsUp(functions: FunctionSet): boolean {
  return (functions & SUBORDINATE) !== 0 && (functions & CLOSING) === 0;
}

/**
 * Objects, places, modifiers and clauses that lead up to it belong to the predicate that follows; finished clauses and people as topics do not.
 *
 * @param isInClause whether the phrase stands in the clause of the predicate itself: who acts there may be the one who says it
 */
function belongsToContent(draft: PhraseDraft, tokens: readonly Token[], isInClause: boolean): boolean {
  const { functions, state, word, lastWord } = draft;
  const last = tokens[draft.end - 1] as Token;
  if (draft.mark === '') {
    // 「名前と住所を出せ」「誰がついてるか調べてみろ」: と before another noun, and what the next words ask about
    if (last.surface === 'と' && last.posDetail1 === '並立助詞') return true;
    if ((functions & QUESTION) !== 0 && lastWord === 'か') return true;
  }
  if (draft.mark === '、' || draft.marks !== 0 || word.pos === '接続詞' || word.pos === '感動詞')
    return false;
  if ((functions & ATTRIBUTIVE) !== 0 && (state & (ATTRIBUTIVE_FORMS | CASE)) !== 0) return true;
  if ((state & (CASE | NOUN)) === 0) {
    // 「抱きたくなる」「大きく書け」: a verb or an adjective before another verb
    const isAdverbial = draft.mark === '' && last.conjugationForm.startsWith('連用');
    return functions === 0 || leadsUp(functions) || isAdverbial;
  }
  const isPerson = PEOPLE.has(word.base);
  if (lastWord === 'が') return !(isInClause && isPerson);
  return !(TOPICS.has(lastWord) && (isPerson || word.posDetail1 === '代名詞'));
}

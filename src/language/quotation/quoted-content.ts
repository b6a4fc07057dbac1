import type { FunctionSet, Token } from '../../model/token.js';
import { ATTRIBUTIVE_FORMS, CASE, NOUN } from '../endings/ending-states.js';
import { ATTRIBUTIVE, functionSet, NEGATIVE, QUESTION, QUOTED } from '../endings/function-sets.js';
import { lastWordOf, type PhraseDraft, type SentenceView } from '../phrases/phrase-drafts.js';
import { PEOPLE } from './reporting-verbs.js';

/** Adds functions to the content that ends with phrase `index`; what belongs to a quoted predicate is quoted with it. */
export function addToContent(view: SentenceView, index: number, added: FunctionSet): void {
  const { functions } = view;
  functions[index] = (functions[index] ?? 0) | added;
  if ((added & QUOTED) === 0) return;
  for (let at = firstOfContent(view, index); at < index; at++) functions[at] = (functions[at] ?? 0) | QUOTED;
}

/** Says of the content that ends with phrase `index` that the speaker does nothing by it; a bracket is one content. */
export function disown(view: SentenceView, index: number): void {
  // What is disowned already was so with its content and its bracket.
  const isOpen = (at: number): boolean => view.disowned[at] === 0;
  let first = firstOfContent(view, index, isOpen);
  if (depthOf(view, index) > 0)
    while (first > view.range.first && isOpen(first - 1) && depthOf(view, first - 1) > 0) first--;
  view.disowned.fill(1, first, index + 1);
}

function depthOf({ drafts }: SentenceView, index: number): number {
  return drafts[index]?.depth ?? 0;
}

/** The first phrase of the content that ends with phrase `index`, none before one that is not open. */
function firstOfContent(
  { range, drafts, tokens, functions }: SentenceView,
  index: number,
  isOpen: (at: number) => boolean = () => true,
): number {
  let isInClause = true;
  for (let at = index - 1; at >= range.first; at--) {
    const draft = drafts[at];
    if (draft === undefined || !isOpen(at)) return at + 1;
    if (!belongsToContent(draft, tokens, functions[at] ?? 0, isInClause)) return at + 1;
    isInClause &&= !leadsUp(functions[at] ?? 0);
  }
  return range.first;
}

/** Quotes the content that ends with phrase `index` and denies it; what was denied already is no longer so. */
export function denyContent(view: SentenceView, index: number, added: FunctionSet): void {
  view.functions[index] = (view.functions[index] ?? 0) ^ NEGATIVE;
  addToContent(view, index, added | QUOTED);
}

/** Clauses that lead up to the predicate that follows: 「録音してるから逃げられないって言われた」. */
const SUBORDINATE = functionSet('connective', 'reason', 'conditional');
const CLOSING = functionSet('command', 'prohibition', 'question', 'assertion');

function leadsUp(functions: FunctionSet): boolean {
  return (functions & SUBORDINATE) !== 0 && (functions & CLOSING) === 0;
}

/**
 * Objects, places, modifiers and clauses that lead up to it belong to the predicate that follows; finished clauses and people as topics do not.
 *
 * @param isInClause whether the phrase stands in the clause of the predicate itself: who acts there may be the one who says it
 */
function belongsToContent(
  draft: PhraseDraft,
  tokens: readonly Token[],
  functions: FunctionSet,
  isInClause: boolean,
): boolean {
  const word = tokens[draft.head];
  if (isPartOfList(draft, tokens) || isWondered(draft, tokens, functions)) return true;
  if (draft.mark === '、' || draft.marks !== 0 || word?.pos === '接続詞' || word?.pos === '感動詞') {
    return false;
  }
  if ((functions & ATTRIBUTIVE) !== 0 && (draft.state & (ATTRIBUTIVE_FORMS | CASE)) !== 0) return true;
  if ((draft.state & (CASE | NOUN)) === 0) {
    return functions === 0 || leadsUp(functions) || isAdverbial(draft, tokens);
  }
  const particle = lastWordOf(draft, tokens);
  const isPerson = PEOPLE.has(word?.base ?? '');
  if (particle === 'が') return !(isInClause && isPerson);
  return !(TOPICS.has(particle) && (isPerson || word?.posDetail1 === '代名詞'));
}

/** 「名前と住所を出せ」: と behind a noun, before another. */
function isPartOfList(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const last = tokens[draft.end - 1];
  return draft.mark === '' && last?.surface === 'と' && last.posDetail1 === '並立助詞';
}

/** 「誰がついてるか調べてみろ」: a question that what follows is about. */
function isWondered(draft: PhraseDraft, tokens: readonly Token[], functions: FunctionSet): boolean {
  return draft.mark === '' && (functions & QUESTION) !== 0 && lastWordOf(draft, tokens) === 'か';
}

const TOPICS: ReadonlySet<string> = new Set(['は', 'も', 'じゃ']);

/** 「抱きたくなる」「大きく書け」: a verb or an adjective before another verb. */
function isAdverbial(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  return draft.mark === '' && (tokens[draft.end - 1]?.conjugationForm ?? '').startsWith('連用');
}

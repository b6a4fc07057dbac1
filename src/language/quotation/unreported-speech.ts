import type { FunctionSet, Token } from '../../model/token.js';
import { functionSet, markSet } from '../endings/function-sets.js';
import { CONDITIONAL, DEMANDS, EMPHATIC, HEDGE, NEGATIVE, QUOTED } from '../endings/single-functions.js';
import type { PhraseDraft } from '../phrases/phrase-drafts.js';
import { lastWordOf } from '../phrases/phrase-words.js';
import { headBaseOf, type SentenceView } from '../phrases/sentence-view.js';
import { wordSet } from '../tables/tables.js';
import { addToContent, denyContent, disown } from './quoted-content.js';
import { endsWithPerson, isDisowned } from './set-aside.js';

const f = functionSet;
const RECEIVE = markSet('receive');
const CONDITION_OR_QUOTE = markSet('condition-or-quote');

/** No verb of saying follows: a final って repeats or wonders, と after a present form is a condition. */
export function readWithoutVerb(view: SentenceView, index: number, draft: PhraseDraft): void {
  const { range, tokens, functions } = view;
  const content = functions[index] ?? 0;
  const isLast = index === range.end - 1;
  const particle = lastWordOf(draft, tokens);
  if ((draft.marks & CONDITION_OR_QUOTE) !== 0) {
    if (isLast && particle === 'と' && (draft.mark === '?' || range.isAsked)) {
      functions[index] = content | f('explanation', 'question');
    } else if (isLast && particle === 'と' && (content & f('explanation')) !== 0) {
      functions[index] = content | (draft.mark === '?' ? QUOTED : HEDGE);
    } else if (!isLast || particle !== 'と' || !isExclaimed(draft, tokens)) {
      functions[index] = withCondition(content, draft);
    }
    return;
  }
  if (!isLast) {
    if (isNameOfNoun(view, index, draft) || (content !== 0 && endsWithPerson(view))) {
      addToContent(view, index, QUOTED);
      disown(view, index);
    } else if (isDisowned(view, index)) {
      denyContent(view, index, 0);
      disown(view, index);
    }
    return;
  }
  if (particle === 'って' || particle === 'て') {
    const set = draft.mark === '?' || (content & f('explanation')) !== 0 ? QUOTED : EMPHATIC;
    functions[index] = content | set;
  } else if (particle === 'とか' || particle === 'なんて' || particle === 'さ') {
    functions[index] = content | QUOTED;
  } else if (particle === 'と' && (content & DEMANDS) !== 0) {
    functions[index] = content | QUOTED;
  }
}

/** 「消え失せろってタイトルの本」: words before って that name the noun behind it. */
export function isNameOfNoun(view: SentenceView, index: number, draft: PhraseDraft): boolean {
  return (
    draft.mark === '' &&
    lastWordOf(draft, view.tokens) === 'って' &&
    NAMED_BY_WORDS.has(headBaseOf(view, index + 1))
  );
}

/** Nouns that words before って describe: 「火をつけるぞって時に」「消え失せろってタイトルの本」, and どういう, which asks about them. */
const NAMED_BY_WORDS = wordSet('carriers', 'named-by-words');

/** 「止めていただけると助かります」 asks; other conditions remain conditions. */
function withCondition(content: FunctionSet, draft: PhraseDraft): FunctionSet {
  const asks = (draft.marks & RECEIVE) !== 0 && (content & f('potential')) !== 0;
  return asks ? (content | CONDITIONAL | f('request')) & ~NEGATIVE : content | CONDITIONAL;
}

/** 「なんだと」. */
function isExclaimed(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const head = tokens[draft.head]?.base;
  return head === 'なん' || head === 'なに' || head === '何';
}

import type { FunctionSet, Token } from '../../model/token.js';
import {
  ADJECTIVE,
  ATTRIBUTIVE_FORMS,
  CONTINUATIVE,
  FINAL,
  ICHIDAN,
  POLITE,
  TE,
} from '../endings/ending-states.js';
import {
  ATTRIBUTIVE,
  COMMAND,
  CONNECTIVE,
  DECLARATION,
  DEMANDS,
  functionSet,
  markSet,
  NEGATIVE,
  PAST,
  POTENTIAL,
  PROHIBITION,
  parseEffect,
  QUESTION,
  REQUEST,
} from '../endings/function-sets.js';
import type { PhraseDraft, PhrasePlace, SentenceView } from '../phrases/phrase-drafts.js';
import { readTable, wordSet } from '../tables/tables.js';
import {
  isBareCommand,
  isObservation,
  isPotentialReceiving,
  marksOfHead,
  readReceiving,
  readTe,
} from './demands.js';

const f = functionSet;
const LEXICAL_FUNCTIONS = new Map(
  readTable('word-functions').map(([word = '', names = '']) => [word, parseEffect(names).add]),
);
const DENIED_IN_FORM = wordSet('denied-in-form');
/** 「申し訳が立たない」 is no such form, 「申し訳もございません」 is. */
const FORM_WITH_PARTICLE = wordSet('denied-in-form-with-particle');
const MAY_BE_PASSIVE = markSet('may-be-passive');
const ASSERTION = f('assertion');
const EXPLANATION = f('explanation');
const HUMBLE = f('humble');
const PASSIVE = f('passive');
const REASON = f('reason');

/** Reads what each phrase of a sentence does: what its endings and its head say by themselves and together, and where they stand. */
export function readFunctions({ range, drafts, tokens }: SentenceView): void {
  for (let index = range.first; index < range.end; index++) {
    const draft = drafts[index] as PhraseDraft;
    const isLast = index === range.end - 1;
    draft.functions = composeFunctions(draft, tokens, { isLast, isAsked: range.isAsked });
    const canModify = (draft.state & ATTRIBUTIVE_FORMS) !== 0 && draft.mark === '' && !draft.isEmpty;
    if (!isLast && canModify && startsWithNoun(drafts[index + 1] as PhraseDraft, tokens))
      draft.functions |= ATTRIBUTIVE;
  }
  readOwnCare(range.first, range.end, drafts);
}

function startsWithNoun({ first, word }: PhraseDraft, tokens: readonly Token[]): boolean {
  const { pos } = tokens[first] as Token;
  return pos === '名詞' || (pos === '接頭詞' && word.pos === '名詞');
}

/**
 * 〜ないように forbids at the end and before a demand (「切らないようにお願いします」); before anything else it is what the speaker takes care
 * not to do: 「間違えないように確認いたします」.
 */
function readOwnCare(first: number, end: number, drafts: readonly PhraseDraft[]): void {
  let isDemandAhead = false;
  for (let index = end - 1; index >= first; index--) {
    const draft = drafts[index] as PhraseDraft;
    const forbids = (draft.functions & PROHIBITION) !== 0;
    if (forbids && !isDemandAhead && index < end - 1 && draft.lastWord === 'に')
      draft.functions = (draft.functions & ~PROHIBITION) | NEGATIVE;
    else isDemandAhead ||= (draft.functions & DEMANDS) !== 0;
  }
}

/** The functions of a phrase: what its tail says, what its head says by itself, and what only both together say. */
function composeFunctions(draft: PhraseDraft, tokens: readonly Token[], place: PhrasePlace): FunctionSet {
  const asks = place.isLast && draft.mark === '?';
  if (draft.isEmpty) return asks ? draft.tail | QUESTION : draft.tail;
  const { word, state } = draft;
  const isVerb = word.pos === '動詞';
  let functions = withLexicalFunctions(draft, tokens[draft.head - 1]);
  const marks = draft.marks | marksOfHead(word);
  if (isPotentialReceiving(word)) functions |= POTENTIAL;
  if (deniesInForm(draft, tokens)) functions &= ~NEGATIVE;
  if (isCertain(draft, tokens)) functions = (functions | ASSERTION) & ~NEGATIVE;
  if ((draft.tail & COMMAND) !== 0) functions &= ~POTENTIAL;
  if ((marks & MAY_BE_PASSIVE) !== 0 && (functions & NEGATIVE) !== 0)
    functions = (functions | POTENTIAL) & ~PASSIVE;
  // 「確かめますで、少しお待ちください」: the で of 関西 and 中部 that declares at the end gives a reason before more
  if (!place.isLast && draft.lastWord === 'で' && (functions & DECLARATION) !== 0)
    functions = (functions | REASON) & ~DECLARATION;
  if (place.isLast && isBareCommand(draft, tokens))
    functions = (functions | COMMAND) & ~(POTENTIAL | CONNECTIVE);
  if (asks || (place.isLast && place.isAsked && endsInNo(draft))) functions |= QUESTION;
  functions = readReceiving(draft, functions, marks, place);
  if (asks && (functions & NEGATIVE) !== 0 && isBareNegation(state, functions)) {
    functions &= ~NEGATIVE;
    if (!isVerb) functions |= ASSERTION;
  }
  functions = readTe(draft, tokens, functions, marks, place);
  if ((functions & PROHIBITION) !== 0 && isObservation(draft, tokens, functions)) functions &= ~PROHIBITION;
  const isSuspended = isVerb && (state & (CONTINUATIVE | ICHIDAN)) !== 0 && (state & TE) === 0;
  if (isSuspended && !place.isLast && (functions & COMMAND) === 0 && draft.mark === '、')
    functions |= CONNECTIVE;
  return word.pos === '連体詞' ? functions | ATTRIBUTIVE : functions;
}

function withLexicalFunctions(
  { tail, first, head, word, isHonorific }: PhraseDraft,
  before?: Token,
): FunctionSet {
  let functions = addLexical(tail, word);
  // The noun before する: 「お願い」 of 「お願いします」.
  if (head > first && before?.pos === '名詞' && word.pos === '動詞')
    functions = addLexical(functions, before);
  const { base } = word;
  if (isHonorific && (base === 'する' || base === 'できる')) functions |= HUMBLE;
  if ((base === 'くださる' || base === '下さる') && (functions & COMMAND) !== 0)
    functions = (functions | REQUEST) & ~COMMAND;
  return functions;
}

function addLexical(tail: FunctionSet, word: Token): FunctionSet {
  const own = word.pos === '感動詞' ? 0 : (LEXICAL_FUNCTIONS.get(word.base) ?? 0); // 「ねえ」 calls
  const told = (tail & PAST) !== 0 ? REQUEST : 0; // 「お願いしたのに」
  return (tail ^ (own & NEGATIVE)) | (own & ~NEGATIVE & ~told);
}

function endsInNo({ state, tail, lastWord }: PhraseDraft): boolean {
  if ((state & FINAL) === 0 || (tail & EXPLANATION) === 0) return false;
  return lastWord.endsWith('の') || lastWord.endsWith('のよ') || lastWord === 'ねん';
}

const DECIDED = f('explanation', 'past', 'assertion');

/** 「認めない？」 and 「ミスじゃない？」 ask for assent; 「認めないの？」 asks about the denial. */
function isBareNegation(state: number, functions: FunctionSet): boolean {
  return (state & (ADJECTIVE | POLITE)) !== 0 && (functions & DECIDED) === 0;
}

/** 「申し訳ございません」「とんでもない」「構いません」 deny nothing. */
function deniesInForm({ tail, word, first, head }: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((tail & NEGATIVE) === 0 && word.base !== 'ない') return false;
  for (let index = first; index <= head; index++) {
    const { base, surface } = tokens[index] as Token;
    if (DENIED_IN_FORM.has(base) || DENIED_IN_FORM.has(surface)) return true;
  }
  const previous = tokens[first - 1];
  if (previous === undefined) return false;
  const isWithParticle = previous.pos === '助詞' && FORM_WITH_PARTICLE.has(tokens[first - 2]?.surface ?? '');
  return DENIED_IN_FORM.has(previous.surface) || isWithParticle;
}

/** 「間違いありません」「間違いなく」 assert; 「間違いはありません」, two phrases, denies. */
function isCertain({ first, head }: PhraseDraft, tokens: readonly Token[]): boolean {
  const noun = tokens[head - 1];
  if (head === first || noun?.posDetail1 !== 'ナイ形容詞語幹') return false;
  return noun.surface === '間違い' || noun.surface === 'まちがい';
}

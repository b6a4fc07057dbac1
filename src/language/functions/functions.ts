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
import {
  lastWordOf,
  type PhraseDraft,
  type PhrasePlace,
  type SentenceRange,
} from '../phrases/phrase-drafts.js';
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
const MAY_BE_PASSIVE = markSet('may-be-passive');

/** The functions of a phrase: what its tail says, what its head says by itself, and what only both together say. */
export function composeFunctions(
  draft: PhraseDraft,
  tokens: readonly Token[],
  place: PhrasePlace,
): FunctionSet {
  const head = tokens[draft.head];
  if (head === undefined || draft.isEmpty) {
    return place.isLast && draft.mark === '?' ? draft.functions | QUESTION : draft.functions;
  }
  const isVerb = head.pos === '動詞';
  let functions = withLexicalFunctions(draft.functions, head, nounBefore(draft, tokens), draft.isHonorific);
  const marks = draft.marks | marksOfHead(head);
  if (isPotentialReceiving(head)) functions |= POTENTIAL;
  if (deniesInForm(draft, tokens)) functions &= ~NEGATIVE;
  if (isCertain(draft, tokens)) functions = (functions | f('assertion')) & ~NEGATIVE;
  if ((draft.functions & COMMAND) !== 0) functions &= ~POTENTIAL;
  if ((marks & MAY_BE_PASSIVE) !== 0 && (functions & NEGATIVE) !== 0) {
    functions = (functions | POTENTIAL) & ~f('passive');
  }
  // 「確かめますで、少しお待ちください」: the で of 関西 and 中部 that declares at the end gives a reason before more
  if (!place.isLast && lastWordOf(draft, tokens) === 'で' && (functions & DECLARATION) !== 0) {
    functions = (functions | f('reason')) & ~DECLARATION;
  }
  if (place.isLast && isBareCommand(draft, tokens, head)) {
    functions = (functions | COMMAND) & ~(POTENTIAL | CONNECTIVE);
  }
  const asks = place.isLast && draft.mark === '?';
  if (asks) functions |= QUESTION;
  if (place.isLast && endsInNo(draft, tokens) && (asks || place.isAsked)) functions |= QUESTION;
  functions = readReceiving(draft, functions, marks, place);
  if (asks && (functions & NEGATIVE) !== 0 && isBareNegation(draft.state, functions)) {
    functions &= ~NEGATIVE;
    if (!isVerb) functions |= f('assertion');
  }
  functions = readTe(draft, tokens, functions, marks, place);
  if ((functions & PROHIBITION) !== 0 && isObservation(draft, tokens, functions)) functions &= ~PROHIBITION;
  if (isVerb && (draft.state & (CONTINUATIVE | ICHIDAN)) !== 0 && (draft.state & TE) === 0 && !place.isLast) {
    if ((functions & COMMAND) === 0 && draft.mark === '、') functions |= CONNECTIVE;
  }
  if (head.pos === '連体詞') functions |= f('attributive');
  return functions;
}

function addLexical(tail: FunctionSet, word: Token): FunctionSet {
  const own = word.pos === '感動詞' ? 0 : (LEXICAL_FUNCTIONS.get(word.base) ?? 0); // 「ねえ」 calls
  const told = (tail & PAST) !== 0 ? REQUEST : 0; // 「お願いしたのに」
  return (tail ^ (own & NEGATIVE)) | (own & ~NEGATIVE & ~told);
}

/** The noun before する, where the phrase has one: 「お願い」 of 「お願いします」. */
function nounBefore(draft: PhraseDraft, tokens: readonly Token[]): Token | undefined {
  const noun = draft.head > draft.first ? tokens[draft.head - 1] : undefined;
  return noun?.pos === '名詞' && tokens[draft.head]?.pos === '動詞' ? noun : undefined;
}

function withLexicalFunctions(
  tail: FunctionSet,
  head: Token,
  noun: Token | undefined,
  isHonorific: boolean,
): FunctionSet {
  let functions = tail;
  functions = addLexical(functions, head);
  if (noun !== undefined) functions = addLexical(functions, noun);
  if (isHonorific && (head.base === 'する' || head.base === 'できる')) functions |= f('humble');
  if ((head.base === 'くださる' || head.base === '下さる') && (functions & COMMAND) !== 0) {
    functions = (functions | REQUEST) & ~COMMAND;
  }
  return functions;
}

function endsInNo(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((draft.state & FINAL) === 0 || (draft.functions & f('explanation')) === 0) return false;
  const last = lastWordOf(draft, tokens);
  return last.endsWith('の') || last.endsWith('のよ') || last === 'ねん';
}

/** 「認めない？」 and 「ミスじゃない？」 ask for assent; 「認めないの？」 asks about the denial. */
function isBareNegation(state: number, functions: FunctionSet): boolean {
  return (state & (ADJECTIVE | POLITE)) !== 0 && (functions & f('explanation', 'past', 'assertion')) === 0;
}

/** True where the phrase can modify a noun right after it. */
export function canModify(draft: PhraseDraft): boolean {
  return (draft.state & ATTRIBUTIVE_FORMS) !== 0 && draft.mark === '' && !draft.isEmpty;
}

const DENIED_IN_FORM = wordSet('denied-in-form');

/** 「申し訳ございません」「とんでもない」「構いません」 deny nothing. */
export function deniesInForm(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((draft.functions & NEGATIVE) === 0 && tokens[draft.head]?.base !== 'ない') return false;
  for (let index = draft.first; index <= draft.head; index++) {
    const token = tokens[index];
    if (token !== undefined && (DENIED_IN_FORM.has(token.base) || DENIED_IN_FORM.has(token.surface))) {
      return true;
    }
  }
  const previous = tokens[draft.first - 1];
  const beforeParticle = tokens[draft.first - 2];
  return (
    (previous !== undefined && DENIED_IN_FORM.has(previous.surface)) ||
    (previous?.pos === '助詞' &&
      beforeParticle !== undefined &&
      FORM_WITH_PARTICLE.has(beforeParticle.surface))
  );
}

/** 「間違いありません」「間違いなく」 assert; 「間違いはありません」, two phrases, denies. */
export function isCertain(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const noun = tokens[draft.head - 1];
  return (
    draft.head > draft.first &&
    (noun?.surface === '間違い' || noun?.surface === 'まちがい') &&
    noun.posDetail1 === 'ナイ形容詞語幹'
  );
}

/** 「申し訳が立たない」 is no such form, 「申し訳もございません」 is. */
const FORM_WITH_PARTICLE = wordSet('denied-in-form-with-particle');

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

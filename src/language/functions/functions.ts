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
import { functionSet, markSet, parseEffect } from '../endings/function-sets.js';
import {
  COMMAND,
  CONNECTIVE,
  DECLARATION,
  NEGATIVE,
  PAST,
  POTENTIAL,
  PROHIBITION,
  QUESTION,
  REQUEST,
} from '../endings/single-functions.js';
import type { PhraseDraft } from '../phrases/phrase-drafts.js';
import type { PhrasePlace } from '../phrases/phrase-parts.js';
import { lastWordOf } from '../phrases/phrase-words.js';
import { readTable } from '../tables/tables.js';
import {
  isBareCommand,
  isObservation,
  isPotentialReceiving,
  marksOfHead,
  readReceiving,
  readTe,
} from './demands.js';
import { deniesInForm, isCertain } from './denial-in-form.js';

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
  if (isPotentialReceiving(head)) {
    functions |= POTENTIAL;
  }
  if (deniesInForm(draft, tokens)) {
    functions &= ~NEGATIVE;
  }
  if (isCertain(draft, tokens)) {
    functions = (functions | f('assertion')) & ~NEGATIVE;
  }
  if ((draft.functions & COMMAND) !== 0) {
    functions &= ~POTENTIAL;
  }
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
  if (asks) {
    functions |= QUESTION;
  }
  if (place.isLast && endsInNo(draft, tokens) && (asks || place.isAsked)) {
    functions |= QUESTION;
  }
  functions = readReceiving(draft, functions, marks, place);
  if (asks && (functions & NEGATIVE) !== 0 && isBareNegation(draft.state, functions)) {
    functions &= ~NEGATIVE;
    if (!isVerb) {
      functions |= f('assertion');
    }
  }
  functions = readTe(draft, tokens, functions, marks, place);
  if ((functions & PROHIBITION) !== 0 && isObservation(draft, tokens, functions)) {
    functions &= ~PROHIBITION;
  }
  if (isVerb && (draft.state & (CONTINUATIVE | ICHIDAN)) !== 0 && (draft.state & TE) === 0 && !place.isLast) {
    if ((functions & COMMAND) === 0 && draft.mark === '、') {
      functions |= CONNECTIVE;
    }
  }
  if (head.pos === '連体詞') {
    functions |= f('attributive');
  }
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
  if (noun !== undefined) {
    functions = addLexical(functions, noun);
  }
  if (isHonorific && (head.base === 'する' || head.base === 'できる')) {
    functions |= f('humble');
  }
  if ((head.base === 'くださる' || head.base === '下さる') && (functions & COMMAND) !== 0) {
    functions = (functions | REQUEST) & ~COMMAND;
  }
  return functions;
}

function endsInNo(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((draft.state & FINAL) === 0 || (draft.functions & f('explanation')) === 0) {
    return false;
  }
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

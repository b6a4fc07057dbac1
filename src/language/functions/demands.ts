import type { FunctionSet, Token } from '../../model/token.js';
import { FINAL, POLITE, QUOTATION, TE, VERB } from '../endings/ending-states.js';
import {
  COMMAND,
  CONNECTIVE,
  DECLARATION,
  functionSet,
  markSet,
  NEGATIVE,
  POTENTIAL,
  PROHIBITION,
  QUESTION,
  REQUEST,
} from '../endings/function-sets.js';
import { vowelOf } from '../normalise/long-vowels.js';
import type { PhraseDraft, PhrasePlace } from '../phrases/phrase-drafts.js';
import { wordSet } from '../tables/tables.js';

const f = functionSet;
const NO_SOFT_REQUEST = f('polite', 'passive', 'regret', 'past', 'progressive', 'prohibition', 'explanation');
const NO_PROHIBITION = f('progressive', 'passive', 'potential', 'polite');
const RECEIVE = markSet('receive');
const GIVE = markSet('give');
const SCORNS = markSet('scorns');
const SOFT_REQUEST = markSet('soft-request');

/** もらう, くれる and their kin turn questions and wishes into requests. */
export function readReceiving(
  draft: PhraseDraft,
  functions: FunctionSet,
  marks: number,
  place: PhrasePlace,
): FunctionSet {
  const asks = (functions & QUESTION) !== 0;
  const asksForAct = asks && (functions & f('explanation')) === 0;
  const receives = (marks & RECEIVE) !== 0;
  const gives = (marks & GIVE) !== 0;
  if (
    receives &&
    (functions & POTENTIAL) !== 0 &&
    (asksForAct || (functions & (f('conditional') | NEGATIVE)) === f('conditional'))
  ) {
    return (functions | REQUEST) & ~NEGATIVE;
  }
  if (receives && (functions & f('causative')) !== 0) return functions | f('declaration', 'humble');
  if (receives && (functions & f('desire')) !== 0) return functions | REQUEST;
  if (
    receives &&
    place.isLast &&
    (draft.marks & RECEIVE) !== 0 &&
    (functions & UNDECIDED) === 0 &&
    (draft.state & DECIDED_STATES) !== 0
  ) {
    return functions | DECLARATION; // 「払ってもらうわ」「来ていただきます」
  }
  if (gives && (asks || (place.isLast && (functions & f('hedge')) !== 0 && (functions & NEGATIVE) !== 0))) {
    return (functions | REQUEST) & ~NEGATIVE;
  }
  return functions;
}

const UNDECIDED = f(
  'negative',
  'past',
  'question',
  'potential',
  'conditional',
  'request',
  'hedge',
  'obligation',
  'quoted',
);

const DECIDED_STATES = VERB | POLITE | FINAL;

/** A て form at the end of a sentence asks the hearer to do it: 「やめてよ」「振り込んで」. */
export function readTe(
  draft: PhraseDraft,
  tokens: readonly Token[],
  functions: FunctionSet,
  marks: number,
  place: PhrasePlace,
): FunctionSet {
  const isTe = (draft.state & TE) !== 0 && draft.state !== QUOTATION;
  if ((marks & SCORNS) !== 0) return functions;
  if (!place.isLast || (!isTe && (marks & SOFT_REQUEST) === 0) || draft.mark === '、' || draft.mark === '…') {
    return functions;
  }
  const last = tokens[draft.end - (draft.mark === '' ? 1 : 2)];
  if ((functions & NEGATIVE) !== 0) {
    const before = tokens[draft.end - (draft.mark === '' ? 2 : 3)];
    const asksNotTo = last?.surface === 'ないで' || (last?.surface === 'で' && before?.base === 'ない');
    return asksNotTo ? (functions | PROHIBITION | REQUEST) & ~(NEGATIVE | CONNECTIVE) : functions;
  }
  if ((functions & NO_SOFT_REQUEST) !== 0 && !((functions & f('progressive')) !== 0 && !isTe)) {
    return functions;
  }
  const head = tokens[draft.head];
  if (head === undefined || head.pos !== '動詞' || INVOLUNTARY_VERBS.has(head.base)) return functions;
  return (functions | REQUEST) & ~CONNECTIVE;
}

/**
 * 「今日中に振り込め」: IPADIC lists 振り込める as a verb of its own and reads its stem, which stands at the end of a
 * sentence as a command of 振り込む only.
 */
export function isBareCommand(draft: PhraseDraft, tokens: readonly Token[], head: Token): boolean {
  const after = tokens[draft.head + 1];
  return (
    head.conjugationType === '一段' &&
    head.surface === head.base.slice(0, -1) &&
    vowelOf(head.surface.charCodeAt(head.surface.length - 1)) === 'e' &&
    !draft.isHonorific &&
    draft.mark !== '、' &&
    draft.mark !== '…' &&
    (draft.head + 1 === draft.end || after?.pos === '記号')
  );
}

/** 「録音してるな」「あるな」 observe; 「録音するな」 forbids. */
export function isObservation(draft: PhraseDraft, tokens: readonly Token[], functions: FunctionSet): boolean {
  if ((functions & REQUEST) !== 0 || (functions & COMMAND) !== 0 || (draft.state & FINAL) === 0) return false;
  const head = tokens[draft.head];
  return (
    ((functions & NO_PROHIBITION) !== 0 &&
      (functions & f('explanation')) === 0 &&
      !endsWithContraction(draft, tokens)) ||
    (head !== undefined &&
      INVOLUNTARY_VERBS.has(head.base) &&
      head.base !== '思う' &&
      head.base !== '怒る' &&
      head.base !== 'いる')
  );
}

/** 「してんじゃねえよ」「してんなよ」 forbid in the progressive too. */
function endsWithContraction(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  for (let index = draft.end - 1; index > draft.head; index--) {
    const surface = tokens[index]?.surface ?? '';
    if (surface === 'ん' || surface === 'んな' || surface === 'んじゃ' || surface === 'てん') return true;
  }
  return tokens[draft.head]?.surface.endsWith('ん') ?? false;
}

const INVOLUNTARY_VERBS = wordSet('involuntary-verbs');
const POTENTIAL_RECEIVING = wordSet('potential-receiving');
const RECEIVING = wordSet('receiving', 'potential-receiving');
const GIVING = wordSet('giving');

/** Marks of もらう, くれる and their kin as heads. */
export function marksOfHead(head: Token): number {
  return RECEIVING.has(head.base) ? RECEIVE : GIVING.has(head.base) ? GIVE : 0;
}

/** True for いただける and もらえる, words of their own in IPADIC. */
export function isPotentialReceiving(head: Token): boolean {
  return POTENTIAL_RECEIVING.has(head.base);
}

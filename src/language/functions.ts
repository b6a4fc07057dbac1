import type { FunctionSet, Token } from '../model/token.js';
import {
  ADJECTIVE,
  ATTRIBUTIVE_FORMS,
  CONTINUATIVE,
  FINAL,
  ICHIDAN,
  POLITE,
  QUOTATION,
  TE,
  VERB,
} from './ending-states.js';
import { functionSet, markSet } from './function-sets.js';
import { DENIED_IN_FORM, INVOLUNTARY_VERBS, LEXICAL_FUNCTIONS } from './lexicon.js';
import { vowelOf } from './long-vowels.js';
import type { PhraseDraft } from './phrase-drafts.js';

/** Where a phrase stands in its sentence. */
export interface PhrasePlace {
  readonly isLast: boolean;
  /** A word such as なに, どう or いつ stands in the sentence. */
  readonly isAsked: boolean;
}

const f = functionSet;
const NEGATIVE = f('negative');
const QUESTION = f('question');
const REQUEST = f('request');
const POTENTIAL = f('potential');
const PROHIBITION = f('prohibition');
const CONNECTIVE = f('connective');
const COMMAND = f('command');
const DECLARATION = f('declaration');
const NO_SOFT_REQUEST = f('polite', 'passive', 'regret', 'past', 'progressive', 'prohibition', 'explanation');
const NO_PROHIBITION = f('progressive', 'passive', 'potential', 'polite');
const RECEIVE = markSet('receive');
const GIVE = markSet('give');
const MAY_BE_PASSIVE = markSet('may-be-passive');
const SCORNS = markSet('scorns');
const SOFT_REQUEST = markSet('soft-request');

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
  if (marks !== draft.marks && POTENTIAL_RECEIVING.has(head.base)) {
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
  if (!place.isLast && endsIn(draft, tokens, 'で') && (functions & DECLARATION) !== 0) {
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
  let functions = tail;
  for (const name of LEXICAL_FUNCTIONS.get(word.base) ?? []) {
    functions = name === 'negative' ? functions ^ NEGATIVE : functions | f(name);
  }
  return functions;
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

const POTENTIAL_RECEIVING: ReadonlySet<string> = new Set(['いただける', '頂ける', 'もらえる', '貰える']);
const RECEIVING: ReadonlySet<string> = new Set([
  ...POTENTIAL_RECEIVING,
  'いただく',
  '頂く',
  'もらう',
  '貰う',
]);
const GIVING: ReadonlySet<string> = new Set(['くれる', 'くださる', '下さる']);

function marksOfHead(head: Token): number {
  return RECEIVING.has(head.base) ? RECEIVE : GIVING.has(head.base) ? GIVE : 0;
}

function deniesInForm(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((draft.functions & NEGATIVE) === 0 && tokens[draft.head]?.base !== 'ない') {
    return false;
  }
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
function isCertain(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const noun = tokens[draft.head - 1];
  return (
    draft.head > draft.first &&
    (noun?.surface === '間違い' || noun?.surface === 'まちがい') &&
    noun.posDetail1 === 'ナイ形容詞語幹'
  );
}

/** 「申し訳が立たない」 is no such form, 「申し訳もございません」 is. */
const FORM_WITH_PARTICLE: ReadonlySet<string> = new Set([
  '申し訳',
  '申訳',
  'もうしわけ',
  'しょう',
  '仕方',
  'しかた',
]);

function endsInNo(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  if ((draft.state & FINAL) === 0 || (draft.functions & f('explanation')) === 0) {
    return false;
  }
  for (let index = draft.end - 1; index > draft.head; index--) {
    const token = tokens[index];
    if (token !== undefined && token.pos !== '記号') {
      return token.surface.endsWith('の') || token.surface.endsWith('のよ') || token.surface === 'ねん';
    }
  }
  return false;
}

/**
 * 「今日中に振り込め」: IPADIC lists 振り込める as a verb of its own and reads its stem, which stands at the end of a
 * sentence as a command of 振り込む only.
 */
function isBareCommand(draft: PhraseDraft, tokens: readonly Token[], head: Token): boolean {
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

/** 「確かめますで、少しお待ちください」: the で of 関西 and 中部 that declares at the end gives a reason before more. */
function endsIn(draft: PhraseDraft, tokens: readonly Token[], particle: string): boolean {
  for (let index = draft.end - 1; index > draft.head; index--) {
    const token = tokens[index];
    if (token !== undefined && token.pos !== '記号') {
      return token.surface === particle;
    }
  }
  return false;
}

/** もらう, くれる and their kin turn questions and wishes into requests. */
function readReceiving(
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
  if (receives && (functions & f('causative')) !== 0) {
    return functions | f('declaration', 'humble');
  }
  if (receives && (functions & f('desire')) !== 0) {
    return functions | REQUEST;
  }
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

/** 「認めない？」 and 「ミスじゃない？」 ask for assent; 「認めないの？」 asks about the denial. */
function isBareNegation(state: number, functions: FunctionSet): boolean {
  return (state & (ADJECTIVE | POLITE)) !== 0 && (functions & f('explanation', 'past', 'assertion')) === 0;
}

/** A て form at the end of a sentence asks the hearer to do it: 「やめてよ」「振り込んで」. */
function readTe(
  draft: PhraseDraft,
  tokens: readonly Token[],
  functions: FunctionSet,
  marks: number,
  place: PhrasePlace,
): FunctionSet {
  const isTe = (draft.state & TE) !== 0 && draft.state !== QUOTATION;
  if ((marks & SCORNS) !== 0) {
    return functions;
  }
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
  if (head === undefined || head.pos !== '動詞' || INVOLUNTARY_VERBS.has(head.base)) {
    return functions;
  }
  return (functions | REQUEST) & ~CONNECTIVE;
}

/** 「録音してるな」「あるな」 observe; 「録音するな」 forbids. */
function isObservation(draft: PhraseDraft, tokens: readonly Token[], functions: FunctionSet): boolean {
  if ((functions & REQUEST) !== 0 || (functions & COMMAND) !== 0 || (draft.state & FINAL) === 0) {
    return false;
  }
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
    if (surface === 'ん' || surface === 'んな' || surface === 'んじゃ' || surface === 'てん') {
      return true;
    }
  }
  return tokens[draft.head]?.surface.endsWith('ん') ?? false;
}

/** True where the phrase can modify a noun right after it. */
export function canModify(draft: PhraseDraft): boolean {
  return (draft.state & ATTRIBUTIVE_FORMS) !== 0 && draft.mark === '' && !draft.isEmpty;
}

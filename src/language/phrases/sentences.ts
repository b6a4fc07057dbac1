import type { Clause, Token } from '../../model/token.js';
import {
  ADVERBIAL,
  ATTRIBUTIVE_FORMS,
  BARE_COMMAND,
  CASE,
  CLAUSE,
  COPULA,
  FINAL,
  IMPERATIVE,
  NOUN,
  POLITE,
  QUOTATION,
  TE,
} from '../endings/ending-states.js';
import { functionSet, PAST } from '../endings/function-sets.js';
import { wordSet } from '../tables/tables.js';
import { HARD, WEAK } from '../tokenizer/token-stream.js';
import type { PhraseDraft, SentenceRange } from './phrase-drafts.js';

const AFTER_POLITE = wordSet('after-polite');
const AFTER_POLITE_PAST = wordSet('after-polite-past');
const OPENERS = wordSet('openers');
const QUESTION_WORDS = wordSet('question-words');
const COURTESIES = wordSet('courtesies');
const TAKES_QUESTION = wordSet('takes-question');
const EXPLAINS = functionSet('explanation', 'nominal');
const COMMANDS = functionSet('command', 'prohibition');

/**
 * Groups the phrases of a turn into sentences: at stops, at pauses where the grammar allows an end, and, without either,
 * after forms that only an end can follow (です, ます, a command, だ, a final particle). A plain form before a noun is not cut.
 */
export function splitSentences(
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
): readonly SentenceRange[] {
  const ranges: SentenceRange[] = [];
  let first = 0;
  let isAsked = false;
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index];
    if (draft === undefined) continue;
    isAsked ||= QUESTION_WORDS.has(tokens[draft.head]?.base ?? '') || startsWithQuestion(draft, tokens);
    const next = drafts[index + 1];
    if (next === undefined || endsSentence(draft, { next, behind: drafts[index + 2] }, tokens, isAsked)) {
      ranges.push({ first, end: index + 1, isAsked });
      first = index + 1;
      isAsked = false;
    }
  }
  return ranges;
}

function startsWithQuestion(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  for (let index = draft.first; index < draft.head; index++) {
    if (QUESTION_WORDS.has(tokens[index]?.base ?? '')) return true;
  }
  return false;
}

/** What follows a phrase, whatever sentence it belongs to. */
interface Following {
  readonly next: PhraseDraft;
  readonly behind: PhraseDraft | undefined;
}

function endsSentence(
  draft: PhraseDraft,
  { next, behind }: Following,
  tokens: readonly Token[],
  isAsked: boolean,
): boolean {
  if (draft.boundary >= HARD) return true;
  if (next.isEmpty || draft.mark === '、' || draft.closesQuote) return false;
  if (draft.boundary >= WEAK) return endsAtPause(draft, next, tokens);
  return endsUnmarked(draft, { next, behind }, tokens, isAsked);
}

function endsAtPause(draft: PhraseDraft, next: PhraseDraft, tokens: readonly Token[]): boolean {
  const { state } = draft;
  if (
    (state & (FINAL | IMPERATIVE | BARE_COMMAND | POLITE | COPULA | ATTRIBUTIVE_FORMS)) !== 0 &&
    state !== NOUN
  ) {
    return true;
  }
  if (lastWord(draft, tokens) === 'や' && (state & CASE) !== 0) {
    return true; // 「困るってなんや」: the copula of 関西
  }
  if (tokens[draft.head]?.pos === '感動詞' || opensUtterance(next, tokens)) return (state & QUOTATION) === 0;
  return false;
}

function endsUnmarked(
  draft: PhraseDraft,
  { next, behind }: Following,
  tokens: readonly Token[],
  isAsked: boolean,
): boolean {
  const { state } = draft;
  const nextHead = tokens[next.head];
  const nextFirst = tokens[next.first];
  if (nextHead === undefined || nextFirst === undefined) return false;
  if ((draft.functions & COMMANDS) !== 0 && (state & (IMPERATIVE | BARE_COMMAND | FINAL)) !== 0) return true;
  if ((state & POLITE) !== 0) {
    return (
      !isModifiedPolitely(draft, nextHead.surface, tokens) &&
      !isModifiedPolitely(draft, nextFirst.surface, tokens)
    );
  }
  if ((state & FINAL) !== 0) {
    if (nextHead.base === 'どう' && tokens[next.head + 1]?.surface === 'か') {
      return false; // 「話そうかどうか迷った」
    }
    const predicate = isAdverb(nextHead) ? tokens[behind?.head ?? next.head] : nextHead;
    return endsInParticle(draft, predicate ?? nextHead, tokens, isAsked);
  }
  if ((state & (IMPERATIVE | COPULA)) !== 0) return true;
  if ((state & ATTRIBUTIVE_FORMS) !== 0 && (state & NOUN) === 0) return opensUtterance(next, tokens);
  if ((state & (TE | CLAUSE | ADVERBIAL)) !== 0) {
    const isOwed = (state & TE) !== 0 && COURTESIES.has(nextFirst.surface);
    return nextFirst.pos === '感動詞' && OPENERS.has(nextFirst.surface) && !isOwed;
  }
  return false;
}

/** 「誰がいるか一度調べてみろ」: what stands before the verb that the question is the object of. */
function isAdverb({ surface, pos, posDetail1 }: Token): boolean {
  return pos === '副詞' || posDetail1 === '副詞可能' || (posDetail1 === '接尾' && TIMES.has(surface));
}

const TIMES: ReadonlySet<string> = new Set(['度', '回', '遍']);

/** True where the polite form of a verb goes on to a noun: 「理由があります場合」. */
function isModifiedPolitely(draft: PhraseDraft, noun: string, tokens: readonly Token[]): boolean {
  const isPast = (draft.functions & PAST) !== 0;
  return (
    tokens[draft.head]?.pos === '動詞' && (AFTER_POLITE.has(noun) || (isPast && AFTER_POLITE_PAST.has(noun)))
  );
}

function endsInParticle(
  draft: PhraseDraft,
  nextHead: Token,
  tokens: readonly Token[],
  isAsked: boolean,
): boolean {
  const last = lastWord(draft, tokens);
  if (last === 'か' && (draft.functions & functionSet('polite')) === 0) {
    return !TAKES_QUESTION.has(nextHead.base);
  }
  if (last === 'の' && (draft.functions & EXPLAINS) !== 0) return isAsked;
  return true;
}

function lastWord(draft: PhraseDraft, tokens: readonly Token[]): string {
  for (let index = draft.end - 1; index >= draft.head; index--) {
    const token = tokens[index];
    if (token !== undefined && token.pos !== '記号') return token.surface;
  }
  return '';
}

function opensUtterance(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const first = tokens[draft.first];
  return (
    first !== undefined &&
    (OPENERS.has(first.surface) ||
      first.pos === '接続詞' ||
      (first.pos === '感動詞' && first.surface.length > 1))
  );
}

const LINKS = functionSet('concessive', 'reason', 'connective');
/** A condition belongs to what follows; what is quoted is part of its reporting verb's clause. */
const BOUND = functionSet('conditional', 'quoted', 'attributive', 'nominal');
const PREFACE = functionSet('explanation', 'concessive');
const PREDICATES: ReadonlySet<string> = new Set(['動詞', '形容詞', '助動詞']);

/**
 * The clauses of a sentence, in order and together the whole of it: each with a predicate of its own. One ends
 * - after 〜から, 〜ので, 〜けど, 〜が, 〜し and their kin;
 * - after 〜て where words of the next predicate follow (切って弁護士に相談します), not the predicate itself (認めて謝れ);
 * - after a verb that stands finite before what is no noun (許さん、訴える run together).
 */
export function splitClauses(
  { first, end }: SentenceRange,
  drafts: readonly PhraseDraft[],
  tokens: readonly Token[],
  functions: Int32Array,
): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = tokens[drafts[first]?.first ?? 0]?.start ?? 0;
  for (let index = first; index < end; index++) {
    const draft = drafts[index];
    if (draft === undefined) continue;
    const next = index + 1 < end ? drafts[index + 1] : undefined;
    if (next !== undefined && !endsClause(draft, next, tokens, functions[index] ?? 0)) continue;
    const stop = tokens[draft.end - 1]?.end ?? start;
    clauses.push({ start, end: stop, goesOn: next !== undefined && leadsOn(draft, functions[index] ?? 0) });
    start = stop;
  }
  return clauses;
}

/** 〜て, and 〜んですけど, which only leads up to what is asked. */
function leadsOn({ state }: PhraseDraft, functions: number): boolean {
  return (state & TE) !== 0 || (functions & PREFACE) === PREFACE;
}

function endsClause(
  draft: PhraseDraft,
  next: PhraseDraft,
  tokens: readonly Token[],
  functions: number,
): boolean {
  if (next.isEmpty || draft.isEmpty || draft.depth > 0 || (functions & BOUND) !== 0) return false;
  if ((draft.state & CLAUSE) !== 0) return (functions & LINKS) !== 0;
  const nextHead = tokens[next.head];
  const isPredicateNext = PREDICATES.has(nextHead?.pos ?? '');
  if ((draft.state & TE) !== 0) return (functions & LINKS) !== 0 && !isPredicateNext;
  const isVerb = tokens[draft.head]?.pos === '動詞';
  return isVerb && (draft.state & ATTRIBUTIVE_FORMS) !== 0 && isPredicateNext;
}

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
import type { PhraseDraft, SentenceRange, SentenceView } from './phrase-drafts.js';

const AFTER_POLITE = wordSet('after-polite');
const AFTER_POLITE_PAST = wordSet('after-polite-past');
const OPENERS = wordSet('openers');
const QUESTION_WORDS = wordSet('question-words');
const COURTESIES = wordSet('courtesies');
const TAKES_QUESTION = wordSet('takes-question');
const EXPLAINS = functionSet('explanation', 'nominal');
const IS_POLITE = functionSet('polite');
const COMMANDS = functionSet('command', 'prohibition');

/** Counters of times: 「一度調べてみろ」. */
const TIMES: ReadonlySet<string> = new Set(['度', '回', '遍']);

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
  for (const [index, draft] of drafts.entries()) {
    for (let at = draft.first; at <= draft.head; at++)
      isAsked ||= QUESTION_WORDS.has((tokens[at] as Token).base);
    const next = drafts[index + 1];
    if (next === undefined || endsSentence(draft, next, drafts[index + 2], tokens, isAsked)) {
      ranges.push({ first, end: index + 1, isAsked });
      first = index + 1;
      isAsked = false;
    }
  }
  return ranges;
}

function endsSentence(
  draft: PhraseDraft,
  next: PhraseDraft,
  behind: PhraseDraft | undefined,
  tokens: readonly Token[],
  isAsked: boolean,
): boolean {
  if (draft.boundary >= HARD) return true;
  if (next.isEmpty || draft.mark === '、' || draft.closesQuote) return false;
  return draft.boundary >= WEAK
    ? endsAtPause(draft, next, tokens)
    : endsUnmarked(draft, next, behind, tokens, isAsked);
}

function endsAtPause(draft: PhraseDraft, next: PhraseDraft, tokens: readonly Token[]): boolean {
  const { state } = draft;
  const ends = FINAL | IMPERATIVE | BARE_COMMAND | POLITE | COPULA | ATTRIBUTIVE_FORMS;
  if ((state & ends) !== 0 && state !== NOUN) return true;
  if (lastWord(draft) === 'や' && (state & CASE) !== 0) return true; // 「困るってなんや」: the copula of 関西
  const isOpen = draft.word.pos === '感動詞' || opensUtterance(next, tokens);
  return isOpen && (state & QUOTATION) === 0;
}

function endsUnmarked(
  draft: PhraseDraft,
  next: PhraseDraft,
  behind: PhraseDraft | undefined,
  tokens: readonly Token[],
  isAsked: boolean,
): boolean {
  const { state } = draft;
  const nextFirst = tokens[next.first] as Token;
  if ((draft.tail & COMMANDS) !== 0 && (state & (IMPERATIVE | BARE_COMMAND | FINAL)) !== 0) return true;
  if ((state & POLITE) !== 0)
    return !isModifiedPolitely(draft, next.word.surface) && !isModifiedPolitely(draft, nextFirst.surface);
  if ((state & FINAL) !== 0) {
    if (next.word.base === 'どう' && tokens[next.head + 1]?.surface === 'か') return false; // 「話そうかどうか迷った」
    return endsInParticle(draft, isAdverb(next.word) ? (behind ?? next).word : next.word, isAsked);
  }
  if ((state & (IMPERATIVE | COPULA)) !== 0) return true;
  if ((state & ATTRIBUTIVE_FORMS) !== 0 && (state & NOUN) === 0) return opensUtterance(next, tokens);
  if ((state & (TE | CLAUSE | ADVERBIAL)) === 0) return false;
  const isOwed = (state & TE) !== 0 && COURTESIES.has(nextFirst.surface);
  return nextFirst.pos === '感動詞' && OPENERS.has(nextFirst.surface) && !isOwed;
}

/** 「誰がいるか一度調べてみろ」: what stands before the verb that the question is the object of. */
function isAdverb({ surface, pos, posDetail1 }: Token): boolean {
  return pos === '副詞' || posDetail1 === '副詞可能' || (posDetail1 === '接尾' && TIMES.has(surface));
}

/** True where the polite form of a verb goes on to a noun: 「理由があります場合」. */
function isModifiedPolitely({ word, tail }: PhraseDraft, noun: string): boolean {
  const isPast = (tail & PAST) !== 0;
  return word.pos === '動詞' && (AFTER_POLITE.has(noun) || (isPast && AFTER_POLITE_PAST.has(noun)));
}

function endsInParticle(draft: PhraseDraft, next: Token, isAsked: boolean): boolean {
  const last = lastWord(draft);
  if (last === 'か' && (draft.tail & IS_POLITE) === 0) return !TAKES_QUESTION.has(next.base);
  return last === 'の' && (draft.tail & EXPLAINS) !== 0 ? isAsked : true;
}

function lastWord({ lastWord, word }: PhraseDraft): string {
  return lastWord === '' && word.pos !== '記号' ? word.surface : lastWord;
}

function opensUtterance(draft: PhraseDraft, tokens: readonly Token[]): boolean {
  const { surface, pos } = tokens[draft.first] as Token;
  return OPENERS.has(surface) || pos === '接続詞' || (pos === '感動詞' && surface.length > 1);
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
export function splitClauses({ range: { first, end }, drafts, tokens }: SentenceView): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = tokens[drafts[first]?.first ?? 0]?.start ?? 0;
  for (let index = first; index < end; index++) {
    const draft = drafts[index] as PhraseDraft;
    const next = index + 1 < end ? drafts[index + 1] : undefined;
    if (next !== undefined && !endsClause(draft, next)) continue;
    const stop = (tokens[draft.end - 1] as Token).end;
    // 〜て, and 〜んですけど, which only leads up to what is asked
    const leadsOn = (draft.state & TE) !== 0 || (draft.functions & PREFACE) === PREFACE;
    clauses.push({ start, end: stop, goesOn: next !== undefined && leadsOn });
    start = stop;
  }
  return clauses;
}

function endsClause(draft: PhraseDraft, next: PhraseDraft): boolean {
  const { state, functions, word } = draft;
  if (next.isEmpty || draft.isEmpty || draft.depth > 0 || (functions & BOUND) !== 0) return false;
  if ((state & CLAUSE) !== 0) return (functions & LINKS) !== 0;
  const isPredicateNext = PREDICATES.has(next.word.pos);
  if ((state & TE) !== 0) return (functions & LINKS) !== 0 && !isPredicateNext;
  return word.pos === '動詞' && (state & ATTRIBUTIVE_FORMS) !== 0 && isPredicateNext;
}

import type { Clause, Token } from '../../model/token.js';
import { ATTRIBUTIVE_FORMS, CLAUSE, TE } from '../endings/ending-states.js';
import { functionSet } from '../endings/function-sets.js';
import type { PhraseDraft } from './phrase-drafts.js';
import type { SentenceRange } from './sentences.js';

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

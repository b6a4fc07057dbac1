import type { FunctionSet, Token } from '../../model/token.js';
import { longestEnding } from '../endings/ending-search.js';
import { BARE_COMMAND, HYPOTHETICAL, ICHIDAN, IMPERATIVE, TE } from '../endings/ending-states.js';
import {
  COMMAND,
  CONNECTIVE,
  functionSet,
  type MarkSet,
  NEGATIVE,
  POTENTIAL,
} from '../endings/function-sets.js';
import { stateAfter } from '../endings/word-forms.js';

/** What the tail of a phrase says, before it is read in context. */
export interface Tail {
  /** One past the last token of the tail. */
  readonly endToken: number;
  readonly state: number;
  readonly functions: FunctionSet;
  readonly marks: MarkSet;
}

const PROGRESSIVE = functionSet('progressive');

/** Auxiliaries that deny wherever they stand: 「騙すなんてことはないです」. */
const DENIALS: ReadonlySet<string> = new Set(['ない', 'ん', 'ぬ', 'へん', 'まい']);

/**
 * Reads the tail that starts at offset `start` inside or after token `first - 1`: the longest endings in a row that fit
 * their left neighbour and end where a token ends. Function words that no table knows are passed over. `limit` is the
 * token before which the tail must end. Runs in time linear to the tail.
 */
export function readTail(
  text: string,
  tokens: readonly Token[],
  first: number,
  limit: number,
  start: number,
  initial: number,
): Tail {
  let at = start;
  let index = first;
  let state = initial;
  let functions = 0;
  let marks = 0;
  const end =
    limit > first ? (tokens[limit - 1]?.end ?? start) : Math.max(start, tokens[first - 1]?.end ?? start);
  while (at < end) {
    const matched = longestEnding(text, tokens, index, at, end, state);
    if (matched === undefined) {
      const token = tokens[index];
      if (token === undefined || index >= limit) break;
      const isInside = at > token.start;
      if (!isInside && !isFunctionWord(token, state)) break;
      if (!isInside && DENIALS.has(token.base)) functions ^= NEGATIVE;
      at = token.end;
      state = stateAfter(token);
      functions &= ~CONNECTIVE;
      index += 1;
      continue;
    }
    const { ending, length } = matched;
    const isDirect = (ending.after & state) !== 0;
    if ((state & BARE_COMMAND) !== 0) {
      const saysCommand =
        (ending.after & IMPERATIVE) !== 0 && (ending.after & state & (HYPOTHETICAL | ICHIDAN)) === 0;
      if (saysCommand) functions = (functions | COMMAND) & ~POTENTIAL;
    }
    if (!isDirect) functions |= PROGRESSIVE;
    functions = (functions & ~CONNECTIVE) ^ (ending.add & NEGATIVE);
    functions = (functions | (ending.add & ~NEGATIVE)) & ~ending.remove;
    marks |= ending.marks;
    state = ending.leaves;
    at += length;
    while (index < limit && (tokens[index]?.end ?? end) <= at) index += 1;
  }
  if ((state & BARE_COMMAND) !== 0) functions = (functions | COMMAND) & ~POTENTIAL;
  const last = tokens[index];
  const endToken = index < limit && last !== undefined && at > last.start ? index + 1 : index;
  return { endToken, state, functions, marks };
}

/** Words that lean on what precedes: particles, auxiliaries, auxiliary verbs after て. */
export function isFunctionWord(token: Token, state: number): boolean {
  switch (token.pos) {
    case '助詞':
    case '助動詞':
      return true;
    case '動詞':
      return token.posDetail1 === '接尾' || (token.posDetail1 === '非自立' && (state & TE) !== 0);
    case '形容詞':
      return token.posDetail1 === '接尾' || (token.posDetail1 === '非自立' && (state & TE) !== 0);
    case '名詞':
      return token.posDetail1 === '接尾' && token.posDetail2 === '助動詞語幹';
    default:
      return false;
  }
}

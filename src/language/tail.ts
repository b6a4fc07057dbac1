import type { FunctionSet, Token } from '../model/token.js';
import {
  BARE_COMMAND,
  CASE,
  CONTRACTED_RU,
  HYPOTHETICAL,
  ICHIDAN,
  IMPERATIVE,
  NOUN,
  TE,
} from './ending-states.js';
import { childOf, type Ending, endingsAt } from './ending-trie.js';
import { ENDINGS } from './endings/all.js';
import { functionSet, type MarkSet } from './function-sets.js';
import { stateAfter } from './word-forms.js';

/** What the tail of a phrase says, before it is read in context. */
export interface Tail {
  /** One past the last token of the tail. */
  readonly endToken: number;
  readonly state: number;
  readonly functions: FunctionSet;
  readonly marks: MarkSet;
}

const NEGATIVE = functionSet('negative');
const CONNECTIVE = functionSet('connective');
const COMMAND = functionSet('command');
const POTENTIAL = functionSet('potential');
const PROGRESSIVE = functionSet('progressive');

/** Endings inside a token whose cut is wrong; more in a row would be chance. */
const DEEPEST = 4;

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
      if (token === undefined || index >= limit) {
        break;
      }
      const isInside = at > token.start;
      if (!isInside && !isFunctionWord(token, state)) {
        break;
      }
      if (!isInside && DENIALS.has(token.base)) {
        functions ^= NEGATIVE;
      }
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
      if (saysCommand) {
        functions = (functions | COMMAND) & ~POTENTIAL;
      }
    }
    if (!isDirect) {
      functions |= PROGRESSIVE;
    }
    functions = (functions & ~CONNECTIVE) ^ (ending.add & NEGATIVE);
    functions = (functions | (ending.add & ~NEGATIVE)) & ~ending.remove;
    marks |= ending.marks;
    state = ending.leaves;
    at += length;
    while (index < limit && (tokens[index]?.end ?? end) <= at) {
      index += 1;
    }
  }
  if ((state & BARE_COMMAND) !== 0) {
    functions = (functions | COMMAND) & ~POTENTIAL;
  }
  const last = tokens[index];
  const endToken = index < limit && last !== undefined && at > last.start ? index + 1 : index;
  return { endToken, state, functions, marks };
}

/** Length of the longest ending that fits at `start`, the end of token `index - 1`; 0 where none does. */
export function endingLength(
  text: string,
  tokens: readonly Token[],
  index: number,
  limit: number,
  start: number,
  state: number,
): number {
  const end = limit > index ? (tokens[limit - 1]?.end ?? start) : start;
  return longestEnding(text, tokens, index, start, end, state)?.length ?? 0;
}

interface Match {
  readonly ending: Ending;
  readonly length: number;
}

function longestEnding(
  text: string,
  tokens: readonly Token[],
  index: number,
  start: number,
  end: number,
  state: number,
): Match | undefined {
  const wider = (state & TE) !== 0 ? state | ICHIDAN | CONTRACTED_RU : state;
  const splitDepth = isContentWord(tokens[index]) && (state & (NOUN | CASE)) !== 0 ? DEEPEST : 0;
  let node = 0;
  let best: Match | undefined;
  let tokenAt = index;
  for (let at = start; at < end; at++) {
    node = childOf(ENDINGS, node, text.charCodeAt(at));
    if (node < 0) {
      break;
    }
    while ((tokens[tokenAt]?.end ?? end) <= at) {
      tokenAt += 1;
    }
    const ending = pickEnding(endingsAt(ENDINGS, node), state, wider);
    if (
      ending !== undefined &&
      !cutsVerb(tokens, index, tokenAt, at + 1) &&
      (ending.leaves !== CONTRACTED_RU || CONTRACTIONS.has(text.charAt(at + 1))) &&
      isAtCut(text, tokens, tokenAt, at + 1, end, ending.leaves, splitDepth)
    ) {
      best = { ending, length: at + 1 - start };
    }
  }
  return best;
}

/** 「何やってんだ」: や is no copula where a verb begins. */
function isContentWord(token: Token | undefined): boolean {
  return token !== undefined && token.posDetail1 === '自立';
}

/** 「業者がやって」 has no 「がや」: an ending does not run into the middle of a verb. */
function cutsVerb(tokens: readonly Token[], first: number, index: number, at: number): boolean {
  const token = tokens[index];
  return index > first && token !== undefined && isContentWord(token) && at < token.end;
}

/** What may follow a stem whose る has become ん or っ. */
const CONTRACTIONS: ReadonlySet<string> = new Set('んっ');

function pickEnding(endings: readonly Ending[], state: number, wider: number): Ending | undefined {
  let second: Ending | undefined;
  for (const ending of endings) {
    if ((ending.after & state) !== 0) {
      return ending;
    }
    if (second === undefined && (ending.after & wider) !== 0) {
      second = ending;
    }
  }
  return second;
}

/** True where a token ends at `at`, or further endings lead from there to the end of the token that `at` splits. */
function isAtCut(
  text: string,
  tokens: readonly Token[],
  index: number,
  at: number,
  end: number,
  state: number,
  depth: number,
): boolean {
  const tokenEnd = tokens[index]?.end ?? end;
  if (at === tokenEnd || at >= end) {
    return true;
  }
  if (depth >= DEEPEST || at > tokenEnd || isWholeWord(tokens[index])) {
    return false;
  }
  const wider = (state & TE) !== 0 ? state | ICHIDAN | CONTRACTED_RU : state;
  let node = 0;
  let tokenAt = index;
  for (let next = at; next < end; next++) {
    node = childOf(ENDINGS, node, text.charCodeAt(next));
    if (node < 0) {
      return false;
    }
    while ((tokens[tokenAt]?.end ?? end) <= next) {
      tokenAt += 1;
    }
    const ending = pickEnding(endingsAt(ENDINGS, node), state, wider);
    if (
      ending !== undefined &&
      next + 1 >= tokenEnd &&
      isAtCut(text, tokens, tokenAt, next + 1, end, ending.leaves, depth + 1)
    ) {
      return true;
    }
  }
  return false;
}

/** 「みんな」 is no 「み」 with 「んな」: longer words of the dictionary stay whole. */
function isWholeWord(token: Token | undefined): boolean {
  return (
    token !== undefined && token.surface.length > 2 && WHOLE_WORDS.has(token.pos) && token.reading !== null
  );
}

const WHOLE_WORDS: ReadonlySet<string> = new Set(['名詞', '副詞', '接続詞']);

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

import type { Token } from '../../model/token.js';
import { ENDINGS } from './all.js';
import { CASE, CONTRACTED_RU, ICHIDAN, NOUN, TE } from './ending-states.js';
import { childOf, type Ending, endingsAt } from './ending-trie.js';

/** Endings inside a token whose cut is wrong; more in a row would be chance. */
const DEEPEST = 4;

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

/** An ending found, with the characters it takes. */
export interface Match {
  readonly ending: Ending;
  readonly length: number;
}

/**
 * The longest ending at offset `start` that fits `state` and ends where a token ends. `index` is the token at `start`,
 * `end` the offset that no ending may pass.
 */
export function longestEnding(
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
    const ending = pickEnding(endingsAt(ENDINGS, node), state, wider, text.charAt(at + 1));
    if (
      ending !== undefined &&
      !cutsVerb(tokens, index, tokenAt, at + 1) &&
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

/** The first ending that fits `state`; failing that, the first that fits `wider`. */
function pickEnding(
  endings: readonly Ending[],
  state: number,
  wider: number,
  next: string,
): Ending | undefined {
  let second: Ending | undefined;
  for (const ending of endings) {
    if (ending.leaves === CONTRACTED_RU && !CONTRACTIONS.has(next)) {
      continue;
    }
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
    const ending = pickEnding(endingsAt(ENDINGS, node), state, wider, text.charAt(next + 1));
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

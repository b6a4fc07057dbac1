import type { Token } from '../../model/token.js';
import { CASE, CONTRACTED_RU, ICHIDAN, NOUN, TE } from './ending-states.js';
import { type Ending, endingTrie } from './ending-table.js';

/** Endings inside a token whose cut is wrong; more in a row would be chance. */
const DEEPEST = 4;
const N = 'ん'.charCodeAt(0);
const SMALL_TSU = 'っ'.charCodeAt(0);

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
  const { columns, width, children, endings } = endingTrie();
  const first = tokens[index];
  const splitDepth = isContentWord(first) && (state & (NOUN | CASE)) !== 0 ? DEEPEST : 0;
  let node = 0;
  let best: Ending | undefined;
  let length = 0;
  let tokenAt = index;
  for (let at = start; at < end; at++) {
    node = children[node * width + (columns[text.charCodeAt(at)] as number)] as number;
    if (node === 0) break;
    while ((tokens[tokenAt]?.end ?? end) <= at) tokenAt += 1;
    const ending = pickEnding(endings[node] as readonly Ending[], state, text.charCodeAt(at + 1));
    if (
      ending !== undefined &&
      !cutsVerb(tokens, index, tokenAt, at + 1) &&
      isAtCut(text, tokens, tokenAt, at + 1, end, ending.leaves, splitDepth)
    ) {
      best = ending;
      length = at + 1 - start;
    }
  }
  return best && { ending: best, length };
}

/** 「何やってんだ」: や is no copula where a verb begins. */
function isContentWord(token: Token | undefined): boolean {
  return token !== undefined && token.posDetail1 === '自立';
}

/** 「業者がやって」 has no 「がや」: an ending does not run into the middle of a verb. */
function cutsVerb(tokens: readonly Token[], first: number, index: number, at: number): boolean {
  const token = tokens[index];
  return index > first && token !== undefined && at < token.end && isContentWord(token);
}

/** The first ending that fits `state`; failing that, behind て, the first that fits いる without its い. */
function pickEnding(endings: readonly Ending[], state: number, next: number): Ending | undefined {
  const wider = (state & TE) !== 0 ? ICHIDAN | CONTRACTED_RU : 0;
  let second: Ending | undefined;
  for (let at = 0; at < endings.length; at++) {
    const ending = endings[at] as Ending;
    // A stem whose る has become ん or っ stands before such a one only.
    if (ending.leaves === CONTRACTED_RU && next !== N && next !== SMALL_TSU) continue;
    if ((ending.after & state) !== 0) return ending;
    if ((ending.after & wider) !== 0) second ??= ending;
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
  if (at === tokenEnd || at >= end) return true;
  if (depth >= DEEPEST || at > tokenEnd || isWholeWord(tokens[index])) return false;
  const { columns, width, children, endings } = endingTrie();
  let node = 0;
  let tokenAt = index;
  for (let next = at; next < end; next++) {
    node = children[node * width + (columns[text.charCodeAt(next)] as number)] as number;
    if (node === 0) return false;
    while ((tokens[tokenAt]?.end ?? end) <= next) tokenAt += 1;
    if (next + 1 < tokenEnd) continue;
    const ending = pickEnding(endings[node] as readonly Ending[], state, text.charCodeAt(next + 1));
    if (ending !== undefined && isAtCut(text, tokens, tokenAt, next + 1, end, ending.leaves, depth + 1))
      return true;
  }
  return false;
}

/** 「みんな」 is no 「み」 with 「んな」: longer words of the dictionary stay whole. */
function isWholeWord(token: Token | undefined): boolean {
  return (
    token !== undefined && token.surface.length > 2 && token.reading !== null && WHOLE_WORDS.has(token.pos)
  );
}

const WHOLE_WORDS: ReadonlySet<string> = new Set(['名詞', '副詞', '接続詞']);

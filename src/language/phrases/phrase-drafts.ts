import type { FunctionSet, Token } from '../../model/token.js';
import { NOUN } from '../endings/ending-states.js';
import { type MarkSet, NEGATIVE } from '../endings/function-sets.js';
import { wordSet } from '../tables/tables.js';
import { HARD, JOINED, WEAK } from '../tokenizer/token-stream.js';
import { readHead } from './heads.js';
import { readTail } from './tail.js';

/** A phrase while it is being read: first as its own words show it, then as the sentence does. Indices count in the turn's tokens. */
export interface PhraseDraft {
  readonly first: number;
  readonly head: number;
  readonly end: number;
  /** The token at `head`. */
  readonly word: Token;
  /** The last word of the tail, punctuation aside; '' where there is no tail. */
  readonly lastWord: string;
  /** State (`ending-states.ts`) at the end of the tail; that of the head where there is no tail. */
  readonly state: number;
  readonly isEmpty: boolean;
  readonly isHonorific: boolean;
  /** Functions and marks of the endings. */
  readonly tail: FunctionSet;
  readonly marks: MarkSet;
  /** The last symbol after the tail, or ''. */
  readonly mark: string;
  /** Quotation depth at the head. */
  readonly depth: number;
  /** True where 」 stands in the phrase before its last particle: 「…」と. */
  readonly closesQuote: boolean;
  /** The strongest boundary after the phrase. */
  readonly boundary: number;
  /** What the phrase does, as far as is known: completed by `functions.ts` and the rooms of quotations. */
  functions: FunctionSet;
  /** The speaker tells it, supposes, denies or releases from it, and does nothing by it. */
  isDisowned: boolean;
}

/** Particles that after a comma as well report what stands before it: 「払え、とは言いません」「切るぞ、って脅された」. */
const TAKING_UP: ReadonlySet<string> = new Set(['と', 'って', 'とか', 'という', 'といった', 'なんて']);

function takesUp(token: Token | undefined): boolean {
  return token !== undefined && TAKING_UP.has(token.surface) && token.pos !== '接続詞';
}

/** Cuts the tokens of a turn into phrases that cover them; symbols go with the phrase before, opening brackets with the next. */
export function draftPhrases(
  text: string,
  tokens: readonly Token[],
  boundaries: Uint8Array,
): readonly PhraseDraft[] {
  const drafts: PhraseDraft[] = [];
  let first = 0;
  let depth = 0;
  let limit = 0;
  while (first < tokens.length) {
    let start = first;
    for (; tokens[start]?.pos === '記号'; start++) depth += depthChange(tokens[start] as Token);
    const headDepth = depth;
    if (start >= limit) limit = limitOf(tokens, boundaries, start);
    const isOnlySymbols = start >= tokens.length;
    const head = isOnlySymbols ? SYMBOLS : readHead(text, tokens, start, limit);
    const last = isOnlySymbols ? first : head.last;
    const word = tokens[last] as Token;
    const isInside = head.isEmpty || head.tailStart < word.end;
    let {
      endToken: end,
      state,
      functions: tail,
      marks,
    } = isOnlySymbols
      ? { endToken: tokens.length, state: NOUN, functions: 0, marks: 0 }
      : readTail(text, tokens, isInside ? last : last + 1, limit, head.tailStart, head.state);
    end = Math.max(end, last + 1);
    let closesQuote = false;
    let mark = isOnlySymbols ? (tokens[end - 1]?.surface ?? '') : '';
    for (let token = tokens[end]; token !== undefined && isTrailing(token); token = tokens[end]) {
      depth += depthChange(token);
      const { surface } = token;
      if (surface !== '」' || mark === '' || mark === '、') mark = surface;
      end += 1;
      const next = tokens[end];
      if (next === undefined || !(surface === '」' || (surface === '、' && takesUp(next)))) continue;
      const more = readTail(text, tokens, end, limitOf(tokens, boundaries, end), next.start, NOUN);
      if (more.endToken > end) {
        closesQuote ||= surface === '」';
        mark = '';
        end = more.endToken;
        state = more.state;
        tail = (tail | (more.functions & ~NEGATIVE)) ^ (more.functions & NEGATIVE);
        marks |= more.marks;
      }
    }
    let at = end - 1;
    while (at > last && tokens[at]?.pos === '記号') at -= 1;
    drafts.push({
      first,
      head: last,
      end,
      word,
      lastWord: at > last ? (tokens[at] as Token).surface : '',
      state,
      isEmpty: head.isEmpty,
      isHonorific: head.isHonorific,
      tail,
      marks,
      mark,
      depth: headDepth,
      closesQuote,
      boundary: boundaries[end] ?? HARD,
      functions: 0,
      isDisowned: false,
    });
    first = end;
  }
  return drafts;
}

/** Stands for the head of symbols that no phrase takes. */
const SYMBOLS = { last: 0, tailStart: 0, state: NOUN, isHonorific: false, isEmpty: true };

/** The first token at or after `start` that a phrase cannot hold: a symbol, or a word after a pause. */
function limitOf(tokens: readonly Token[], boundaries: Uint8Array, start: number): number {
  let limit = start;
  while (limit < tokens.length && !isSymbol(tokens[limit] as Token)) {
    if (limit > start && (boundaries[limit] ?? JOINED) >= WEAK) break;
    limit += 1;
  }
  return limit;
}

const SYMBOL_DETAILS: ReadonlySet<string> = new Set(['句点', '読点', '括弧開', '括弧閉']);

function isSymbol({ pos, posDetail1, surface }: Token): boolean {
  return (
    pos === '記号' &&
    (SYMBOL_DETAILS.has(posDetail1) || surface === '?' || surface === '!' || surface === '…')
  );
}

function isTrailing(token: Token): boolean {
  return isSymbol(token) && token.posDetail1 !== '括弧開';
}

function depthChange({ surface }: Token): number {
  return surface === '「' ? 1 : surface === '」' ? -1 : 0;
}

/** Where a phrase stands in its sentence. */
export interface PhrasePlace {
  readonly isLast: boolean;
  /** A word such as なに, どう or いつ stands in the sentence. */
  readonly isAsked: boolean;
}

/** A sentence as a range of phrases. */
export interface SentenceRange {
  readonly first: number;
  readonly end: number;
  /** A question word stands in it. */
  readonly isAsked: boolean;
}

/** A sentence while it is being read; what its phrases do is changed in place. */
export interface SentenceView {
  readonly range: SentenceRange;
  readonly drafts: readonly PhraseDraft[];
  readonly tokens: readonly Token[];
}

/** Verbs without content of their own. */
const LIGHT_VERBS = wordSet('verbs-without-content');

/** The dictionary form of the predicate: the noun before する, several verbs as one (言い/切れ → 言い切れる). */
export function predicateOf({ first, head, word }: PhraseDraft, tokens: readonly Token[]): string {
  let at = head - 1;
  if (LIGHT_VERBS.has(word.base) && head > first) {
    while (at >= first && tokens[at]?.pos !== '名詞') at -= 1;
    return at >= first ? (tokens[at] as Token).base : '';
  }
  let { base } = word;
  for (; at >= first && tokens[at]?.pos === '動詞'; at--) base = (tokens[at] as Token).surface + base;
  return base;
}

/** The dictionary form of the head of a phrase; '' where there is no such phrase. */
export function headBaseOf({ drafts }: SentenceView, index: number): string {
  return drafts[index]?.word.base ?? '';
}

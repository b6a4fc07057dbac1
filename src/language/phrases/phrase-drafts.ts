import type { FunctionSet, Token } from '../../model/token.js';
import { NOUN } from '../endings/ending-states.js';
import { type MarkSet, NEGATIVE } from '../endings/function-sets.js';
import { wordSet } from '../tables/tables.js';
import { HARD, JOINED, SOFT, WEAK } from '../tokenizer/token-stream.js';
import { type Head, readHead } from './heads.js';
import { readTail } from './tail.js';

/** A phrase as its own words show it, before the sentence is known. Indices count in the turn's tokens. */
export interface PhraseDraft {
  readonly first: number;
  readonly head: number;
  readonly end: number;
  /** State (`ending-states.ts`) at the end of the tail; that of the head where there is no tail. */
  readonly state: number;
  readonly isEmpty: boolean;
  readonly isHonorific: boolean;
  /** Functions of the tail, to be completed by `functions.ts`, `sentences.ts` and `quotation.ts`. */
  functions: FunctionSet;
  marks: MarkSet;
  /** The last symbol after the tail, or ''. */
  readonly mark: string;
  /** Quotation depth at the head. */
  readonly depth: number;
  /** True where 」 stands in the phrase before its last particle: 「…」と. */
  readonly closesQuote: boolean;
  /** The strongest boundary after the phrase. */
  readonly boundary: number;
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
    while (start < tokens.length && tokens[start]?.pos === '記号') {
      depth += depthChange(tokens[start]);
      start += 1;
    }
    const headDepth = depth;
    if (start >= limit) limit = limitOf(tokens, boundaries, start);
    if (start >= tokens.length) {
      drafts.push(symbolDraft(tokens, first, depth));
      break;
    }
    const head = readHead(text, tokens, start, limit);
    const tail = tailOf(text, tokens, head, limit);
    let { endToken: end, state, functions, marks } = tail;
    let closesQuote = false;
    let mark = '';
    while (end < tokens.length && isTrailing(tokens[end])) {
      depth += depthChange(tokens[end]);
      const surface = tokens[end]?.surface ?? '';
      mark = surface === '」' && mark !== '' && mark !== '、' ? mark : surface;
      end += 1;
      if (surface === '」' || (surface === '、' && takesUp(tokens[end]))) {
        const more = readTail(
          text,
          tokens,
          end,
          limitOf(tokens, boundaries, end),
          tokens[end]?.start ?? text.length,
          NOUN,
        );
        if (more.endToken > end) {
          closesQuote ||= surface === '」';
          mark = '';
          end = more.endToken;
          state = more.state;
          functions = (functions | (more.functions & ~NEGATIVE)) ^ (more.functions & NEGATIVE);
          marks |= more.marks;
        }
      }
    }
    drafts.push({
      first,
      head: head.last,
      end,
      state,
      isEmpty: head.isEmpty,
      isHonorific: head.isHonorific,
      functions,
      marks,
      mark,
      depth: headDepth,
      closesQuote,
      boundary: boundaryAt(boundaries, end, tokens.length),
    });
    first = end;
  }
  return drafts;
}

function tailOf(
  text: string,
  tokens: readonly Token[],
  head: Head,
  limit: number,
): ReturnType<typeof readTail> {
  const isInside = head.isEmpty || head.tailStart < (tokens[head.last]?.end ?? 0);
  const tail = readTail(
    text,
    tokens,
    isInside ? head.last : head.last + 1,
    limit,
    head.tailStart,
    head.state,
  );
  return tail.endToken > head.last ? tail : { ...tail, endToken: head.last + 1 };
}

function symbolDraft(tokens: readonly Token[], first: number, depth: number): PhraseDraft {
  return {
    first,
    head: first,
    end: tokens.length,
    state: NOUN,
    isEmpty: true,
    isHonorific: false,
    functions: 0,
    marks: 0,
    mark: tokens[tokens.length - 1]?.surface ?? '',
    depth,
    closesQuote: false,
    boundary: HARD,
  };
}

/** The first token at or after `start` that a phrase cannot hold: a symbol, or a word after a pause. */
function limitOf(tokens: readonly Token[], boundaries: Uint8Array, start: number): number {
  let limit = start;
  while (limit < tokens.length && !isSymbol(tokens[limit])) {
    if (limit > start && (boundaries[limit] ?? JOINED) >= WEAK) break;
    limit += 1;
  }
  return limit;
}

function boundaryAt(boundaries: Uint8Array, end: number, length: number): number {
  return end >= length ? HARD : (boundaries[end] ?? SOFT);
}

const SYMBOL_DETAILS: ReadonlySet<string> = new Set(['句点', '読点', '括弧開', '括弧閉']);

function isSymbol(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.pos === '記号' &&
    (SYMBOL_DETAILS.has(token.posDetail1) ||
      token.surface === '?' ||
      token.surface === '!' ||
      token.surface === '…')
  );
}

function isTrailing(token: Token | undefined): boolean {
  return token !== undefined && isSymbol(token) && token.posDetail1 !== '括弧開';
}

function depthChange(token: Token | undefined): number {
  return token?.surface === '「' ? 1 : token?.surface === '」' ? -1 : 0;
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

/** The last word of the tail, punctuation aside; '' where there is no tail. */
export function lastWordOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  for (let at = draft.end - 1; at > draft.head; at--) {
    const token = tokens[at];
    if (token !== undefined && token.pos !== '記号') return token.surface;
  }
  return '';
}

/** The dictionary form of the predicate: the noun before する, several verbs as one (言い/切れ → 言い切れる). */
export function predicateOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  const base = tokens[draft.head]?.base ?? '';
  return LIGHT_VERBS.has(base) && draft.head > draft.first
    ? nounOf(draft, tokens)
    : compoundOf(draft, tokens);
}

/** Verbs without content of their own. */
const LIGHT_VERBS = wordSet('verbs-without-content');

function nounOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  for (let at = draft.head - 1; at >= draft.first; at--) {
    const token = tokens[at];
    if (token?.pos === '名詞') return token.base;
  }
  return '';
}

function compoundOf(draft: PhraseDraft, tokens: readonly Token[]): string {
  let base = tokens[draft.head]?.base ?? '';
  for (let at = draft.head - 1; at >= draft.first && tokens[at]?.pos === '動詞'; at--) {
    base = (tokens[at]?.surface ?? '') + base;
  }
  return base;
}

/** A sentence while its functions are being read: `functions` and `disowned` belong to the turn's phrases and are changed in place. */
export interface SentenceView {
  readonly range: SentenceRange;
  readonly drafts: readonly PhraseDraft[];
  readonly tokens: readonly Token[];
  readonly functions: Int32Array;
  /** 1 for phrases that the speaker tells, supposes, denies or releases from, and does nothing by. */
  readonly disowned: Uint8Array;
}

/** The dictionary form of the head of a phrase; '' where there is no such phrase. */
export function headBaseOf(view: SentenceView, index: number): string {
  return view.tokens[view.drafts[index]?.head ?? -1]?.base ?? '';
}

import { shiftToken } from '../../model/sentence-places.js';
import type { Token, Tokenize } from '../../model/token.js';
import { ELLIPSIS, EXCLAMATION, QUESTION, STOP } from '../normalise/characters.js';
import { HESITATION, NO_GAP, PAUSE } from '../normalise/folded-text.js';
import { readTable, wordList } from '../tables/tables.js';

/** No boundary before this token. */
export const JOINED = 0;
/** A hesitation: words end here, phrases may go on. */
export const SOFT = 1;
/** A pause or 「…」: a phrase ends here, a sentence perhaps. */
export const WEAK = 2;
/** A stop: the sentence ends here. */
export const HARD = 3;

/** The tokens of a turn with the kind of boundary before each. */
export interface TokenStream {
  readonly tokens: readonly Token[];
  readonly boundaries: Uint8Array;
}

/** Cuts a text into tokens. Punctuation and quotation marks are tokens of their own; no word crosses them or a gap. */
export function tokenizeText(text: string, gaps: Uint8Array, tokenize: Tokenize): TokenStream {
  const tokens: Token[] = [];
  const boundaries = new Uint8Array(text.length);
  let runStart = 0;
  const flush = (end: number): void => {
    const opener = openerAt(text, runStart, end);
    if (opener > runStart) {
      const word = text.slice(runStart, opener);
      tokens.push(plainToken([word, word, '接続詞', '*', '*', '*', word], runStart));
      runStart = opener;
    }
    if (end > runStart)
      for (const token of cutRun(text.slice(runStart, end), runStart, tokenize)) tokens.push(token);
    runStart = end;
  };
  /** The strongest boundary between two tokens counts. */
  const bound = (boundary: number): void => {
    boundaries[tokens.length] = Math.max(boundaries[tokens.length] ?? JOINED, boundary);
  };
  for (let at = 0; at < text.length; at++) {
    const gap = gaps[at] ?? NO_GAP;
    const code = text.charCodeAt(at);
    const kind = KINDS[code] ?? 0;
    if ((gap | kind) === 0) continue;
    if (gap !== NO_GAP && at > 0) {
      flush(at);
      bound(gap === PAUSE ? WEAK : gap === HESITATION ? SOFT : JOINED);
    }
    if ((kind & FORCED) !== 0 && at > runStart && startsForced(text, code, at)) flush(at);
    if (code === KA && at > runStart && endsQuestion(text, runStart, at)) flush(at + 1);
    else if ((kind & SYMBOL) !== 0) {
      flush(at);
      const symbol = text.charAt(at);
      tokens.push(plainToken([symbol, symbol, '記号', SYMBOLS.get(code) ?? '', '*', '*', symbol], at));
      if (code === STOP || code === QUESTION || code === EXCLAMATION) bound(HARD);
      else if (code === ELLIPSIS) bound(WEAK);
      runStart = at + 1;
    }
  }
  flush(text.length);
  return { tokens, boundaries: boundaries.subarray(0, tokens.length) };
}

const KA = 'か'.charCodeAt(0);
const SYMBOLS: ReadonlyMap<number, string> = new Map(
  Object.entries({ '。.': '句点', '?!…': '一般', '、,': '読点', '「(': '括弧開', '」)': '括弧閉' }).flatMap(
    ([marks, detail]) => [...marks].map((mark) => [mark.charCodeAt(0), detail] as const),
  ),
);
/** Where a cut always falls, by the first character behind it: though the dictionary would run across, or behind a certain word only. */
const FORCED_CUTS = new Map<number, (readonly [before: string, after: string])[]>();
for (const cut of [...wordList('forced-cuts').map((after) => ` ${after}`), ...wordList('forced-pairs')]) {
  const [before = '', after = ''] = cut.split(' ');
  const first = after.charCodeAt(0);
  FORCED_CUTS.set(first, [...(FORCED_CUTS.get(first) ?? []), [before, after]]);
}
/** Polite questions end there, whatever is run together with them by a recogniser: 「動画ですかやだ」. */
const QUESTION_ENDS = wordList('question-ends');
/** What may follow か as part of the same ending: ですから, ですかね, ますかと, ますかっていう … */
const AFTER_KA: ReadonlySet<string> = new Set('らねなもよとっいどはがをにのしけて');
/** Words that open an utterance and that the dictionary lacks or runs together with what follows: 「じゃあもう」. */
const OPENERS = [...wordList('opening-words')].sort((one, other) => other.length - one.length);

// What a character may be, or begin: most are and begin nothing.
const SYMBOL = 1;
const FORCED = 2;
const OPENING = 4;
const KINDS = new Uint8Array(0x10000);
KINDS[KA] = FORCED;
for (const code of SYMBOLS.keys()) KINDS[code] = SYMBOL;
for (const code of FORCED_CUTS.keys()) KINDS[code] = FORCED;
for (const word of OPENERS) KINDS[word.charCodeAt(0)] = (KINDS[word.charCodeAt(0)] ?? 0) | OPENING;

function startsForced(text: string, code: number, at: number): boolean {
  for (const [before, after] of FORCED_CUTS.get(code) ?? [])
    if (text.startsWith(after, at) && text.endsWith(before, at)) return true;
  return false;
}

function endsQuestion(text: string, start: number, at: number): boolean {
  if (AFTER_KA.has(text.charAt(at + 1))) return false;
  return QUESTION_ENDS.some((end) => at - end.length >= start && text.endsWith(end, at));
}

/** One past the opening word at `start`, or `start`. */
function openerAt(text: string, start: number, end: number): number {
  if (((KINDS[text.charCodeAt(start)] ?? 0) & OPENING) === 0) return start;
  const opener = OPENERS.find((word) => start + word.length <= end && text.startsWith(word, start));
  return start + (opener?.length ?? 0);
}

function plainToken(part: readonly string[], start: number): Token {
  const [surface = '', base = '', pos = '', posDetail1 = '', conjugationType = '', form = '', reading = ''] =
    part;
  return {
    surface,
    base,
    pos,
    posDetail1,
    posDetail2: '*',
    posDetail3: '*',
    conjugationType,
    conjugationForm: form,
    reading,
    start,
    end: start + surface.length,
  };
}

function cutRun(run: string, offset: number, tokenize: Tokenize): readonly Token[] {
  const standing = run.replace(STAND_INS, (kanji) => STAND_IN_OF.get(kanji) ?? kanji);
  let tokens = tokenize(standing, offset);
  if (tokens[0]?.start !== offset) tokens = tokens.map((token) => shiftToken(token, offset));
  return repairCuts(standing === run ? tokens : tokens.map((token) => takeStandIns(token, run, offset)));
}

const STAND_IN_ROWS = readTable('stand-ins');
/** Verbs that the dictionary lacks, which others stand in for while the text is cut. */
const STAND_INS = new RegExp(STAND_IN_ROWS.map(([kanji, , kana]) => `${kanji}(?=[${kana}])`).join('|'), 'g');
const STAND_IN_OF = new Map(STAND_IN_ROWS.map(([kanji = '', standIn = '']) => [kanji, standIn]));

/** A token of a text in which stand-ins stood, with the surface and the dictionary form of `text`. */
function takeStandIns(token: Token, text: string, offset: number): Token {
  const surface = text.slice(token.start - offset, token.end - offset);
  if (surface === token.surface) return token;
  let common = 0;
  while (common < surface.length && token.surface.charAt(common) === token.base.charAt(common)) common += 1;
  return { ...token, surface, base: surface.slice(0, common) + token.base.slice(common) };
}

/** A frequent mis-cut of function words by IPADIC, as `language/repairs.tsv` has it. */
interface Repair {
  readonly cut: readonly string[];
  /** Of which one must stand before it; empty: whatever does. */
  readonly after: readonly string[];
  readonly where: string;
  readonly parts: readonly (readonly string[])[];
}

/** The repairs by first surface. */
const REPAIRS = new Map<string, Repair[]>();
for (const [cut = '', after = '', where = '', becomes = ''] of readTable('repairs')) {
  const parts = becomes.split(' ').map((part) => part.split(','));
  const repair = { cut: cut.split(' '), after: after.split(' ').filter((word) => word !== ''), where, parts };
  const first = repair.cut[0] ?? '';
  REPAIRS.set(first, [...(REPAIRS.get(first) ?? []), repair]);
}

/** Tokens with their mis-cuts mended; the same array where there is none. */
function repairCuts(tokens: readonly Token[]): readonly Token[] {
  let mended: Token[] | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const repair = REPAIRS.get(token.surface)?.find((one) => isCut(one, tokens, index));
    if (repair === undefined) {
      mended?.push(token);
      continue;
    }
    mended ??= tokens.slice(0, index);
    let { start } = token;
    for (const part of repair.parts) {
      mended.push(plainToken(part, start));
      start += part[0]?.length ?? 0;
    }
    index += repair.cut.length - 1;
  }
  return mended ?? tokens;
}

function isCut({ cut, after, where }: Repair, tokens: readonly Token[], index: number): boolean {
  return (
    (where !== 'start' || index === 0) &&
    (where !== 'alone' || tokens.length === cut.length) &&
    (after.length === 0 || after.includes(tokens[index - 1]?.surface ?? '')) &&
    cut.every((surface, offset) => tokens[index + offset]?.surface === surface)
  );
}

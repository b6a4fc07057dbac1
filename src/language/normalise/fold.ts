import type { Span } from '../../model/transcript.js';
import { wordList, wordSet } from '../tables/tables.js';
import {
  COMMA,
  ELLIPSIS,
  EXCLAMATION,
  isAsciiWord,
  isDigit,
  isKana,
  isKanji,
  isPunctuation,
  LONG_VOWEL,
  QUESTION,
  QUOTE_CLOSE,
  QUOTE_OPEN,
  STOP,
} from './characters.js';
import { append, NO_GAP, noteGap, openBuffer, PAUSE, type TextBuffer } from './folded-text.js';

/**
 * Folds characters to one spelling: NFKC, one mark for each kind of punctuation, quotation marks as 「」, no white space
 * inside Japanese text, no noise marks, narration as 。. Long-vowel marks and fillers are left to the next step.
 */
export function foldCharacters(original: string, narration: readonly Span[]): TextBuffer {
  const buffer = openBuffer(original);
  let next = 0;
  let quoteIsOpen = false;
  /** Straight quotation marks from here on that stand behind no figure; counted at the first. */
  let quotesLeft: number | null = null;
  let at = 0;
  while (at < original.length) {
    const span = narration[next];
    if (span !== undefined && at >= span.start) {
      next += 1;
      if (span.end > at) {
        appendMark(buffer, STOP, at, span.end);
        at = span.end;
      }
      continue;
    }
    let code = original.charCodeAt(at);
    if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
    const end = at + 1;
    if (isPlain(code)) {
      if (isCombining(original.charCodeAt(end))) {
        at = appendCluster(buffer, original, at);
      } else {
        append(buffer, code, at, end);
        at = end;
      }
      continue;
    }
    const mark = MARKS.get(code);
    if (mark !== undefined) {
      if (mark === LONG || mark === TILDE) {
        appendLong(buffer, original, mark, code, at);
      } else if (mark === DOT) {
        at = appendDots(buffer, original, at);
        continue;
      } else if (mark === COMMA_OR_DIGIT) {
        const inNumber = isDigit(lastCode(buffer)) && isDigit(original.charCodeAt(end));
        appendMark(buffer, inNumber ? 0x2c : COMMA, at, end);
      } else if (mark === STRAIGHT_QUOTE) {
        quotesLeft ??= countQuotes(original);
        const isBehindFigure = isFigure(original.charCodeAt(at - 1));
        if (!isBehindFigure) quotesLeft--;
        // Of those behind no figure each needs a partner: one too many closes what this one opens, as in 5"…".
        const isInch = isBehindFigure && isDigit(lastCode(buffer)) && quotesLeft % 2 === 0;
        if (!quoteIsOpen && isInch) {
          for (const kana of INCH) append(buffer, kana, at, end);
        } else {
          append(buffer, quoteIsOpen ? QUOTE_CLOSE : QUOTE_OPEN, at, end);
          quoteIsOpen = !quoteIsOpen;
        }
      } else if (mark === SPACE) {
        appendSpace(buffer, original, at);
      } else if (mark === BRACKET) {
        const noiseEnd = endOfNoiseMark(original, at);
        if (noiseEnd > 0) {
          noteGap(buffer, PAUSE);
          at = noiseEnd;
          continue;
        }
        at = appendCluster(buffer, original, at);
        continue;
      } else if (mark !== NOTHING) {
        appendMark(buffer, mark, at, end);
      }
      at = end;
      continue;
    }
    at = appendCluster(buffer, original, at);
  }
  return buffer;
}

/** What 55"テレビ says, as ㌅ does. */
const INCH: readonly number[] = [...'インチ'].map((kana) => kana.charCodeAt(0));

function isFigure(code: number): boolean {
  return isDigit(code) || (code >= 0xff10 && code <= 0xff19);
}

/** Straight quotation marks that stand behind no figure. */
function countQuotes(original: string): number {
  return original.match(/(?<![0-9０-９])["＂]/g)?.length ?? 0;
}

/** Kana, kanji, Latin letters and digits stand as they are. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    isAsciiWord(code) ||
    code === 0x3005
  );
}

/** Appends the NFKC form of the character at `at` with its combining marks and returns where the next one starts. */
export function appendCluster(buffer: TextBuffer, original: string, at: number): number {
  let end = at + ((original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (end < original.length && isCombining(original.charCodeAt(end))) end += 1;
  const folded = original.slice(at, end).normalize('NFKC');
  for (let index = 0; index < folded.length; index++) {
    const code = folded.charCodeAt(index);
    if (code === 0x20) {
      noteGap(buffer, PAUSE);
    } else {
      append(buffer, code, at, end);
    }
  }
  return end;
}

/** Appends punctuation; a run of it becomes one mark: a question outweighs the rest, the later mark a comma. */
export function appendMark(buffer: TextBuffer, mark: number, start: number, end: number): void {
  const last = lastCode(buffer);
  if (!isPunctuation(last) || !isPunctuation(mark)) {
    append(buffer, mark, start, end);
    return;
  }
  const at = buffer.length - 1;
  if (rank(mark) > rank(last)) buffer.codes[at] = mark;
  buffer.ends[at] = end;
  buffer.gap = NO_GAP;
}

function rank(mark: number): number {
  return mark === QUESTION ? 4 : mark === EXCLAMATION ? 3 : mark === STOP ? 2 : mark === ELLIPSIS ? 1 : 0;
}

/** Dots: 「…」 for two or more, a stop for one after Japanese, a point in numbers and Latin text, 「・」 between words. */
export function appendDots(buffer: TextBuffer, original: string, at: number): number {
  let end = at + 1;
  while (isDot(original.charCodeAt(end))) end += 1;
  const code = original.charCodeAt(at);
  const isEllipsis = code === ELLIPSIS || code === 0x2025;
  if (end - at > 1 || isEllipsis) {
    appendMark(buffer, ELLIPSIS, at, end);
  } else if (code === 0x30fb || code === 0xff65) {
    append(buffer, 0x30fb, at, end);
  } else if (isAsciiWord(lastCode(buffer))) {
    append(buffer, 0x2e, at, end);
  } else {
    appendMark(buffer, STOP, at, end);
  }
  return end;
}

function isDot(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0xff0e ||
    code === ELLIPSIS ||
    code === 0x2025 ||
    code === 0x30fb ||
    code === 0xff65
  );
}

/** One long-vowel mark for a run; a wave or dash counts as one after kana, unless it stands between two figures. */
export function appendLong(
  buffer: TextBuffer,
  original: string,
  mark: number,
  code: number,
  at: number,
): void {
  const last = lastCode(buffer);
  if (last === LONG_VOWEL && buffer.gap === NO_GAP) {
    buffer.ends[buffer.length - 1] = at + 1;
    return;
  }
  const follows = original.charCodeAt(at + 1);
  const isSameMark = follows === original.charCodeAt(at) && code !== 0x301c && code !== 0x7e;
  if (mark === LONG || (isKana(last) && !isSameMark && !isKanji(follows))) {
    append(buffer, LONG_VOWEL, at, at + 1);
  } else if (isSameMark || (last === ELLIPSIS && code > 0x2000 && code < 0x3000)) {
    appendMark(buffer, ELLIPSIS, at, at + 1);
  } else {
    append(buffer, code === 0x301c ? 0x7e : code, at, at + 1);
  }
}

/** White space stays, as one space, between two Latin words only. */
export function appendSpace(buffer: TextBuffer, original: string, at: number): void {
  const follows = original.charCodeAt(at + 1);
  if (
    isAsciiWord(lastCode(buffer)) &&
    isAsciiWord(follows >= 0xff01 && follows <= 0xff5e ? follows - 0xfee0 : follows)
  ) {
    append(buffer, 0x20, at, at + 1);
  } else {
    noteGap(buffer, PAUSE);
  }
}

/** Marks that join the character before them. */
export function isCombining(code: number): boolean {
  return (
    (code >= 0x0300 && code <= 0x036f) ||
    code === 0x3099 ||
    code === 0x309a ||
    code === 0xff9e ||
    code === 0xff9f
  );
}

/** The last character so far, or 0. */
export function lastCode(buffer: TextBuffer): number {
  return buffer.length > 0 ? (buffer.codes[buffer.length - 1] ?? 0) : 0;
}

/** Kinds of marks that need a look around; above the range of characters. */
export const LONG = 0x10001;

export const TILDE = 0x10002;

export const DOT = 0x10003;

export const COMMA_OR_DIGIT = 0x10004;

export const STRAIGHT_QUOTE = 0x10005;

export const SPACE = 0x10006;

export const BRACKET = 0x10007;

export const NOTHING = 0x10008;

export const MARKS: ReadonlyMap<number, number> = new Map(
  (
    [
      ['。｡', STOP],
      ['、､', COMMA],
      [',', COMMA_OR_DIGIT],
      ['.…‥・･', DOT],
      ['?', QUESTION],
      ['!', EXCLAMATION],
      ['「『｢﹁﹃“', QUOTE_OPEN],
      ['」』｣﹂﹄”', QUOTE_CLOSE],
      ['"', STRAIGHT_QUOTE],
      ['ーｰ', LONG],
      ['〜~―—‐–−─', TILDE],
      [' \t\n\r\u00a0\u3000\u2002\u2003\u2009\v\f\u0085\u2028\u2029', SPACE],
      ['([【<〈〔《{%', BRACKET],
      ['\u200b\u200c\u200d\ufeff\u2060\u00ad\ufe0e\ufe0f\u0000', NOTHING],
    ] as const
  ).flatMap(([characters, mark]) =>
    [...characters].map((character) => [character.charCodeAt(0), mark] as const),
  ),
);

/** Endings of descriptions such as 「キーボードの音」「子供の声」「大きく笑う」. */
const NOISE_ENDINGS = wordList('noise-endings');

/** Longer bracketed texts are speech or a stage direction. */
const LONGEST_MARK = 14;

const WORDS = wordSet('noise');

/** Opening brackets of marks, and what closes them. */
const CLOSING: ReadonlyMap<number, string> = new Map(
  ['()', '（）', '[]', '［］', '【】', '<>', '＜＞', '〈〉', '〔〕', '《》', '{}'].map((pair) => [
    pair.charCodeAt(0),
    pair.charAt(1),
  ]),
);

/** Corpora of speech tag fillers and broken words: 「(F えーと)」「(D こ)」. */
const TAGGED = /^[fd]\s?[\p{Script=Hiragana}\p{Script=Katakana}ー〜]+$/u;

/** AmiVoice marks a filler, 「%えーと%」; behind a number it is the per cent sign. */
const PERCENT_FILLER = /(?<![\d０-９何])([%％])[\p{Script=Hiragana}\p{Script=Katakana}ー〜]{1,14}\1/uy;

const PERCENT_SIGNS = new Set(['%'.charCodeAt(0), '％'.charCodeAt(0)]);

/** One past the noise mark that opens at `start`, or -1 where the bracket holds something else. */
export function endOfNoiseMark(text: string, start: number): number {
  const opening = text.charCodeAt(start);
  if (PERCENT_SIGNS.has(opening)) {
    PERCENT_FILLER.lastIndex = start;
    return PERCENT_FILLER.test(text) ? PERCENT_FILLER.lastIndex : -1;
  }
  const closing = CLOSING.get(opening);
  if (closing === undefined) return -1;
  const limit = Math.min(text.length, start + LONGEST_MARK + 2);
  for (let at = start + 1; at < limit; at++) {
    if (text.charAt(at) === closing) return isNoise(text.slice(start + 1, at)) ? at + 1 : -1;
  }
  return -1;
}

function isNoise(content: string): boolean {
  const words = content.trim().toLowerCase();
  return (
    words === '' ||
    WORDS.has(words) ||
    TAGGED.test(words) ||
    NOISE_ENDINGS.some((ending) => words.endsWith(ending))
  );
}

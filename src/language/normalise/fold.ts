import type { Span } from '../../model/transcript.js';
import { COMMA, isAsciiWord, isDigit, QUOTE_CLOSE, QUOTE_OPEN, STOP } from './characters.js';
import {
  appendCluster,
  appendDots,
  appendLong,
  appendMark,
  appendSpace,
  isCombining,
  lastCode,
} from './fold-append.js';
import {
  BRACKET,
  COMMA_OR_DIGIT,
  DOT,
  LONG,
  MARKS,
  NOTHING,
  SPACE,
  STRAIGHT_QUOTE,
  TILDE,
} from './fold-marks.js';
import { append, noteGap, openBuffer, PAUSE, type TextBuffer } from './folded-text.js';
import { endOfNoiseMark } from './noise-marks.js';

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
    if (code >= 0xff01 && code <= 0xff5e) {
      code -= 0xfee0;
    }
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

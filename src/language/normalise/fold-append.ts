import {
  ELLIPSIS,
  EXCLAMATION,
  isAsciiWord,
  isKana,
  isKanji,
  isPunctuation,
  LONG_VOWEL,
  QUESTION,
  STOP,
} from './characters.js';
import { LONG } from './fold-marks.js';
import { append, NO_GAP, noteGap, PAUSE, type TextBuffer } from './folded-text.js';

/** Appends the NFKC form of the character at `at` with its combining marks and returns where the next one starts. */
export function appendCluster(buffer: TextBuffer, original: string, at: number): number {
  let end = at + ((original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (end < original.length && isCombining(original.charCodeAt(end))) {
    end += 1;
  }
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
  if (rank(mark) > rank(last)) {
    buffer.codes[at] = mark;
  }
  buffer.ends[at] = end;
  buffer.gap = NO_GAP;
}

function rank(mark: number): number {
  return mark === QUESTION ? 4 : mark === EXCLAMATION ? 3 : mark === STOP ? 2 : mark === ELLIPSIS ? 1 : 0;
}

/** Dots: 「…」 for two or more, a stop for one after Japanese, a point in numbers and Latin text, 「・」 between words. */
export function appendDots(buffer: TextBuffer, original: string, at: number): number {
  let end = at + 1;
  while (isDot(original.charCodeAt(end))) {
    end += 1;
  }
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

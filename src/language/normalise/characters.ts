/** Characters that normalised text knows by name. */
export const STOP = 0x3002;
export const COMMA = 0x3001;
export const ELLIPSIS = 0x2026;
export const QUESTION = 0x3f;
export const EXCLAMATION = 0x21;
export const LONG_VOWEL = 0x30fc;
export const QUOTE_OPEN = 0x300c;
export const QUOTE_CLOSE = 0x300d;

/** Hiragana, katakana and the long-vowel mark. */
export function isKana(code: number): boolean {
  return code >= 0x3041 && code <= 0x30fc && code !== 0x30fb;
}

/** Kanji of the basic block. */
export function isKanji(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Half-width letters and figures. */
export function isAsciiWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Figures, half-width and full-width. */
export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** The marks that a run of punctuation is folded to. */
export function isPunctuation(code: number): boolean {
  return code === STOP || code === COMMA || code === ELLIPSIS || code === QUESTION || code === EXCLAMATION;
}

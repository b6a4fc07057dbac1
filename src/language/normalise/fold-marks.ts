import { COMMA, EXCLAMATION, QUESTION, QUOTE_CLOSE, QUOTE_OPEN, STOP } from './characters.js';

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

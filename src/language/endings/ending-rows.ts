/**
 * A row of a table of endings.
 * - `ending`: the characters, in normalised spelling;
 * - `after`: the states (`ending-states.ts`) it attaches to;
 * - `then`: the state it leaves behind;
 * - `functions`: functions and marks it adds; `-negative` takes one away; `negative` twice cancels;
 * - `example`: a phrase with the ending in it.
 */
export type EndingRow = readonly [
  ending: string,
  after: string,
  then: string,
  functions: string,
  example: string,
];

/** How an auxiliary inflects. */
export type Conjugation =
  | '一段'
  | '一段くれ'
  | '五段カ'
  | '五段行'
  | '五段ガ'
  | '五段サ'
  | '五段タ'
  | '五段マ'
  | '五段ラ'
  | '五段ワ'
  | '特殊ラ'
  | '形容'
  | '形容ない';

/**
 * A row of a table of auxiliaries, words that inflect: every inflected form of `lemma` becomes an ending with the functions
 * of the row; the imperative adds `command`, the potential stem of 五段 `potential`.
 */
export type AuxiliaryRow = readonly [
  lemma: string,
  conjugation: Conjugation,
  after: string,
  functions: string,
  example: string,
];

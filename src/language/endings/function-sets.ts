import { type FunctionSet, PHRASE_FUNCTIONS, type PhraseFunction } from '../../model/token.js';

/** Marks that endings leave for later steps; no functions of their own. Bits of a set apart from `FunctionSet`. */
export const MARKS = [
  'receive', // もらう, いただく: with a question or a wish a request
  'give', // くれる, くださる: with a question a request
  'may-be-passive', // られる: passive, or potential where it is negated
  'quotes', // 〜と, 〜って, 〜とか: what precedes may be reported
  'quotes-noun', // 〜という, 〜との: reported if the noun is one of speech
  'condition-or-quote', // 〜と after a present form
  'concession-or-quote', // 〜たって: 「言ったって無駄だ」, or 「間違ってたって認めろ」
  'going-or-quote', // 〜てって: 「持ってって捨てた」, or 「返してって言った」
  'scorns', // 〜やがる: no request in 〜やがって
  'soft-request', // やめて, やめてよ: a request where it ends the sentence
] as const;

export type Mark = (typeof MARKS)[number];

/** A set of marks: bit i stands for `MARKS[i]`. */
export type MarkSet = number;

const FUNCTION_BITS: ReadonlyMap<string, number> = new Map(
  PHRASE_FUNCTIONS.map((name, index) => [name, 1 << index]),
);
const MARK_BITS: ReadonlyMap<string, number> = new Map(MARKS.map((name, index) => [name, 1 << index]));

/** The set that holds exactly the given functions. */
export function functionSet(...names: readonly PhraseFunction[]): FunctionSet {
  let set = 0;
  for (const name of names) set |= FUNCTION_BITS.get(name) ?? 0;
  return set;
}

/** The set that holds exactly the given marks. */
export function markSet(...names: readonly Mark[]): MarkSet {
  let set = 0;
  for (const name of names) set |= MARK_BITS.get(name) ?? 0;
  return set;
}

/** The names of the functions in a set, in the order of `PHRASE_FUNCTIONS`. */
export function functionNames(set: FunctionSet): readonly PhraseFunction[] {
  return PHRASE_FUNCTIONS.filter((_, index) => (set & (1 << index)) !== 0);
}

/** Functions and marks that an ending adds, and functions that it takes away. */
export interface EndingEffect {
  readonly add: FunctionSet;
  readonly remove: FunctionSet;
  readonly marks: MarkSet;
}

/** Reads a blank-separated list of functions and marks; a minus takes a function away. Throws on an unknown name. */
export function parseEffect(names: string): EndingEffect {
  let add = 0;
  let remove = 0;
  let marks = 0;
  for (const name of names === '' ? [] : names.split(' ')) {
    const plain = name.startsWith('-') ? name.slice(1) : name;
    const bit = FUNCTION_BITS.get(plain);
    if (bit !== undefined && plain !== name) {
      remove |= bit;
    } else if (bit !== undefined) {
      add |= bit;
    } else if (MARK_BITS.has(name)) {
      marks |= MARK_BITS.get(name) ?? 0;
    } else {
      throw new Error(`unknown function "${name}" in a table of endings`);
    }
  }
  return { add, remove, marks };
}

/** Sets of one function, as far as several files ask for them. */
export const NEGATIVE = functionSet('negative');
export const PAST = functionSet('past');
export const QUESTION = functionSet('question');
export const REQUEST = functionSet('request');
export const POTENTIAL = functionSet('potential');
export const PROHIBITION = functionSet('prohibition');
export const CONNECTIVE = functionSet('connective');
export const COMMAND = functionSet('command');
export const DECLARATION = functionSet('declaration');
export const QUOTED = functionSet('quoted');
export const HEDGE = functionSet('hedge');
export const EMPHATIC = functionSet('emphatic');
export const CONDITIONAL = functionSet('conditional');
export const ATTRIBUTIVE = functionSet('attributive');

/** What the other side shall do or leave. */
export const DEMANDS = COMMAND | REQUEST | PROHIBITION;

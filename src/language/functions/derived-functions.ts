import {
  DERIVED_FUNCTIONS,
  type DerivedFunction,
  type DerivedSet,
  type FunctionSet,
} from '../../model/token.js';
import { CLAUSE, FINAL, POLITE, VERB } from '../endings/ending-states.js';
import { parseEffect } from '../endings/function-sets.js';
import { readTable, wordSet } from '../tables/tables.js';

/** What derived functions are told of a phrase. */
export interface PhraseFacts {
  readonly functions: FunctionSet;
  readonly marks: number;
  /** The form in which the phrase ends, as `ending-states.ts` has it. */
  readonly state: number;
  /** Dictionary form and part of speech of the head; null where there is none. */
  readonly head: { readonly base: string; readonly pos: string } | null;
  /** The word before the head in the phrase: 勘弁 of 勘弁する; null where there is none. */
  readonly noun: string | null;
  readonly isLast: boolean;
  /** A question word stands in the sentence. */
  readonly isAsked: boolean;
  /** Told, supposed, denied or released: what a reader of quotations found. */
  readonly isDisowned: boolean;
}

/** A way in which a phrase comes by a derived function, as `language/derived-functions.tsv` has it. */
interface DerivedTest {
  readonly bit: DerivedSet;
  readonly all: FunctionSet;
  readonly any: FunctionSet;
  readonly none: FunctionSet;
  readonly marks: number;
  readonly noMarks: number;
  /** Dictionary forms of which the head, or the noun before it, must be one. */
  readonly heads: ReadonlySet<string> | null;
  /** Whether a question word must stand in the sentence, or must not. */
  readonly isAsked: boolean | null;
  /** Something that somebody does by will. */
  readonly isDeed: boolean;
  /** The predicate that ends its sentence. */
  readonly isFinal: boolean;
}

const INVOLUNTARY_VERBS = wordSet('involuntary-verbs');
const TESTS = readTable('derived-functions').map((row): DerivedTest => {
  const [name, all = '', any = '', none = '', only = '', marks = '', noMarks = '', heads = '', where = ''] =
    row;
  return {
    bit: 1 << (DERIVED_FUNCTIONS as readonly string[]).indexOf(name ?? ''),
    all: parseEffect(all).add,
    any: parseEffect(any).add,
    none: only === '' ? parseEffect(none).add : ~parseEffect(only).add,
    marks: parseEffect(marks).marks,
    noMarks: parseEffect(noMarks).marks,
    heads: heads === '' ? null : wordSet(heads),
    isAsked: where.includes('asked') ? !where.includes('not-asked') : null,
    isDeed: where.includes('deed'),
    isFinal: where.includes('final'),
  };
});

/** The function of words that the speaker does nothing by; found with the quotations, where more than the phrase is seen. */
export const DISOWNED: DerivedSet = 1 << DERIVED_FUNCTIONS.indexOf('disowned');

/** The derived functions of a phrase. */
export function derivedFunctions(facts: PhraseFacts): DerivedSet {
  let derived = facts.isDisowned ? DISOWNED : 0;
  for (const test of TESTS) if ((derived & test.bit) === 0 && holds(test, facts)) derived |= test.bit;
  return derived;
}

/** The names of the derived functions in a set, in the order of `DERIVED_FUNCTIONS`. */
export function derivedNames(set: DerivedSet): readonly DerivedFunction[] {
  return DERIVED_FUNCTIONS.filter((_, index) => (set & (1 << index)) !== 0);
}

function holds(test: DerivedTest, facts: PhraseFacts): boolean {
  const { functions, head, marks } = facts;
  return (
    (functions & test.all) === test.all &&
    (test.any === 0 || (functions & test.any) !== 0) &&
    (functions & test.none) === 0 &&
    (marks & test.marks) === test.marks &&
    (marks & test.noMarks) === 0 &&
    (test.heads === null || test.heads.has(head?.base ?? '') || test.heads.has(facts.noun ?? '')) &&
    (test.isAsked === null || test.isAsked === facts.isAsked) &&
    (!test.isDeed || (head?.pos === '動詞' && !INVOLUNTARY_VERBS.has(head.base))) &&
    (!test.isFinal || (facts.isLast && (facts.state & ENDING_FORMS) !== 0))
  );
}

/** Forms in which a predicate can end what is said: 行く, 行きます, 行くよ, 行くから. */
const ENDING_FORMS = VERB | POLITE | FINAL | CLAUSE;

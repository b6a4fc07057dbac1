import {
  DERIVED_FUNCTIONS,
  type DerivedFunction,
  type DerivedSet,
  type FunctionSet,
} from '../../model/token.js';
import { CLAUSE, FINAL, POLITE, VERB } from '../endings/ending-states.js';
import { parseEffect } from '../endings/function-sets.js';
import { INVOLUNTARY_VERBS, wordSet } from '../endings/lexicon.js';

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

/** One way in which a phrase comes by a derived function; every condition that is given must hold. */
interface DerivedRow {
  readonly name: DerivedFunction;
  /** Functions that it must all have. */
  readonly all?: string;
  /** Functions of which it must have one. */
  readonly any?: string;
  /** Functions that it must not have. */
  readonly none: string;
  /** Functions besides which it may have no other. */
  readonly only?: string;
  /** Marks of endings that it must have, or must not. */
  readonly marks?: string;
  readonly noMarks?: string;
  /** Dictionary forms of which the head, or the noun before it, must be one. */
  readonly heads?: ReadonlySet<string>;
  /** Whether a question word must stand in the sentence, or must not. */
  readonly isAsked?: boolean;
  /** Something that somebody does by will. */
  readonly isDeed?: boolean;
  /** The predicate that ends its sentence. */
  readonly isFinal?: boolean;
  /** A sentence whose last phrase has the function by this row. */
  readonly example: string;
}

const PERMITTED = wordSet('いい 良い よい ええ かまう 構う');
const NOT_KNOWN = wordSet('わかる 分かる 判る 知る 存じる 存ずる ぞんじる');
const ALARMING = wordSet(
  `無理 むり 難しい むずかしい 困る こまる 怖い こわい 恐い やばい まずい 仕方 しかた しょうが 限界 つらい 辛い
   お手上げ 勘弁`,
);
const AT_A_LOSS = wordSet('困る こまる 参る まいる 弱る');
const SAYING = wordSet('言う いう 仰る おっしゃる');
const DOING = wordSet('する');
const MERCY = wordSet('勘弁 許す ゆるす');

/** Functions that follow from others and from the head: the one table, to be read and extended. */
export const DERIVED_ROWS: readonly DerivedRow[] = [
  // pressing: the other side shall do or leave something
  { name: 'pressing', all: 'command', none: 'quoted attributive', example: 'さっさと謝れや' },
  { name: 'pressing', all: 'request', none: 'quoted attributive past', example: '返してもらおうか' },
  { name: 'pressing', all: 'prohibition', none: 'quoted attributive past', example: '切るなよ' },
  {
    name: 'pressing',
    all: 'obligation',
    any: 'assertion declaration benefactive',
    none: 'quoted attributive past negative hedge causative',
    example: '返さなあかんやろ',
  },
  {
    name: 'pressing',
    all: 'obligation',
    none: 'quoted attributive past negative hedge polite humble explanation reason concessive causative',
    example: '返すべきだ',
  },
  {
    name: 'pressing',
    all: 'benefactive declaration',
    none: 'quoted attributive past causative',
    marks: 'receive',
    example: '金を返してもらうで',
  },
  {
    name: 'pressing',
    all: 'benefactive intention',
    none: 'quoted attributive past causative',
    marks: 'receive',
    example: '弁償してもらうしかないな',
  },
  {
    name: 'pressing',
    all: 'negative question explanation',
    none: 'quoted attributive past',
    example: '返せないのか',
  },
  // announcing: the speaker will do something
  {
    name: 'announcing',
    all: 'declaration',
    none: 'quoted attributive past obligation',
    noMarks: 'receive',
    isDeed: true,
    example: '家行くからな',
  },
  {
    name: 'announcing',
    all: 'declaration causative',
    none: 'quoted attributive past',
    example: '訴えさせてもらうわ',
  },
  {
    name: 'announcing',
    all: 'explanation',
    any: 'declaration polite',
    none: 'quoted attributive past negative question concessive reason conditional',
    heads: PERMITTED,
    example: '訴えてもいいんだぞ',
  },
  {
    name: 'announcing',
    all: 'intention',
    none: 'quoted attributive negative request conditional',
    noMarks: 'receive',
    isAsked: false,
    example: '訴えるつもりだ',
  },
  {
    name: 'announcing',
    all: 'emphatic',
    none: 'quoted attributive past negative question command request prohibition assertion desire potential',
    isDeed: true,
    example: '訴えるっつってんの',
  },
  {
    name: 'announcing',
    none: '',
    only: 'polite humble causative benefactive reason',
    noMarks: 'give receive',
    isDeed: true,
    isFinal: true,
    example: '警察を呼びますよ',
  },
  // shrinking: the speaker draws back, cannot, gives up, takes fright
  { name: 'shrinking', all: 'hedge', none: 'quoted attributive assertion', example: '難しいかもしれません' },
  {
    name: 'shrinking',
    all: 'negative potential',
    none: 'quoted attributive past question conditional',
    example: 'できかねます',
  },
  {
    name: 'shrinking',
    all: 'negative',
    none: 'quoted attributive past question conditional benefactive explanation',
    heads: NOT_KNOWN,
    example: 'わかんないです',
  },
  {
    name: 'shrinking',
    none: 'quoted attributive question conditional declaration obligation assertion past causative prohibition',
    heads: ALARMING,
    example: 'もう無理です',
  },
  {
    name: 'shrinking',
    all: 'past',
    none: 'quoted attributive question reason',
    heads: AT_A_LOSS,
    isFinal: true,
    example: '参ったな',
  },
  {
    name: 'shrinking',
    all: 'passive concessive',
    none: 'quoted attributive',
    heads: SAYING,
    example: 'そんなこと言われましても',
  },
  {
    name: 'shrinking',
    all: 'request',
    none: 'quoted attributive',
    heads: MERCY,
    example: '勘弁してください',
  },
  {
    name: 'shrinking',
    all: 'intention',
    none: 'quoted attributive negative benefactive',
    heads: DOING,
    isAsked: true,
    example: 'どうしよう',
  },
];

/** A row with its lists as bits. */
interface DerivedTest {
  readonly bit: DerivedSet;
  readonly all: FunctionSet;
  readonly any: FunctionSet;
  readonly none: FunctionSet;
  readonly marks: number;
  readonly noMarks: number;
  readonly row: DerivedRow;
}

const functionsIn = (names = ''): FunctionSet => parseEffect(names).add;
const marksIn = (names = ''): number => parseEffect(names).marks;

const TESTS: readonly DerivedTest[] = DERIVED_ROWS.map((row) => ({
  bit: 1 << DERIVED_FUNCTIONS.indexOf(row.name),
  all: functionsIn(row.all),
  any: functionsIn(row.any),
  none: row.only === undefined ? functionsIn(row.none) : ~functionsIn(row.only),
  marks: marksIn(row.marks),
  noMarks: marksIn(row.noMarks),
  row,
}));

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

function holds({ all, any, none, marks, noMarks, row }: DerivedTest, facts: PhraseFacts): boolean {
  const { functions, head } = facts;
  return (
    (functions & all) === all &&
    (any === 0 || (functions & any) !== 0) &&
    (functions & none) === 0 &&
    (facts.marks & marks) === marks &&
    (facts.marks & noMarks) === 0 &&
    (row.heads === undefined || row.heads.has(head?.base ?? '') || row.heads.has(facts.noun ?? '')) &&
    (row.isAsked === undefined || row.isAsked === facts.isAsked) &&
    (row.isDeed !== true || (head?.pos === '動詞' && !INVOLUNTARY_VERBS.has(head.base))) &&
    (row.isFinal !== true || (facts.isLast && (facts.state & ENDING_FORMS) !== 0))
  );
}

/** Forms in which a predicate can end what is said: 行く, 行きます, 行くよ, 行くから. */
const ENDING_FORMS = VERB | POLITE | FINAL | CLAUSE;

import type { Atom, FeatureKey } from '../model/compiled.js';
import type { Phrase, Sentence, Token } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { groupedBy } from '../text/grouped-by.js';
import { onceFor } from '../text/once.js';
import { firstEndingAfter } from '../text/stretches.js';
import {
  type Automaton,
  automatonOf,
  buildScanner,
  longestEnding,
  nextState,
  type ScannerTables,
} from '../text/string-scanner.js';

/** Where the words and phrases of a normalised text stand. */
export interface Positions {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  /** For each character its phrase as an index in `phrases`; -1 where there is none. */
  readonly phraseAt: Int32Array;
}

/** Lays sentences and their phrases out by character; offsets count in `text`. */
export function positionsOf(text: string, sentences: readonly Sentence[]): Positions {
  const [first] = sentences;
  const only = sentences.length === 1 ? first : undefined;
  const tokens = only?.tokens ?? sentences.flatMap((one) => one.tokens);
  const phrases = only?.phrases ?? sentences.flatMap((one) => one.phrases);
  const phraseAt = new Int32Array(text.length + 1).fill(-1);
  for (let index = 0; index < phrases.length; index++) {
    const { start, end } = phrases[index] as Phrase;
    for (let at = start; at < end; at++) phraseAt[at] = index;
  }
  return { text, sentences, tokens, phrases, phraseAt };
}

/** The token that contains the character before `end`. */
export function tokenAtEnd(tokens: readonly Token[], end: number): Token | undefined {
  const token = tokens[firstEndingAfter(tokens, end - 1)];
  return token !== undefined && token.start < end ? token : undefined;
}

/** All atoms of a rule set, ready to be looked up in one pass over a stretch. */
export interface AtomIndex {
  readonly words: ReadonlyMap<string, number>;
  /** Not 0 where a word may have a shape, see `shapeOf`. */
  readonly shapes: Uint8Array;
  readonly literals: Automaton;
  readonly literalAtoms: readonly { readonly atom: number; readonly length: number }[];
  /** Atoms that ask for features, by the rarest that each asks for: a word is tested for few of them. */
  readonly surfaces: TestsByValue;
  readonly bases: TestsByValue;
  readonly kinds: TestsByValue;
  /** Atoms that ask for none of these, or for any word. */
  readonly others: readonly TokenTest[];
}

/** What atoms are looked up by, the rarest first. */
const TEST_KEYS = ['surface', 'base', 'pos'] as const satisfies readonly FeatureKey[];

interface TokenTest {
  readonly atom: number;
  readonly holds: (token: Token) => boolean;
  readonly key: (typeof TEST_KEYS)[number] | null;
  readonly value: string;
}

type TestsByValue = ReadonlyMap<string, readonly TokenTest[]>;

/** The automaton of all literals, in the order of their atoms. */
export const buildLiterals: (atoms: readonly Atom[]) => ScannerTables = onceFor(
  (atoms: readonly Atom[]) => atoms,
  (atoms) => buildScanner(atoms.flatMap((atom) => (atom.kind === 'literal' ? [atom.text] : []))),
);

/** Lays out the atoms of a rule set for looking them up. @param literals their automaton, where it is known already */
export function indexAtoms(atoms: readonly Atom[], literals = buildLiterals(atoms)): AtomIndex {
  const words = new Map<string, number>();
  const shapes = new Uint8Array(SHAPES);
  const literalAtoms: { atom: number; length: number }[] = [];
  const tests: TokenTest[] = [];
  atoms.forEach((atom, number) => {
    if (atom.kind === 'word') {
      const { word } = atom;
      words.set(word, number);
      shapes[shapeOf(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length)] = 1;
    } else if (atom.kind === 'literal') literalAtoms.push({ atom: number, length: atom.text.length });
    else tests.push(...testsOf(atom, number));
  });
  const byValue = (key: TokenTest['key']) =>
    groupedBy(
      tests.filter((test) => test.key === key),
      ({ value }) => value,
    );
  return {
    words,
    shapes,
    literals: automatonOf(literals),
    literalAtoms,
    surfaces: byValue('surface'),
    bases: byValue('base'),
    kinds: byValue('pos'),
    others: tests.filter(({ key }) => key === null),
  };
}

const SHAPE_BITS = 17;
const SHAPES = 2 ** SHAPE_BITS;

/**
 * A hash of what is known of a word before its parts are joined. Joining strings costs more than all the rest, and one stretch of
 * tokens in many thousands makes up a word.
 */
function shapeOf(first: number, last: number, length: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b) ^ Math.imul(length, 0xc2b2ae35);
  return mixed >>> (32 - SHAPE_BITS);
}

/** The tests of an atom, one for each value of the rarest feature that it asks for. */
function testsOf(atom: Atom, number: number): readonly TokenTest[] {
  const features = new Map(atom.kind === 'features' ? atom.features : []);
  const key = TEST_KEYS.find((one) => features.has(one)) ?? null;
  const holds = tokenTest(atom);
  const values = key === null ? [''] : new Set(features.get(key));
  return Array.from(values, (value) => ({ atom: number, holds, key, value }));
}

/** What a token says of itself under each key. */
const FIELDS = {
  pos: 'pos',
  detail: 'posDetail1',
  base: 'base',
  surface: 'surface',
  form: 'conjugationForm',
  type: 'conjugationType',
} as const satisfies Record<FeatureKey, keyof Token>;

function tokenTest(atom: Atom): TokenTest['holds'] {
  if (atom.kind !== 'features') return (token) => token.pos !== '記号';
  const tests = atom.features.map(([key, values]): TokenTest['holds'] => {
    const field = FIELDS[key];
    const allowed = new Set(values);
    const beginnings = key === 'form' ? values.map((value) => value.replace(/形$/, '')) : [];
    return ({ [field]: value }) =>
      allowed.has(value) || beginnings.some((beginning) => value.startsWith(beginning));
  });
  return (token) => tests.every((holds) => holds(token));
}

/** What occurs in a stretch. */
export interface Occurrences {
  readonly positions: Positions;
  /** Occurrences of each atom, sorted by end; absent where there is none. */
  readonly byAtom: ReadonlyMap<number, readonly Span[]>;
  /** Those of sets of atoms, sorted by end and then start, as far as they have been asked for. */
  readonly bySet: Map<readonly number[], readonly Span[]>;
  /** Bits of the atoms that occur, some for several: most of the atoms that a pattern names are ruled out by a look at them. */
  readonly marks: Int32Array;
}

/** Numbers of 32 bits in `marks`; a power of two. */
const MARKS = 16;

/**
 * Finds every atom in a stretch: words by the dictionary form of their last token, up to five tokens long; literals by
 * characters, whatever the tokenizer cut; features token by token.
 */
export function findOccurrences(index: AtomIndex, positions: Positions): Occurrences {
  const byAtom = new Map<number, Span[]>();
  const marks = new Int32Array(MARKS);
  const add = (atom: number, span: Span): void => {
    const spans = byAtom.get(atom);
    if (spans) spans.push(span);
    else {
      byAtom.set(atom, [span]);
      const place = (atom >> 5) & (MARKS - 1);
      marks[place] = (marks[place] as number) | (1 << atom);
    }
  };
  findLiterals(index, positions, add);
  const { tokens } = positions;
  const { kinds, bases, surfaces, others } = index;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    findWords(index, tokens, at, token.base, add);
    const verb = commandBase(token, tokens[at + 1]);
    if (verb !== null) findWords(index, tokens, at, verb, add);
    testToken(kinds.get(token.pos), token, add);
    testToken(bases.get(token.base), token, add);
    testToken(surfaces.get(token.surface), token, add);
    testToken(others, token, add);
  }
  return { positions, byAtom, bySet: new Map(), marks };
}

/** Whether one of some atoms occurs. */
export function someOccurs(occurrences: Occurrences, atoms: readonly number[]): boolean {
  for (let at = 0; at < atoms.length; at++)
    if (spansOf(occurrences, atoms[at] as number) !== undefined) return true;
  return false;
}

/** Occurrences of any of some atoms, sorted by end and then start. */
export function occurrencesOf(occurrences: Occurrences, atoms: readonly number[]): readonly Span[] {
  if (atoms.length === 1) return spansOf(occurrences, atoms[0] as number) ?? NO_SPANS;
  const known = occurrences.bySet.get(atoms);
  if (known !== undefined) return known;
  let only: readonly Span[] | undefined;
  let several: Span[] | undefined;
  for (let at = 0; at < atoms.length; at++) {
    const spans = spansOf(occurrences, atoms[at] as number);
    if (spans === undefined) continue;
    if (only === undefined) only = spans;
    else {
      several ??= [...only];
      for (const span of spans) several.push(span);
    }
  }
  const found = several?.sort((a, b) => a.end - b.end || a.start - b.start) ?? only ?? NO_SPANS;
  occurrences.bySet.set(atoms, found);
  return found;
}

function spansOf({ byAtom, marks }: Occurrences, atom: number): readonly Span[] | undefined {
  const isMarked = ((marks[(atom >> 5) & (MARKS - 1)] as number) & (1 << atom)) !== 0;
  return isMarked ? byAtom.get(atom) : undefined;
}

const NO_SPANS: readonly Span[] = [];

type Add = (atom: number, span: Span) => void;

function findLiterals(index: AtomIndex, positions: Positions, add: Add): void {
  const { text } = positions;
  const { nodes, shorter, letters } = index.literals;
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    state = nextState(nodes, state, letters[text.charCodeAt(at)] as number);
    for (let literal = longestEnding(nodes, state); literal >= 0; literal = shorter[literal] as number) {
      const { atom, length } = index.literalAtoms[literal] as AtomIndex['literalAtoms'][number];
      const span = { start: at + 1 - length, end: at + 1 };
      if (!cutsWord(positions, span.start) && !cutsWord(positions, span.end)) add(atom, span);
    }
  }
}

/**
 * True where the characters on both sides of a position belong to one run of katakana, letters or digits (ミス|ター, A|I, 1|0),
 * and to one word: 口コミ|サイト is cut in two.
 */
function cutsWord({ text, tokens }: Positions, at: number): boolean {
  const around = text.slice(Math.max(at - 1, 0), at + 1);
  if (/^[0-9]{2}/.test(around)) return true;
  return /^(?:[ァ-ヺー]{2}|[A-Za-z]{2})/.test(around) && tokenAtEnd(tokens, at)?.end !== at;
}

/** So many tokens at most make up one word of a pattern (案内/ミス, 出し/て/もらう). */
const LONGEST_WORD = 5;

/** Words that end in a token, given its dictionary form. */
function findWords(index: AtomIndex, tokens: readonly Token[], at: number, base: string, add: Add): void {
  const token = tokens[at] as Token;
  const last = base.charCodeAt(base.length - 1);
  let first = base.charCodeAt(0);
  let { start } = token;
  for (let from = at; ; from--) {
    if (index.shapes[shapeOf(first, last, token.start - start + base.length)] !== 0) {
      let word = base;
      for (let before = at - 1; before >= from; before--) word = (tokens[before] as Token).surface + word;
      const atom = index.words.get(word);
      if (atom !== undefined) add(atom, from === at ? token : { start, end: token.end });
    }
    const previous = tokens[from - 1];
    if (previous === undefined || previous.end !== start || from === at - LONGEST_WORD + 1) return;
    start = previous.start;
    first = previous.surface.charCodeAt(0);
  }
}

function testToken(tests: readonly TokenTest[] | undefined, token: Token, add: Add): void {
  if (tests === undefined) return;
  for (const { atom, holds } of tests) if (holds(token)) add(atom, token);
}

/** え段 of potential verbs, and う段 of the verbs that they come from. */
const POTENTIAL_ROW = 'えけげせてねべめれ';
const PLAIN_ROW = 'うくぐすつぬぶむる';

/**
 * IPADIC reads a bare 代われ or 払え as a form of the potential 代われる, 払える. Before the end of a clause it is a command
 * of 代わる, 払う; the や of 払えや, which it takes for an auxiliary, is a particle.
 */
export function commandBase(token: Token, next: Token | undefined): string | null {
  if (token.pos !== '動詞') return null;
  const isWithYo = token.conjugationForm === '命令ｙｏ';
  const stem = isWithYo ? token.surface.slice(0, -1) : token.surface;
  // 〜てくれ is of くれる alone; くる commands with こい.
  if (token.base !== `${stem}る` || token.base === 'くれる') return null;
  if (!isWithYo && next !== undefined && next.pos !== '記号') {
    const isParticle = next.pos === '助詞' || (next.pos === '助動詞' && next.surface === 'や');
    if (!isParticle || /^[てで]/.test(next.surface)) return null;
  }
  const row = stem === '' ? -1 : POTENTIAL_ROW.indexOf(stem.slice(-1));
  return row < 0 ? null : stem.slice(0, -1) + PLAIN_ROW.charAt(row);
}

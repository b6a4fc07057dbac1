import type { Atom, FeatureKey } from '../model/compiled.js';
import type { Token } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import {
  type Automaton,
  automatonOf,
  buildScanner,
  longestEnding,
  nextState,
  type ScannerTables,
} from '../text/string-scanner.js';
import { type Positions, tokenAtEnd } from './positions.js';

/** So many tokens at most make up one word of a pattern (案内/ミス, 出し/て/もらう). */
const LONGEST_WORD = 5;

/** All atoms of a rule set, ready to be looked up in one pass over a turn. */
export interface AtomIndex {
  readonly words: ReadonlyMap<string, number>;
  /** For each last character of a word the lengths that occur, bit n for n code units, 31 for longer ones. */
  readonly lengthsByLast: ReadonlyMap<number, number>;
  readonly literals: Automaton;
  /** Atom number and length of each literal of the automaton. */
  readonly literalAtoms: Int32Array;
  readonly literalLengths: Int32Array;
  /** Atoms that ask for features, each by the rarest that it asks for: a word is tested for few of them. */
  readonly others: Readonly<Record<TestKey, ReadonlyMap<string, readonly TokenTest[]>>>;
  /** Atoms that ask for none of these, or for any word. */
  readonly rest: readonly TokenTest[];
}

/** What atoms are looked up by, the rarest first. */
const TEST_KEYS = ['surface', 'base', 'pos'] as const satisfies readonly FeatureKey[];
type TestKey = (typeof TEST_KEYS)[number];

interface TokenTest {
  readonly atom: number;
  readonly holds: (token: Token) => boolean;
}

/** What occurs in a turn. */
export interface Occurrences {
  /** Occurrences of each atom; absent where there is none. */
  readonly byAtom: ReadonlyMap<number, readonly Span[]>;
  /** Those of sets of atoms, sorted by end and then start, as far as they have been asked for. */
  readonly bySet: Map<readonly number[], readonly Span[]>;
}

/** What was built for atoms that are still in use. */
const built = new WeakMap<readonly Atom[], ScannerTables>();

/** The automaton of all literals, in the order of their atoms. */
export function buildLiterals(atoms: readonly Atom[]): ScannerTables {
  const literals =
    built.get(atoms) ?? buildScanner(atoms.flatMap((atom) => (atom.kind === 'literal' ? [atom.text] : [])));
  built.set(atoms, literals);
  return literals;
}

/** Lays out the atoms of a rule set for looking them up. @param literals their automaton, where it is known already */
export function indexAtoms(atoms: readonly Atom[], literals = buildLiterals(atoms)): AtomIndex {
  const words = new Map<string, number>();
  const literalAtoms: number[] = [];
  const literalLengths: number[] = [];
  const others: Record<TestKey, Map<string, TokenTest[]>> = {
    surface: new Map(),
    base: new Map(),
    pos: new Map(),
  };
  const rest: TokenTest[] = [];
  const lengthsByLast = new Map<number, number>();
  atoms.forEach((atom, number) => {
    if (atom.kind === 'word') {
      words.set(atom.word, number);
      const last = atom.word.charCodeAt(atom.word.length - 1);
      lengthsByLast.set(last, (lengthsByLast.get(last) ?? 0) | lengthBit(atom.word.length));
    } else if (atom.kind === 'literal') {
      literalAtoms.push(number);
      literalLengths.push(atom.text.length);
    } else {
      const test = { atom: number, holds: tokenTest(atom) };
      const asked = rarestAsked(atom);
      if (asked === null) {
        rest.push(test);
        return;
      }
      const byValue = others[asked.key];
      for (const value of asked.values) {
        const tests = byValue.get(value);
        if (tests) tests.push(test);
        else byValue.set(value, [test]);
      }
    }
  });
  return {
    words,
    lengthsByLast,
    literals: automatonOf(literals),
    literalAtoms: Int32Array.from(literalAtoms),
    literalLengths: Int32Array.from(literalLengths),
    others,
    rest,
  };
}

/**
 * Finds every atom in a turn: words by the dictionary form of their last token, up to five tokens long; literals by
 * characters, whatever the tokenizer cut; features token by token.
 */
export function findOccurrences(index: AtomIndex, positions: Positions): Occurrences {
  const found = new Map<number, Span[]>();
  const add = (atom: number, start: number, end: number) => {
    const spans = found.get(atom);
    if (spans) spans.push({ start, end });
    else found.set(atom, [{ start, end }]);
  };
  findLiterals(index, positions, add);
  const { tokens } = positions;
  const { others, rest } = index;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    findWords(index, tokens, at, token.base, add);
    const verb = commandBase(token, tokens[at + 1]);
    if (verb !== null) findWords(index, tokens, at, verb, add);
    testToken(others.pos.get(token.pos), token, add);
    testToken(others.base.get(token.base), token, add);
    testToken(others.surface.get(token.surface), token, add);
    testToken(rest, token, add);
  }
  return { byAtom: found, bySet: new Map() };
}

type Add = (atom: number, start: number, end: number) => void;

function findLiterals(
  { literals, literalAtoms, literalLengths }: AtomIndex,
  positions: Positions,
  add: Add,
): void {
  const { text } = positions;
  const { nodes, shorter, letters } = literals;
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    state = nextState(nodes, state, letters[text.charCodeAt(at)] as number);
    for (let literal = longestEnding(nodes, state); literal >= 0; literal = shorter[literal] as number) {
      const start = at + 1 - (literalLengths[literal] as number);
      if (cutsWord(positions, start) || cutsWord(positions, at + 1)) continue;
      add(literalAtoms[literal] as number, start, at + 1);
    }
  }
}

/**
 * True where the characters on both sides of a position belong to one run of katakana, letters or digits (ミス|ター, A|I, 1|0),
 * and to one word: 口コミ|サイト is cut in two.
 */
function cutsWord({ text, tokens }: Positions, at: number): boolean {
  const run = runOf(text.charCodeAt(at - 1));
  if (run === 0 || run !== runOf(text.charCodeAt(at))) return false;
  return run === DIGITS || tokenAtEnd(tokens, at)?.end !== at;
}

const KATAKANA = 1;
const LATIN = 2;
const DIGITS = 3;

/** The script of a character whose runs are words; 0 for every other. */
function runOf(code: number): number {
  if ((code >= 0x30a1 && code <= 0x30fa) || code === LONG_VOWEL) return KATAKANA;
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return LATIN;
  return code >= 0x30 && code <= 0x39 ? DIGITS : 0;
}

const LONG_VOWEL = 0x30fc;

/** Words that end in a token, given its dictionary form. */
function findWords(index: AtomIndex, tokens: readonly Token[], at: number, base: string, add: Add): void {
  const lengths = index.lengthsByLast.get(base.charCodeAt(base.length - 1));
  if (lengths === undefined) return;
  const token = tokens[at] as Token;
  let { start } = token;
  for (let back = 1; back <= LONGEST_WORD; back++) {
    // Joining strings costs more than all the rest: only where a word of that length ends so.
    if ((lengths & lengthBit(token.start - start + base.length)) !== 0) {
      const atom = index.words.get(surfaces(tokens, at - back + 1, at) + base);
      if (atom !== undefined) add(atom, start, token.end);
    }
    const previous = tokens[at - back];
    if (previous === undefined || previous.end !== start) return;
    start = previous.start;
  }
}

function testToken(tests: readonly TokenTest[] | undefined, token: Token, add: Add): void {
  if (tests === undefined) return;
  for (const { atom, holds } of tests) if (holds(token)) add(atom, token.start, token.end);
}

function lengthBit(length: number): number {
  return 1 << Math.min(length, 31);
}

function surfaces(tokens: readonly Token[], from: number, to: number): string {
  let joined = '';
  for (let at = from; at < to; at++) joined += tokens[at]?.surface ?? '';
  return joined;
}

/** え段 of a potential verb to う段 of the verb it comes from. */
const POTENTIAL_ROWS: ReadonlyMap<string, string> = new Map(
  ['えう', 'けく', 'げぐ', 'せす', 'てつ', 'ねぬ', 'べぶ', 'めむ', 'れる'].map(([from = '', to = '']) => [
    from,
    to,
  ]),
);

/**
 * IPADIC reads a bare 代われ or 払え as a form of the potential 代われる, 払える. Before the end of a clause it is a command
 * of 代わる, 払う; the や of 払えや, which it takes for an auxiliary, is a particle.
 */
export function commandBase(token: Token, next: Token | undefined): string | null {
  const isWithYo = token.conjugationForm === '命令ｙｏ';
  const stem = isWithYo ? token.surface.slice(0, -1) : token.surface;
  // 〜てくれ is of くれる alone; くる commands with こい.
  if (token.pos !== '動詞' || token.base !== `${stem}る` || token.base === 'くれる') return null;
  if (isWithYo) return commandedVerb(stem);
  const isParticle = next?.pos === '助詞' || (next?.pos === '助動詞' && next.surface === 'や');
  if (next !== undefined && next.pos !== '記号' && (!isParticle || /^[てで]/.test(next.surface))) return null;
  return commandedVerb(stem);
}

/** 返せ → 返す; null where no verb has such a command. */
function commandedVerb(stem: string): string | null {
  const verb = POTENTIAL_ROWS.get(stem.at(-1) ?? '');
  return verb === undefined ? null : stem.slice(0, -1) + verb;
}

/** The rarest of the features that an atom asks for, and the values that it allows; null where it may stand on any. */
function rarestAsked(atom: Atom): { readonly key: TestKey; readonly values: ReadonlySet<string> } | null {
  if (atom.kind !== 'features') return null;
  for (const key of TEST_KEYS) {
    const asked = atom.features.find(([one]) => one === key);
    if (asked !== undefined) return { key, values: new Set(asked[1]) };
  }
  return null;
}

function tokenTest(atom: Atom): (token: Token) => boolean {
  if (atom.kind !== 'features') return (token) => token.pos !== '記号';
  const tests = atom.features.map(([key, values]): ((token: Token) => boolean) => {
    const allowed = new Set(values);
    const beginnings = key === 'form' ? values.map((value) => value.replace(/形$/, '')) : [];
    return (token) => {
      const value = featureOf(token, key);
      return allowed.has(value) || beginnings.some((beginning) => value.startsWith(beginning));
    };
  });
  return (token) => tests.every((holds) => holds(token));
}

function featureOf(token: Token, key: FeatureKey): string {
  switch (key) {
    case 'pos':
      return token.pos;
    case 'detail':
      return token.posDetail1;
    case 'base':
      return token.base;
    case 'surface':
      return token.surface;
    case 'form':
      return token.conjugationForm;
    case 'type':
      return token.conjugationType;
  }
}

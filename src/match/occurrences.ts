import type { Atom, FeatureKey } from '../model/compiled.js';
import type { Token } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { compileScanner, type StringScanner } from '../text/string-scanner.js';
import type { Positions } from './positions.js';

/** So many tokens at most make up one word of a pattern (案内/ミス, 出し/て/もらう). */
const LONGEST_WORD = 5;

/** All atoms of a rule set, ready to be looked up in one pass over a turn. */
export interface AtomIndex {
  readonly words: ReadonlyMap<string, number>;
  readonly literals: StringScanner;
  /** Atom number and length of each literal of the scanner. */
  readonly literalAtoms: readonly { readonly atom: number; readonly length: number }[];
  readonly others: readonly (readonly [number, Atom])[];
}

/** Occurrences of each atom in a turn, sorted by end and then start; absent where there is none. */
export type Occurrences = ReadonlyMap<number, readonly Span[]>;

export function indexAtoms(atoms: readonly Atom[]): AtomIndex {
  const words = new Map<string, number>();
  const literals: string[] = [];
  const literalAtoms: { atom: number; length: number }[] = [];
  const others: (readonly [number, Atom])[] = [];
  atoms.forEach((atom, number) => {
    if (atom.kind === 'word') words.set(atom.word, number);
    else if (atom.kind === 'literal') {
      literals.push(atom.text);
      literalAtoms.push({ atom: number, length: atom.text.length });
    } else others.push([number, atom]);
  });
  return { words, literals: compileScanner(literals), literalAtoms, others };
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
  index.literals(positions.text, (literal, end) => {
    const entry = index.literalAtoms[literal];
    if (entry !== undefined) add(entry.atom, end - entry.length, end);
  });
  const tokens = positions.tokens;
  tokens.forEach((token, at) => {
    const bases = [token.base, ...commandBase(token, tokens[at + 1])];
    let before = '';
    let start = token.start;
    for (let back = 1; back <= LONGEST_WORD; back++) {
      for (const base of bases) {
        const atom = index.words.get(before + base);
        if (atom !== undefined) add(atom, start, token.end);
      }
      const previous = tokens[at - back];
      if (previous === undefined || previous.end !== start) break;
      before = previous.surface + before;
      start = previous.start;
    }
    for (const [number, atom] of index.others) {
      if (
        atom.kind === 'any-token'
          ? token.pos !== '記号'
          : atom.kind === 'features' && hasFeatures(token, atom.features)
      ) {
        add(number, token.start, token.end);
      }
    }
  });
  return found;
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
 * of 代わる, 払う.
 */
function commandBase(token: Token, next: Token | undefined): readonly string[] {
  if (token.pos !== '動詞' || token.base !== `${token.surface}る`) return [];
  if (next !== undefined && next.pos !== '記号' && (next.pos !== '助詞' || /^[てで]/.test(next.surface)))
    return [];
  const verb = POTENTIAL_ROWS.get(token.surface.at(-1) ?? '');
  return verb === undefined ? [] : [token.surface.slice(0, -1) + verb];
}

function hasFeatures(token: Token, features: readonly (readonly [FeatureKey, readonly string[]])[]): boolean {
  return features.every(([key, values]) => {
    const value = featureOf(token, key);
    return values.some(
      (wanted) => value === wanted || (key === 'form' && value.startsWith(wanted.replace(/形$/, ''))),
    );
  });
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

import type { Atom, CompiledNode } from '../../model/compiled.js';
import { commonness } from '../../text/commonness.js';

/** Words whose inflected forms share no characters, or only a single kana. */
const NO_STEM = new Set([
  'する',
  'くる',
  'だ',
  'です',
  'ます',
  'た',
  'ない',
  'ぬ',
  'ん',
  'いい',
  'よい',
  'や',
  'じゃ',
  'たい',
  'らしい',
  'べし',
  'ある',
  'いる',
  'う',
]);
const VERB_ENDINGS = new Set([...'うくぐすつぬぶむる']);

/** Groups of strings: of each group one must occur. */
export type StemGroups = readonly (readonly string[])[];

/** So many ways to match are told apart; more are told as one. */
const MOST_WAYS = 150;

/**
 * The ways in which a pattern can match: in one of them, of each group one string must occur in the normalised text. Follows
 * from the pattern alone: the unchanging part of an inflected word, the characters of a literal.
 *
 * @param known of the same atoms; what is found out is added
 */
export function waysToMatch(
  node: CompiledNode,
  atoms: readonly Atom[],
  known: KnownWays = new Map(),
): readonly StemGroups[] {
  const before = known.get(node);
  if (before !== undefined) return before;
  const ways = waysOf(node, atoms, known);
  known.set(node, ways);
  return ways;
}

/** The ways of nodes that were asked for before: word sets and parts stand in many patterns. */
export type KnownWays = Map<CompiledNode, readonly StemGroups[]>;

function waysOf(node: CompiledNode, atoms: readonly Atom[], known: KnownWays): readonly StemGroups[] {
  const inner = (one: CompiledNode) => waysToMatch(one, atoms, known);
  switch (node.kind) {
    case 'atoms': {
      const stems = unite(node.atoms.map((number) => stemsOfAtom(atoms[number])));
      return stems === null ? ANY_TEXT : [[stems]];
    }
    case 'alternative':
      return eitherOf(node.options.flatMap(inner));
    case 'constrained':
      return inner(node.node);
    case 'sequence':
      return node.items.map((item) => inner(item.node)).reduce(bothOf, ANY_TEXT);
    case 'together':
      return node.parts.map(inner).reduce(bothOf, ANY_TEXT);
    case 'optional':
    case 'sentence-start':
    case 'sentence-end':
      return ANY_TEXT;
  }
}

/** One way without a condition. */
const ANY_TEXT: readonly StemGroups[] = [[]];

/** Ways with a single group are one way with a larger group. */
function eitherOf(ways: readonly StemGroups[]): readonly StemGroups[] {
  if (ways.some((groups) => groups.length === 0)) return ANY_TEXT;
  const single = ways.filter((groups) => groups.length === 1).flat();
  const longer = ways.filter((groups) => groups.length > 1);
  return single.length === 0 ? longer : [[[...new Set(single.flat())]], ...longer];
}

function bothOf(left: readonly StemGroups[], right: readonly StemGroups[]): readonly StemGroups[] {
  if (left.length * right.length <= MOST_WAYS)
    return left.flatMap((one) => right.map((other) => [...one, ...other]));
  return left.length > right.length ? bothOf(asOneWay(left), right) : bothOf(left, asOneWay(right));
}

function asOneWay(ways: readonly StemGroups[]): readonly StemGroups[] {
  const stems = unite(ways.map(mostSelective));
  return stems === null ? ANY_TEXT : [[stems]];
}

function stemsOfAtom(atom: Atom | undefined): readonly string[] | null {
  if (atom?.kind === 'literal') return [atom.text];
  if (atom?.kind === 'word') {
    return stemsOfWord(atom.word);
  }
  if (atom?.kind === 'features') {
    const valuesOf = (key: string) => atom.features.find(([name]) => name === key)?.[1];
    const bases = valuesOf('base');
    return valuesOf('surface') ?? (bases ? unite(bases.map(stemsOfWord)) : null);
  }
  return null;
}

/**
 * What may follow the stem of a verb in kana: the row that it is inflected in, euphonic changes (って, んで, いて), contractions
 * (言やあ, わかんない) and the imperatives in い of ござる, なさる, くださる.
 */
const NEXT_LETTERS: ReadonlyMap<string, string> = new Map([
  ['う', 'わいうえおっや'],
  ['く', 'かきくけこいっ'],
  ['ぐ', 'がぎぐげごい'],
  ['す', 'さしすせそっ'],
  ['つ', 'たちつてとっ'],
  ['ぬ', 'なにぬねのん'],
  ['ぶ', 'ばびぶべぼん'],
  ['む', 'まみむめもん'],
]);

/** Stems of verbs in る that are inflected in the row of ら only; after others nearly every letter may follow. */
const STEMS_IN_RA: ReadonlySet<string> = new Set('切知帰走減取送撮録守謝断困怒黙乗売作握限蹴貼張振触破');
const ROW_OF_RA = 'らりるれろっん';

/** What a kana before い of an adjective may become stays in its row: ありがたい, ありがとう; すごい, すげえ. */
const KANA_ROWS: readonly string[] = [
  'あいうえお',
  'かきくけこ',
  'がぎぐげご',
  'さしすせそ',
  'ざじずぜぞ',
  'たちつてと',
  'だぢづでど',
  'なにぬねの',
  'ばびぶべぼ',
  'まみむめも',
  'やゆよ',
  'らりるれろ',
  'わいうえお',
];

/**
 * The stems of a word; null where there are none. A kana or a single kanji says little (切 stands in 親切), so the letters
 * that may follow it are told as well.
 */
function stemsOfWord(word: string): readonly string[] | null {
  // 連れてくる: 連れてこい, 連れてきて.
  if (/[てで]くる$/.test(word)) return [...'きくこ'].map((letter) => word.slice(0, -2) + letter);
  const stem = unchangingPart(word);
  if (stem === '') return null;
  const next = lettersAfter(stem, word.slice(stem.length));
  if (next === undefined || !/^(?:[ぁ-んァ-ヶ]{1,2}|\p{Script=Han})$/u.test(stem)) return [stem];
  return [...next].map((letter) => stem + letter);
}

/** The letters that may follow the stem of an inflected word; undefined where nearly all may. */
function lettersAfter(stem: string, ending: string): string | undefined {
  if (ending === 'る' && STEMS_IN_RA.has(stem)) return ROW_OF_RA;
  if (/^[ぁ-ん]い$/.test(ending)) return KANA_ROWS.find((row) => row.includes(ending.charAt(0)));
  return NEXT_LETTERS.get(ending);
}

/** The part of a dictionary form that stays in every inflected form; '' where there is none. */
function unchangingPart(word: string): string {
  if (NO_STEM.has(word)) return '';
  if (word.endsWith('する')) return word.slice(0, -2);
  const last = word.at(-1) ?? '';
  if (VERB_ENDINGS.has(last)) return word.slice(0, -1);
  if (last === 'い') {
    // ありがたい → ありがとう, 面白い → 面白う: before い a kana may change as well.
    return /[ぁ-ん]い$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
  }
  return /[だなた]$/.test(word) ? word.slice(0, -1) : word;
}

function unite(stems: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = new Set<string>();
  for (const some of stems) {
    if (some === null) return null;
    for (const stem of some) all.add(stem);
  }
  return [...all];
}

/** Of several groups that must all be met, the one that the fewest texts will meet. */
function mostSelective(groups: StemGroups): readonly string[] | null {
  let best: readonly string[] | null = null;
  for (const group of groups) if (best === null || commonness(group) < commonness(best)) best = group;
  return best;
}

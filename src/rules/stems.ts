import type { Atom, CompiledNode } from '../model/compiled.js';

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

/**
 * Groups of strings: of each group one must occur in the normalised text where the pattern matches. Without a group, nothing
 * can be said. Follows from the pattern alone: the unchanging part of an inflected word, the characters of a literal.
 */
export function stemGroupsOf(node: CompiledNode, atoms: readonly Atom[]): readonly (readonly string[])[] {
  switch (node.kind) {
    case 'atoms':
      return groupOf(unite(node.atoms.map((number) => stemsOfAtom(atoms[number]))));
    case 'alternative':
      return groupOf(unite(node.options.map((option) => mostSelective(stemGroupsOf(option, atoms)))));
    case 'constrained':
      return stemGroupsOf(node.node, atoms);
    case 'sequence':
      return node.items.flatMap((item) => stemGroupsOf(item.node, atoms));
    case 'together':
      return node.parts.flatMap((part) => stemGroupsOf(part, atoms));
    case 'optional':
    case 'sentence-start':
    case 'sentence-end':
      return [];
  }
}

function groupOf(stems: readonly string[] | null): readonly (readonly string[])[] {
  return stems === null ? [] : [stems];
}

function stemsOfAtom(atom: Atom | undefined): readonly string[] | null {
  if (atom?.kind === 'literal') return [atom.text];
  if (atom?.kind === 'word') {
    const stem = unchangingPart(atom.word);
    return stem === '' ? null : [stem];
  }
  return null;
}

/** The part of a dictionary form that stays in every inflected form; '' where there is none. */
export function unchangingPart(word: string): string {
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

/** Of several sets that must all be met, the one whose shortest stem is longest, then the smallest. */
function mostSelective(groups: readonly (readonly string[])[]): readonly string[] | null {
  let best: readonly string[] | null = null;
  for (const some of groups) {
    if (
      best === null ||
      shortest(some) > shortest(best) ||
      (shortest(some) === shortest(best) && some.length < best.length)
    ) {
      best = some;
    }
  }
  return best;
}

function shortest(stems: readonly string[]): number {
  return stems.reduce((least, stem) => Math.min(least, stem.length), Number.POSITIVE_INFINITY);
}

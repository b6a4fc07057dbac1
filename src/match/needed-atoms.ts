import type { CompiledNode, CompiledPattern } from '../model/compiled.js';

/** Atoms of which one stands wherever a pattern matches; null where a match may do without any. */
export function neededAtoms(node: CompiledNode): readonly number[] | null {
  switch (node.kind) {
    case 'atoms':
      return node.atoms;
    case 'constrained':
      return neededAtoms(node.node);
    case 'alternative': {
      const all = new Set<number>();
      for (const option of node.options) {
        const needed = neededAtoms(option);
        if (needed === null) return null;
        for (const atom of needed) all.add(atom);
      }
      return [...all];
    }
    case 'sequence':
      return fewest(node.items.map((item) => neededAtoms(item.node)));
    case 'together':
      return fewest(node.parts.map(neededAtoms));
    case 'optional':
    case 'sentence-start':
    case 'sentence-end':
      return null;
  }
}

function fewest(lists: readonly (readonly number[] | null)[]): readonly number[] | null {
  return lists.reduce(
    (best, list) => (best === null || (list !== null && list.length < best.length) ? list : best),
    null,
  );
}

/** False where a pattern cannot match in a stretch in which just these atoms stand. */
export type AtomFilter = (pattern: CompiledPattern, occurring: ReadonlyMap<number, unknown>) => boolean;

/** Returns a filter that remembers what each pattern needs. */
export function createAtomFilter(): AtomFilter {
  const neededBy = new WeakMap<CompiledPattern, { readonly atoms: readonly number[] | null }>();
  return (pattern, occurring) => {
    let needed = neededBy.get(pattern);
    if (needed === undefined) {
      needed = { atoms: neededAtoms(pattern.node) };
      neededBy.set(pattern, needed);
    }
    return needed.atoms === null || needed.atoms.some((atom) => occurring.has(atom));
  };
}

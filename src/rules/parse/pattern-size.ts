import type { PatternNode } from '../../model/pattern.js';

/** So many word sets or parts at most may name each other in a row. */
export const DEEPEST_NESTING = 30;

/** So many words, literals and other items at most may a pattern have, its sets and parts written out. */
export const LARGEST_PATTERN = 20_000;

/**
 * Returns a function that tells how many items a pattern has, its sets and parts written out. Each set and each part is
 * counted once, however often it is used; those that are unknown or contain themselves count nothing.
 *
 * @param entriesOf the entries of a word set
 */
export function createPatternMeter(
  entriesOf: (set: string) => readonly PatternNode[],
): (node: PatternNode) => number {
  const known = new Map<string | PatternNode, number>();
  /** Also guards against circles: what is being counted counts nothing meanwhile. */
  const once = (key: string | PatternNode, count: () => number): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, 0);
    const size = count();
    known.set(key, size);
    return size;
  };
  const sum = (nodes: readonly PatternNode[], depth: number): number =>
    nodes.reduce((total, node) => total + sizeOf(node, depth), 0);
  const sizeOf = (node: PatternNode, depth: number): number => {
    switch (node.kind) {
      case 'set':
        if (depth > DEEPEST_NESTING) return 0;
        return once(node.name, () => sum(entriesOf(node.name), depth + 1));
      case 'part':
        return once(node.node, () => sizeOf(node.node, depth));
      case 'optional':
      case 'constrained':
        return sizeOf(node.node, depth);
      case 'sequence':
        return node.items.reduce((total, item) => total + sizeOf(item.node, depth), 0);
      case 'alternative':
        return sum(node.options, depth);
      case 'together':
        return sum(node.parts, depth);
      default:
        return 1;
    }
  };
  return (node) => sizeOf(node, 0);
}

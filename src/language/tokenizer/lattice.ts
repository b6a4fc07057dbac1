/**
 * The ways to cut a sentence into words: `NODE_STRIDE` numbers a node, and its cost apart, because whole numbers beyond 32
 * bits occur in long texts. Node 0 is the sentence's start.
 */
export interface Lattice {
  readonly nodes: Int32Array;
  /** Cost of the best path up to and with the node. */
  readonly totals: Float64Array;
}

export const NODE_STRIDE = 5;
export const NODE_WORD = 0;
/** Position at which the word ends; it starts where the predecessor ends. */
export const NODE_END = 1;
/** The best predecessor; `NO_NODE` at the start. */
export const NODE_PREVIOUS = 2;
/** Right context of the word. */
export const NODE_CONTEXT = 3;
/** The node appended before this one that ends at the same position, or `NO_NODE`. */
export const NODE_SIBLING = 4;

export const NO_NODE = -1;

export const createLattice = (capacity: number): Lattice => ({
  nodes: new Int32Array(capacity * NODE_STRIDE),
  totals: new Float64Array(capacity),
});

/** The same nodes with room for twice as many. */
export function growLattice(lattice: Lattice): Lattice {
  const grown = createLattice(lattice.totals.length * 2);
  grown.nodes.set(lattice.nodes);
  grown.totals.set(lattice.totals);
  return grown;
}

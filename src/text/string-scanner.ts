/** Calls `onHit` with the index of each string that occurs in `text`, and the UTF-16 offset after it, by offset and longest first. */
export type StringScanner = (text: string, onHit: (index: number, end: number) => void) => void;

/**
 * An automaton that finds many strings in one pass (Aho and Corasick 1975) as plain data, so that it can be kept in a file
 * and be handed to other threads. Node 0 is the root.
 */
export interface ScannerTables {
  /** Code units that lead from the root to a node, and these nodes. */
  readonly rootUnits: Uint16Array;
  readonly rootNodes: Int32Array;
  /** Open hash table of the other steps, linear probing; `child` 0 marks a free place. */
  readonly parent: Int32Array;
  readonly unit: Uint16Array;
  readonly child: Int32Array;
  /** For each node that of its longest proper suffix. */
  readonly failure: Int32Array;
  /** For each node the string that ends there; -1 where none does. */
  readonly ending: Int32Array;
  /** For each node the nearest one on its way of failures where a string ends; 0 where there is none. */
  readonly shorter: Int32Array;
}

const ROOT = 0;
const CODE_UNITS = 65_536;

/** Builds the automaton of `strings`, which are distinct and not empty. */
export function buildScanner(strings: readonly string[]): ScannerTables {
  const most = strings.reduce((sum, string) => sum + string.length, 1);
  const size = tableSize(most);
  const steps = {
    parent: new Int32Array(size),
    unit: new Uint16Array(size),
    child: new Int32Array(size),
  };
  const roots = new Int32Array(CODE_UNITS);
  const parentOf = new Int32Array(most);
  const unitOf = new Uint16Array(most);
  const depthOf = new Int32Array(most);
  const ending = new Int32Array(most).fill(-1);
  let nodes = 1;
  strings.forEach((string, index) => {
    let node = ROOT;
    for (let i = 0; i < string.length; i++) {
      const unit = string.charCodeAt(i);
      let child = node === ROOT ? (roots[unit] as number) : childOf(steps, node, unit);
      if (child === 0) {
        child = nodes++;
        parentOf[child] = node;
        unitOf[child] = unit;
        depthOf[child] = i + 1;
        if (node === ROOT) roots[unit] = child;
        else addStep(steps, node, unit, child);
      }
      node = child;
    }
    ending[node] = index;
  });
  const failure = new Int32Array(nodes);
  const shorter = new Int32Array(nodes);
  for (const node of byDepth(depthOf.subarray(0, nodes))) {
    const unit = unitOf[node] as number;
    if (parentOf[node] === ROOT) continue;
    let suffix = failure[parentOf[node] as number] as number;
    let target = stepFrom(steps, roots, suffix, unit);
    while (target === 0 && suffix !== ROOT) {
      suffix = failure[suffix] as number;
      target = stepFrom(steps, roots, suffix, unit);
    }
    failure[node] = target;
    shorter[node] = (ending[target] as number) >= 0 ? target : (shorter[target] as number);
  }
  const rootNodes = Int32Array.from({ length: nodes }, (_, node) => node).filter(
    (node) => depthOf[node] === 1,
  );
  return {
    ...steps,
    rootNodes,
    rootUnits: Uint16Array.from(rootNodes, (node) => unitOf[node] as number),
    failure,
    shorter,
    ending: ending.slice(0, nodes),
  };
}

/** The scanner of an automaton. Time is linear in the text and the hits, whatever the number of strings. */
export function scannerOf(tables: ScannerTables): StringScanner {
  const { failure, ending, shorter, rootNodes } = tables;
  const roots = new Int32Array(CODE_UNITS);
  tables.rootUnits.forEach((unit, index) => {
    roots[unit] = rootNodes[index] as number;
  });
  return (text, onHit) => {
    let node = ROOT;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let next = stepFrom(tables, roots, node, unit);
      while (next === 0 && node !== ROOT) {
        node = failure[node] as number;
        next = stepFrom(tables, roots, node, unit);
      }
      node = next;
      if (node === ROOT) continue;
      let at = (ending[node] as number) >= 0 ? node : (shorter[node] as number);
      for (; at !== 0; at = shorter[at] as number) onHit(ending[at] as number, i + 1);
    }
  };
}

/** Builds the scanner of `strings`, which are distinct and not empty. */
export function compileScanner(strings: readonly string[]): StringScanner {
  return scannerOf(buildScanner(strings));
}

type Steps = Pick<ScannerTables, 'parent' | 'unit' | 'child'>;

function stepFrom(steps: Steps, roots: Int32Array, node: number, unit: number): number {
  return node === ROOT ? (roots[unit] as number) : childOf(steps, node, unit);
}

function childOf({ parent, unit: units, child }: Steps, node: number, unit: number): number {
  const mask = child.length - 1;
  let place = hash(node, unit) & mask;
  for (;;) {
    const found = child[place] as number;
    if (found === 0 || (parent[place] === node && units[place] === unit)) return found;
    place = (place + 1) & mask;
  }
}

function addStep({ parent, unit: units, child }: Steps, node: number, unit: number, to: number): void {
  const mask = child.length - 1;
  let place = hash(node, unit) & mask;
  while (child[place] !== 0) place = (place + 1) & mask;
  parent[place] = node;
  units[place] = unit;
  child[place] = to;
}

/** Multiplies with odd constants whose bits are well mixed (2^32 divided by the golden ratio; MurmurHash3). */
function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A power of two that leaves at least half of the table free. */
function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
}

/** All nodes but the root, those of smaller depth first. */
function byDepth(depthOf: Int32Array): Int32Array {
  return Int32Array.from({ length: depthOf.length - 1 }, (_, index) => index + 1).sort(
    (a, b) => (depthOf[a] as number) - (depthOf[b] as number),
  );
}

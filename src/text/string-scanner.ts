import { buildDenseTrie, type DenseTrie } from './dense-trie.js';

/** Calls `onHit` with the index of each string that occurs in `text`, and the UTF-16 offset after it, by offset and longest first. */
export type StringScanner = (text: string, onHit: (index: number, end: number) => void) => void;

/**
 * An automaton that finds many strings in one pass (Aho and Corasick 1975) as plain data, so that it can be kept in a file
 * and be handed to other threads. A state is the place of a node of the tree times `NODE`.
 */
export interface ScannerTables {
  /** The code units that occur, ascending; unit i has the class i + 1, all others have none. */
  readonly units: Uint16Array;
  /**
   * For each state, next to each other since they are read together: where the states of its children are counted from, the
   * state of its parent, that of its longest proper suffix, and twice the longest string that ends there, one more where that is
   * all that leads there (`NO_STRING` where none ends).
   */
  readonly nodes: Int32Array;
  /** For each string the longest shorter one that ends wherever it ends; `NO_STRING` where there is none. */
  readonly shorter: Int32Array;
}

/** The automaton with what is unpacked for a scan. */
export interface Automaton extends ScannerTables {
  /** For each code unit its class times `NODE`. */
  readonly letters: Int32Array;
}

const ROOT = 0;
const CODE_UNITS = 65_536;
/** So many numbers tell of a node. */
const NODE = 4;
const PARENT = 1;
const FAILURE = 2;
const LONGEST = 3;

/** Stands for a string where there is none. */
const NO_STRING = -1;

/** Builds the automaton of `strings`, which are distinct and not empty. */
export function buildScanner(strings: readonly string[]): ScannerTables {
  const trie = buildDenseTrie(strings);
  const { units, base, parent, ending } = trie;
  const failure = new Int32Array(parent.length);
  const longest = new Int32Array(parent.length).fill(NO_STRING);
  const shorter = new Int32Array(strings.length).fill(NO_STRING);
  for (const node of nodesByDepth(trie)) {
    const from = parent[node] as number;
    const letter = node - (base[from] as number);
    let target = ROOT;
    if (from !== ROOT) {
      let suffix = failure[from] as number;
      target = childIn(trie, suffix, letter);
      while (target === ROOT && suffix !== ROOT) {
        suffix = failure[suffix] as number;
        target = childIn(trie, suffix, letter);
      }
    }
    failure[node] = target;
    const own = ending[node] as number;
    const beneath = longest[target] as number;
    longest[node] = own >= 0 ? own : beneath;
    if (own >= 0) shorter[own] = beneath;
  }
  const nodes = new Int32Array(parent.length * NODE);
  for (let node = 0; node < parent.length; node++) {
    const at = node * NODE;
    nodes[at] = (base[node] as number) * NODE;
    nodes[at + PARENT] = (parent[node] as number) * NODE;
    nodes[at + FAILURE] = (failure[node] as number) * NODE;
    const string = longest[node] as number;
    nodes[at + LONGEST] = string < 0 ? NO_STRING : 2 * string + Number(ending[node] === string);
  }
  return { units, nodes, shorter };
}

/** The automaton of tables that `buildScanner` made or that were read from a file. */
export function automatonOf(tables: ScannerTables): Automaton {
  // Only the units that occur are visited: there are several automata, and every process begins with this.
  const letters = new Int32Array(CODE_UNITS);
  tables.units.forEach((unit, index) => {
    letters[unit] = (index + 1) * NODE;
  });
  return { ...tables, letters };
}

/** The state after one more letter; `ROOT` 0 where no string begins so. Amortised one look-up a letter. */
export function nextState(nodes: Int32Array, state: number, letter: number): number {
  if (letter === 0) return ROOT;
  let node = state;
  for (;;) {
    const next = (nodes[node] as number) + letter;
    if (nodes[next + PARENT] === node) return next;
    if (node === ROOT) return ROOT;
    node = nodes[node + FAILURE] as number;
  }
}

/** The longest string that ends in a state, `NO_STRING` where none does; `shorter` tells of the others. */
export function longestEnding(nodes: Int32Array, state: number): number {
  return (nodes[state + LONGEST] as number) >> 1;
}

/** The state that one more letter of the same string leads to; `ROOT` 0 where there is none. */
export function childOf(nodes: Int32Array, state: number, letter: number): number {
  if (letter === 0) return ROOT;
  const next = (nodes[state] as number) + letter;
  return nodes[next + PARENT] === state ? next : ROOT;
}

/** The string that leads from the root to a state, `NO_STRING` where it is none. */
export function stringOf(nodes: Int32Array, state: number): number {
  const string = nodes[state + LONGEST] as number;
  return string >= 0 && (string & 1) === 1 ? string >> 1 : NO_STRING;
}

/** The scanner of an automaton. Time is linear in the text and the hits, whatever the number of strings. */
export function scannerOf(tables: ScannerTables): StringScanner {
  const { nodes, shorter, letters } = automatonOf(tables);
  return (text, onHit) => {
    let state = ROOT;
    for (let i = 0; i < text.length; i++) {
      state = nextState(nodes, state, letters[text.charCodeAt(i)] as number);
      for (let string = longestEnding(nodes, state); string >= 0; string = shorter[string] as number)
        onHit(string, i + 1);
    }
  };
}

/** Builds the scanner of `strings`, which are distinct and not empty. */
export function compileScanner(strings: readonly string[]): StringScanner {
  return scannerOf(buildScanner(strings));
}

/** The child by the unit of a class; `ROOT` where there is none. */
function childIn({ base, parent }: DenseTrie, node: number, letter: number): number {
  const child = (base[node] as number) + letter;
  return parent[child] === node ? child : ROOT;
}

/** All nodes but the root, those of smaller depth first. */
function nodesByDepth({ parent }: DenseTrie): Int32Array {
  // The children of a node as a chain: the first of each, and what follows each.
  const first = new Int32Array(parent.length);
  const following = new Int32Array(parent.length);
  let count = 0;
  for (let node = parent.length - 1; node > ROOT; node--) {
    const from = parent[node] as number;
    if (from < 0) continue;
    following[node] = first[from] as number;
    first[from] = node;
    count++;
  }
  const nodes = new Int32Array(count);
  let end = 0;
  for (let at = -1; at < end; at++) {
    const node = at < 0 ? ROOT : (nodes[at] as number);
    for (let child = first[node] as number; child !== 0; child = following[child] as number)
      nodes[end++] = child;
  }
  return nodes;
}

import { buildDenseTrie, classesOf, type DenseTrie } from './dense-trie.js';

/** Calls `onHit` with the index of each string that occurs in `text`, and the UTF-16 offset after it, by offset and longest first. */
export type StringScanner = (text: string, onHit: (index: number, end: number) => void) => void;

/**
 * An automaton that finds many strings in one pass (Aho and Corasick 1975) as plain data, so that it can be kept in a file
 * and be handed to other threads.
 */
export interface ScannerTables extends DenseTrie {
  /** For each node that of its longest proper suffix. */
  readonly failure: Int32Array;
  /** For each node the nearest one on its way of failures, itself included, where a string ends; 0 where there is none. */
  readonly output: Int32Array;
}

/** The automaton with what is unpacked for a scan. */
export interface Automaton extends ScannerTables {
  readonly classes: Uint16Array;
}

const ROOT = 0;

/** Builds the automaton of `strings`, which are distinct and not empty. */
export function buildScanner(strings: readonly string[]): ScannerTables {
  const trie = buildDenseTrie(strings);
  const { units, base, parent, ending } = trie;
  const failure = new Int32Array(parent.length);
  const output = new Int32Array(parent.length);
  for (const node of nodesByDepth(trie)) {
    const from = parent[node] as number;
    const letter = node - (base[from] as number);
    let target = ROOT;
    if (from !== ROOT) {
      let suffix = failure[from] as number;
      target = childBy(trie, suffix, letter);
      while (target === ROOT && suffix !== ROOT) {
        suffix = failure[suffix] as number;
        target = childBy(trie, suffix, letter);
      }
    }
    failure[node] = target;
    output[node] = (ending[node] as number) >= 0 ? node : (output[target] as number);
  }
  return { units, base, parent, ending, failure, output };
}

export function automatonOf(tables: ScannerTables): Automaton {
  return { ...tables, classes: classesOf(tables.units) };
}

/** The state after one more code unit; `ROOT` 0 where no string begins so. Amortised one look-up a unit. */
export function nextState(
  { base, parent, failure, classes }: Automaton,
  state: number,
  unit: number,
): number {
  const letter = classes[unit] as number;
  if (letter === 0) return ROOT;
  let node = state;
  for (;;) {
    const next = (base[node] as number) + letter;
    if (parent[next] === node) return next;
    if (node === ROOT) return ROOT;
    node = failure[node] as number;
  }
}

/** The scanner of an automaton. Time is linear in the text and the hits, whatever the number of strings. */
export function scannerOf(tables: ScannerTables): StringScanner {
  const automaton = automatonOf(tables);
  const { ending, failure, output } = automaton;
  return (text, onHit) => {
    let state = ROOT;
    for (let i = 0; i < text.length; i++) {
      state = nextState(automaton, state, text.charCodeAt(i));
      for (let at = output[state] as number; at !== ROOT; at = output[failure[at] as number] as number)
        onHit(ending[at] as number, i + 1);
    }
  };
}

/** Builds the scanner of `strings`, which are distinct and not empty. */
export function compileScanner(strings: readonly string[]): StringScanner {
  return scannerOf(buildScanner(strings));
}

/** The child by the unit of a class; `ROOT` 0 where there is none. */
export function childBy({ base, parent }: DenseTrie, node: number, letter: number): number {
  if (letter === 0) return ROOT;
  const child = (base[node] as number) + letter;
  return parent[child] === node ? child : ROOT;
}

/** All nodes but the root, those of smaller depth first. */
function nodesByDepth({ parent }: DenseTrie): readonly number[] {
  const childrenOf = new Map<number, number[]>();
  parent.forEach((from, node) => {
    if (node === ROOT || from < 0) return;
    const known = childrenOf.get(from);
    if (known) known.push(node);
    else childrenOf.set(from, [node]);
  });
  const nodes: number[] = [ROOT];
  for (let at = 0; at < nodes.length; at++) nodes.push(...(childrenOf.get(nodes[at] as number) ?? []));
  return nodes.slice(1);
}

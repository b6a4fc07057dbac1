import type { EndingRow } from './ending-rows.js';
import { parseStates } from './ending-states.js';
import { type EndingEffect, parseEffect } from './function-sets.js';

/** An ending ready for use. */
export interface Ending extends EndingEffect {
  readonly after: number;
  readonly leaves: number;
}

/** All endings in a tree by character: `next` holds the child for node × 65536 + character, `endings` what ends there. */
export interface EndingTrie {
  readonly next: ReadonlyMap<number, number>;
  readonly endings: readonly (readonly Ending[])[];
}

const NONE: readonly Ending[] = [];

/** Builds the tree. Endings of the same characters keep the order of the rows. */
export function buildEndingTrie(rows: readonly EndingRow[]): EndingTrie {
  const next = new Map<number, number>();
  const endings: Ending[][] = [[]];
  for (const [ending, after, then, functions] of rows) {
    let node = 0;
    for (let index = 0; index < ending.length; index++) {
      const key = node * 0x10000 + ending.charCodeAt(index);
      let child = next.get(key);
      if (child === undefined) {
        child = endings.length;
        endings.push([]);
        next.set(key, child);
      }
      node = child;
    }
    endings[node]?.push({ after: parseStates(after), leaves: parseStates(then), ...parseEffect(functions) });
  }
  return { next, endings };
}

/** The node below `node` for a character, or -1. */
export function childOf(trie: EndingTrie, node: number, code: number): number {
  return trie.next.get(node * 0x10000 + code) ?? -1;
}

/** The endings that end at a node. */
export function endingsAt(trie: EndingTrie, node: number): readonly Ending[] {
  return trie.endings[node] ?? NONE;
}

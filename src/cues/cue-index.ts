import type { CueModel } from './cue-model.js';

/**
 * The cues of many rules in one tree over UTF-16 code units: node 0 is the root, a child is found by a hash of node
 * and code unit, and a node whose path is a cue has a stretch of postings, one a rule.
 */
export interface CueIndex {
  readonly nodes: number;
  /** Child of the root by code unit, 0 where there is none. */
  readonly roots: Int32Array;
  /** Open hash table with linear probing; `child` 0 marks a free place. */
  readonly parent: Int32Array;
  readonly code: Uint16Array;
  readonly child: Int32Array;
  /** Postings of node n: `first[n]` to `first[n + 1] - 1`. */
  readonly first: Int32Array;
  /** Index of the rule in the list that was compiled, ascending within a node. */
  readonly rule: Uint16Array;
  readonly weight: Float64Array;
}

const CODE_UNITS = 65536;

export function buildCueIndex(models: readonly CueModel[]): CueIndex {
  const postings = new Map<string, { rule: number; weight: number }[]>();
  models.forEach((model, rule) => {
    for (const { cue, weight } of model.cues) {
      const list = postings.get(cue);
      if (list) list.push({ rule, weight });
      else postings.set(cue, [{ rule, weight }]);
    }
  });
  const paths = new Set<string>();
  for (const cue of postings.keys()) for (let end = 1; end <= cue.length; end++) paths.add(cue.slice(0, end));
  const sorted = [...paths].sort();
  const numbers = new Map(sorted.map((path, i) => [path, i + 1]));
  const size = tableSize(sorted.length);
  const index = {
    nodes: sorted.length + 1,
    roots: new Int32Array(CODE_UNITS),
    parent: new Int32Array(size),
    code: new Uint16Array(size),
    child: new Int32Array(size),
    first: new Int32Array(sorted.length + 2),
  };
  const rule: number[] = [];
  const weight: number[] = [];
  sorted.forEach((path, i) => {
    const node = i + 1;
    index.first[node] = rule.length;
    for (const posting of postings.get(path) ?? []) {
      rule.push(posting.rule);
      weight.push(posting.weight);
    }
    const code = path.charCodeAt(path.length - 1);
    const parent = numbers.get(path.slice(0, -1)) ?? 0;
    if (parent === 0) {
      index.roots[code] = node;
      return;
    }
    let place = hash(parent, code) & (size - 1);
    while (index.child[place] !== 0) place = (place + 1) & (size - 1);
    index.parent[place] = parent;
    index.code[place] = code;
    index.child[place] = node;
  });
  index.first[sorted.length + 1] = rule.length;
  return { ...index, rule: Uint16Array.from(rule), weight: Float64Array.from(weight) };
}

/** The node that `code` leads to; 0 where no cue goes on so. */
export function childOf(index: CueIndex, node: number, code: number): number {
  if (node === 0) return index.roots[code] as number;
  const mask = index.child.length - 1;
  let place = hash(node, code) & mask;
  for (;;) {
    const child = index.child[place] as number;
    if (child === 0 || (index.parent[place] === node && index.code[place] === code)) return child;
    place = (place + 1) & mask;
  }
}

/** Multiplies with odd constants whose bits are well mixed (2^32 divided by the golden ratio; MurmurHash3). */
function hash(node: number, code: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(code + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A power of two that leaves at least half of the table free. */
function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
}

/** Calls `onHit` with the index of each string that occurs in `text`, and the UTF-16 offset after it; a string may be told often. */
export type StringScanner = (text: string, onHit: (index: number, end: number) => void) => void;

const ROOT = 0;

/**
 * Builds an automaton that finds all of `strings` in one pass over a text (Aho and Corasick 1975).
 * Time is linear in the text and the hits, whatever the number of strings.
 */
export function compileScanner(strings: readonly string[]): StringScanner {
  // Transitions as one map from node * 65536 + code unit, so that a thousand rules cost no table per node.
  const next = new Map<number, number>();
  const hits: number[][] = [[]];
  strings.forEach((string, index) => {
    let node = ROOT;
    for (let i = 0; i < string.length; i++) {
      const key = node * 65_536 + string.charCodeAt(i);
      let child = next.get(key);
      if (child === undefined) {
        child = hits.push([]) - 1;
        next.set(key, child);
      }
      node = child;
    }
    hits[node]?.push(index);
  });
  const failure = linkFailures(next, hits);
  const first = new Uint8Array(65_536);
  for (const key of next.keys()) if (key < 65_536) first[key] = 1;

  return (text, onHit) => {
    let node = ROOT;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (node === ROOT && first[unit] === 0) continue;
      let child = next.get(node * 65_536 + unit);
      while (child === undefined && node !== ROOT) {
        node = failure[node] ?? ROOT;
        child = next.get(node * 65_536 + unit);
      }
      node = child ?? ROOT;
      const found = hits[node];
      if (found !== undefined) for (const index of found) onHit(index, i + 1);
    }
  };
}

/** For each node the node of its longest proper suffix; hits of the suffix are added to the node's own. */
function linkFailures(next: ReadonlyMap<number, number>, hits: number[][]): Int32Array {
  const failure = new Int32Array(hits.length);
  const children: [number, number][][] = hits.map(() => []);
  for (const [key, child] of next) children[Math.floor(key / 65_536)]?.push([key % 65_536, child]);
  const queue = [ROOT];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? ROOT;
    for (const [unit, child] of children[node] ?? []) {
      queue.push(child);
      let suffix = node;
      let target: number | undefined;
      while (suffix !== ROOT && target === undefined) {
        suffix = failure[suffix] ?? ROOT;
        target = next.get(suffix * 65_536 + unit);
      }
      failure[child] = target ?? ROOT;
      if (target !== undefined) hits[child]?.push(...(hits[target] ?? []));
    }
  }
  return failure;
}

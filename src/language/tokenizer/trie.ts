/**
 * A trie in a double array (Aoe 1989, doi:10.1109/32.31365), three numbers a node: base, check, value. The child of node
 * `n` for code `c` is node `base(n) + c` if its check is `n`. The value is what `buildTrie` was given, or `NO_VALUE`.
 * The root is node 0 with base 0, so a first character's node is its code.
 */
export type Trie = Int32Array;

export const TRIE_STRIDE = 3;
export const TRIE_CHECK = 1;
export const TRIE_VALUE = 2;

/** Value of a node that is only the beginning of keys. */
export const NO_VALUE = -1;

const UNUSED = -1;
/** A search for room that fails this often makes later ones start where it ended, or full stretches are scanned again and again. */
const PATIENCE = 32;

/**
 * A trie over keys written in codes from 1 to `highestCode`, one UTF-16 unit a code; keys are sorted, differ and are not
 * empty. It is padded, so that a look-up of any code up to `highestCode` stays within the array.
 */
export function buildTrie(keys: readonly string[], values: Int32Array, highestCode: number): Trie {
  const room = createRoom(highestCode + 1);

  function placeKeys(node: number, start: number, end: number, depth: number): void {
    let first = start;
    if ((keys[first] ?? '').length === depth) {
      room.setValue(node, values[first] as number);
      first += 1;
    }
    const codes: number[] = [];
    const bounds: number[] = [];
    for (let key = first; key < end; key += 1) {
      const code = (keys[key] ?? '').charCodeAt(depth);
      if (codes.at(-1) !== code) {
        codes.push(code);
        bounds.push(key);
      }
    }
    if (codes.length === 0) return;
    const base = node === 0 ? 0 : room.findBase(codes);
    room.place(node, base, codes);
    bounds.push(end);
    for (const [child, code] of codes.entries()) {
      placeKeys(base + code, bounds[child] ?? end, bounds[child + 1] ?? end, depth + 1);
    }
  }

  placeKeys(0, 0, keys.length, 0);
  return room.finish(highestCode);
}

/** The double array under construction. Its unused nodes form a linked list, so that used ones need not be visited. */
function createRoom(reserved: number) {
  let size = 0;
  let units = new Int32Array(0);
  let nextFree = new Int32Array(0);
  let previousFree = new Int32Array(0);
  let highestUsed = 0;
  // The first nodes are left to the root's children: a base found behind them is never negative.
  let firstFree = reserved;
  let searchFrom = reserved;
  reserve(reserved + (1 << 16));

  function reserve(nodes: number): void {
    if (nodes <= size) return;
    const grownSize = Math.max(nodes, size * 2);
    const grownUnits = new Int32Array(grownSize * TRIE_STRIDE).fill(UNUSED);
    grownUnits.set(units);
    const grownNext = new Int32Array(grownSize);
    const grownPrevious = new Int32Array(grownSize);
    for (let node = size; node < grownSize; node += 1) {
      grownNext[node] = node + 1;
      grownPrevious[node] = node - 1;
    }
    grownNext.set(nextFree);
    grownPrevious.set(previousFree);
    [size, units, nextFree, previousFree] = [grownSize, grownUnits, grownNext, grownPrevious];
  }

  const isFree = (node: number): boolean => (units[node * TRIE_STRIDE + TRIE_CHECK] as number) === UNUSED;

  function take(node: number): void {
    if (node < reserved) return;
    const next = nextFree[node] as number;
    const previous = previousFree[node] as number;
    reserve(next + 1);
    previousFree[next] = previous;
    if (node === firstFree) {
      firstFree = next;
    } else {
      nextFree[previous] = next;
    }
    if (node === searchFrom) searchFrom = next;
  }

  return {
    findBase(codes: readonly number[]): number {
      const lowest = codes[0] ?? 0;
      const span = (codes.at(-1) ?? 0) - lowest;
      let node = codes.length === 1 ? firstFree : searchFrom;
      for (let failures = 0; ; failures += 1) {
        reserve(node + span + 1);
        const base = node - lowest;
        if (codes.every((code) => isFree(base + code))) {
          if (failures > PATIENCE) searchFrom = node;
          return base;
        }
        node = nextFree[node] as number;
      }
    },
    place(parent: number, base: number, codes: readonly number[]): void {
      units[parent * TRIE_STRIDE] = base;
      for (const code of codes) {
        const node = base + code;
        take(node);
        units[node * TRIE_STRIDE + TRIE_CHECK] = parent;
        highestUsed = Math.max(highestUsed, node);
      }
    },
    setValue(node: number, value: number): void {
      units[node * TRIE_STRIDE + TRIE_VALUE] = value;
    },
    finish(padding: number): Trie {
      reserve(highestUsed + padding + 1);
      const trie = units.slice(0, (highestUsed + padding + 1) * TRIE_STRIDE);
      for (let unit = 0; unit < trie.length; unit += TRIE_STRIDE) {
        // A node without children leads to the root's children: none of them has it as its check.
        trie[unit] = Math.max(0, trie[unit] as number);
      }
      return trie;
    },
  };
}

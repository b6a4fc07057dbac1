/**
 * A tree over UTF-16 code units in which a step takes one look-up (double array, Aoe 1989), as plain data that can be
 * kept in a file and handed to other threads. Node 0 is the root; the child of node n by the unit of class c is
 * `base[n] + c` where `parent` of that place is n. Places that are no nodes have the parent -1.
 */
export interface DenseTrie {
  /** The code units that occur, ascending; unit i has the class i + 1, all others have none. */
  readonly units: Uint16Array;
  readonly base: Int32Array;
  readonly parent: Int32Array;
  /** For each node the string that ends there, -1 where none does. */
  readonly ending: Int32Array;
}

/** Builds the tree of `strings`, which are distinct and not empty. */
export function buildDenseTrie(strings: readonly string[]): DenseTrie {
  const units = Uint16Array.from(unitsOf(strings)).sort();
  const classes = classesOf(units);
  const order = Int32Array.from(strings.keys()).sort((a, b) => compare(strings[a], strings[b]));
  const sorted = Array.from(order, (string) => strings[string] as string);
  const places = createPlaces(units.length + 1);
  /** Of each string the node where it ends, in their order. */
  const endsAt = new Int32Array(order.length);
  let level: Range[] = [{ node: 0, first: 0, end: order.length }];
  for (let depth = 0; level.length > 0; depth++) {
    const next: Range[] = [];
    // Nodes with many children are hard to place: they come first.
    for (const { node, first, end } of level) {
      let from = first;
      if (from < end && sorted[from]?.length === depth) endsAt[from++] = node;
      if (from === end) continue;
      const children = childrenOf(sorted, classes, from, end, depth);
      const base = places.put(node, children);
      for (const child of children) {
        child.node += base;
        next.push(child);
      }
    }
    level = next;
  }
  const { base, parent } = places.tables();
  const endings = new Int32Array(parent.length).fill(-1);
  for (const [at, string] of order.entries()) endings[endsAt[at] as number] = string;
  return { units, base, parent, ending: endings };
}

/** For each code unit its class, 0 where it does not occur. */
function classesOf(units: Uint16Array): Uint16Array {
  const classes = new Uint16Array(CODE_UNITS);
  units.forEach((unit, index) => {
    classes[unit] = index + 1;
  });
  return classes;
}

const CODE_UNITS = 65_536;

/** Strings in their order from `first` to before `end` that share the way to a node. */
interface Range {
  node: number;
  readonly first: number;
  readonly end: number;
}

function unitsOf(strings: readonly string[]): ReadonlySet<number> {
  const units = new Set<number>();
  for (const string of strings) for (let i = 0; i < string.length; i++) units.add(string.charCodeAt(i));
  return units;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The ranges of the children; in place of their nodes stand the classes that lead to them. */
function childrenOf(
  sorted: readonly string[],
  classes: Uint16Array,
  first: number,
  end: number,
  depth: number,
): Range[] {
  const children: Range[] = [];
  let from = first;
  let unit = (sorted[first] as string).charCodeAt(depth);
  for (let at = first + 1; at < end; at++) {
    const other = (sorted[at] as string).charCodeAt(depth);
    if (other === unit) continue;
    children.push({ node: classes[unit] as number, first: from, end: at });
    from = at;
    unit = other;
  }
  children.push({ node: classes[unit] as number, first: from, end });
  return children;
}

interface Places {
  /** Finds places for the children of a node, told by their classes, and returns its base. */
  readonly put: (node: number, children: readonly Range[]) => number;
  readonly tables: () => { readonly base: Int32Array; readonly parent: Int32Array };
}

/** So many free places are tried for a node with several children before it is put behind all others. */
const MOST_TRIES = 2000;

function createPlaces(classes: number): Places {
  let parent = new Int32Array(SOME_PLACES).fill(FREE);
  let base = new Int32Array(SOME_PLACES);
  /** The free places in order, each leading to the next. */
  let next = Int32Array.from(parent.keys(), (place) => place + 1);
  /** All from here on are free. */
  let used = 1;
  parent[0] = ROOT;
  const growTo = (size: number) => {
    if (size <= parent.length) return;
    const length = 2 * size;
    const [oldParent, oldBase, oldNext] = [parent, base, next];
    parent = new Int32Array(length).fill(FREE);
    parent.set(oldParent);
    base = new Int32Array(length);
    base.set(oldBase);
    next = new Int32Array(length);
    next.set(oldNext);
    for (let place = oldNext.length; place < length; place++) next[place] = place + 1;
  };
  const isFree = (place: number) => place > 0 && (place >= used || parent[place] === FREE);
  /** Leads past places that were taken since. */
  const freeAfter = (place: number): number => {
    let free = place < used ? (next[place] as number) : place + 1;
    while (!isFree(free)) free = next[free] as number;
    if (place < used) next[place] = free;
    return free;
  };
  const areFree = (start: number, children: readonly Range[]): boolean => {
    for (let index = 1; index < children.length; index++)
      if (!isFree(start + (children[index] as Range).node)) return false;
    return true;
  };
  return {
    put: (node, children) => {
      const first = (children[0] as Range).node;
      let free = freeAfter(0);
      let tries = 0;
      while (free < first || !areFree(free - first, children)) {
        free = ++tries < MOST_TRIES ? freeAfter(free) : Math.max(free, used) + 1;
      }
      const start = free - first;
      base[node] = start;
      for (const child of children) {
        const place = start + child.node;
        growTo(place + 1);
        used = Math.max(used, place + 1);
        parent[place] = node;
      }
      return start;
    },
    tables: () => {
      // A look-up from any node stays inside of the tables.
      const size = used + classes + 1;
      growTo(size);
      return { base: base.slice(0, size), parent: parent.slice(0, size) };
    },
  };
}

const ROOT = 0;
/** The parent of a place that is no node. */
const FREE = -1;
/** There is room for so many places to begin with. */
const SOME_PLACES = 1024;

/**
 * One sorted sequence of several sorted ones. Of each only the next item is held; of equal items those of the earlier sequence
 * come first.
 */
export function* mergeSorted<Item>(
  sequences: readonly Iterable<Item>[],
  compare: (left: Item, right: Item) => number,
): Generator<{ readonly item: Item; readonly from: number }> {
  const heads: Head<Item>[] = [];
  const isBefore = (left: Head<Item>, right: Head<Item>): boolean =>
    (compare(left.item, right.item) || left.from - right.from) < 0;
  for (const [from, sequence] of sequences.entries()) {
    const rest = sequence[Symbol.iterator]();
    const next = rest.next();
    if (!next.done) rise(heads, heads.push({ item: next.value, from, rest }) - 1, isBefore);
  }
  for (let [first] = heads; first !== undefined; [first] = heads) {
    yield { item: first.item, from: first.from };
    const next = first.rest.next();
    const last = next.done ? heads.pop() : undefined;
    if (!next.done) heads[0] = { ...first, item: next.value };
    else if (last !== undefined && heads.length > 0) heads[0] = last;
    sink(heads, isBefore);
  }
}

/** The next item of a sequence, and what is left of it. */
interface Head<Item> {
  readonly item: Item;
  readonly from: number;
  readonly rest: Iterator<Item>;
}

/** Moves the last head of a heap up to its place. */
function rise<Value>(heap: Value[], start: number, isBefore: (left: Value, right: Value) => boolean): void {
  for (let at = start; at > 0; ) {
    const parent = (at - 1) >> 1;
    const [one, above] = [heap[at] as Value, heap[parent] as Value];
    if (!isBefore(one, above)) return;
    heap[at] = above;
    heap[parent] = one;
    at = parent;
  }
}

/** Moves the first head of a heap down to its place. */
function sink<Value>(heap: Value[], isBefore: (left: Value, right: Value) => boolean): void {
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const isRight = right < heap.length && isBefore(heap[right] as Value, heap[left] as Value);
    const child = isRight ? right : left;
    const [one, below] = [heap[at] as Value, heap[child] as Value];
    if (!isBefore(below, one)) return;
    heap[at] = below;
    heap[child] = one;
    at = child;
  }
}

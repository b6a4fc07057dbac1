/** A stretch of a text, half-open. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** True where two stretches share a character. */
export function touches(one: Stretch, other: Stretch): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Index of the first of sorted stretches that ends behind a position; their number where none does. */
export function firstEndingAfter(sorted: readonly Stretch[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Stretch).end > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Those of sorted stretches, none of which lies over another, that touch one, with their indices. */
export function* touchedBy<One extends Stretch>(
  sorted: readonly One[],
  stretch: Stretch,
): Generator<readonly [index: number, touched: One]> {
  for (let index = firstEndingAfter(sorted, stretch.start); index < sorted.length; index++) {
    const one = sorted[index] as One;
    if (one.start >= stretch.end) return;
    yield [index, one];
  }
}

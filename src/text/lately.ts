/**
 * Remembers what a costly pure function gave for its last few keys. A key is a list of values that are told apart by identity:
 * where all of them are the same objects as before, so is what comes of them.
 *
 * @param most so many results are kept
 */
export function lately<Result>(most: number): (key: readonly unknown[], compute: () => Result) => Result {
  const kept: { readonly key: readonly unknown[]; readonly result: Result }[] = [];
  return (key, compute) => {
    const at = kept.findIndex((one) => areSame(one.key, key));
    const found = at < 0 ? { key, result: compute() } : (kept.splice(at, 1)[0] as (typeof kept)[number]);
    kept.unshift(found);
    kept.splice(most);
    return found.result;
  };
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

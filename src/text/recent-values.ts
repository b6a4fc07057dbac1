/** Values that were asked for lately, by their text. */
export interface RecentValues<Value> {
  readonly find: (key: string) => Value | undefined;
  readonly keep: (key: string, value: Value) => void;
  /** The value of `key`; made and kept where it is not known. */
  readonly get: (key: string, make: () => Value) => Value;
}

/**
 * Keeps values in two generations: a new one fills until it weighs `most` characters, then it becomes the old one and what the old
 * one held is forgotten. What is asked for moves on to the new one, so that frequent values stay.
 *
 * @param weightOf what a value weighs beside its key, in characters
 */
export function createRecentValues<Value>(
  most: number,
  weightOf: (value: Value) => number = () => 0,
): RecentValues<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let characters = 0;
  const keep = (key: string, value: Value): void => {
    if (characters > most) {
      old = young;
      young = new Map();
      characters = 0;
    }
    young.set(key, value);
    characters += key.length + weightOf(value);
  };
  const find = (key: string): Value | undefined => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key);
    if (value !== undefined) keep(key, value);
    return value;
  };
  return {
    find,
    keep,
    get: (key, make) => {
      const known = find(key);
      if (known !== undefined) return known;
      const value = make();
      keep(key, value);
      return value;
    },
  };
}

/** Values that were asked for lately, by their text. */
export interface RecentValues<Value> {
  /** The value of `key`; made and kept where it is not known. */
  readonly get: (key: string, make: () => Value) => Value;
}

/**
 * Keeps values in two generations: a new one fills until its keys have `most` characters, then it becomes the old one and
 * what the old one held is forgotten. What is asked for moves on to the new one, so that frequent values stay.
 */
export function createRecentValues<Value>(most: number): RecentValues<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let characters = 0;
  return {
    get: (key, make) => {
      const known = young.get(key);
      if (known !== undefined) return known;
      const value = old.get(key) ?? make();
      if (characters > most) {
        old = young;
        young = new Map();
        characters = 0;
      }
      young.set(key, value);
      characters += key.length;
      return value;
    },
  };
}

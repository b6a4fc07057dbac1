// @ts-check
/**
 * @typedef {object} Random
 * @property {(limit: number) => number} below a whole number from 0, less than `limit`
 * @property {(probability: number) => boolean} chance
 * @property {<T>(items: readonly T[]) => T} pick
 * @property {<T>(items: readonly T[]) => T[]} shuffle a shuffled copy
 */

/**
 * Numbers that look random and are the same on every machine (mulberry32 by Tommy Ettinger, public domain).
 * @param {number} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} limit */
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) {
        throw new RangeError('Nothing to pick from.');
      }
      return item;
    },
    shuffle(items) {
      const rest = [...items];
      const shuffled = [];
      while (rest.length > 0) {
        shuffled.push(...rest.splice(below(rest.length), 1));
      }
      return shuffled;
    },
  };
}

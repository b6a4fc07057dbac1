/**
 * Features found by their hashes; plain data. Hashes of 64 bits stand for the features themselves: with some 200,000 of them two are the
 * same once in a thousand million tables, and opening a table costs no time.
 */
export interface FeatureTable {
  /** Two numbers a slot, the hash of its feature; both 0 where the slot is empty. The number of slots is a power of 2. */
  readonly hashes: Int32Array;
  /** For each slot the number of its feature. */
  readonly numbers: Int32Array;
}

/** So many slots a feature: short ways to an empty one. */
const ROOM = 2;

/** Numbers of features in the order in which they first come. */
export interface FeatureNumbers {
  readonly of: (feature: string, basis?: HashBasis) => number;
  readonly count: () => number;
  readonly table: () => FeatureTable;
}

/** The features themselves are not kept: their hashes tell them apart. @param most so many features come at most */
export function createNumbers(most: number): FeatureNumbers {
  const hashes = new Int32Array(2 * slotsFor(most));
  const numbers = new Int32Array(hashes.length / 2);
  /** The hash of each feature, by number. */
  const hashOfNumber = new Int32Array(2 * most);
  let count = 0;
  return {
    of: (feature, basis = WORD_BASIS) => {
      const [low, high] = hashOf(feature, basis);
      const slot = slotOf(hashes, low, high);
      if (hashes[2 * slot] !== 0 || hashes[2 * slot + 1] !== 0) return numbers[slot] as number;
      for (const [place, table] of [
        [slot, hashes],
        [count, hashOfNumber],
      ] as const) {
        table[2 * place] = low;
        table[2 * place + 1] = high;
      }
      numbers[slot] = count;
      return count++;
    },
    count: () => count,
    // Features that come several times left room that no reading needs.
    table: () => tableOf(hashOfNumber.subarray(0, 2 * count)),
  };
}

/** @param hashOfNumber two numbers a feature */
function tableOf(hashOfNumber: Int32Array): FeatureTable {
  const count = hashOfNumber.length / 2;
  const hashes = new Int32Array(2 * slotsFor(count));
  const numbers = new Int32Array(hashes.length / 2);
  for (let number = 0; number < count; number++) {
    const low = hashOfNumber[2 * number] as number;
    const high = hashOfNumber[2 * number + 1] as number;
    const slot = slotOf(hashes, low, high);
    hashes[2 * slot] = low;
    hashes[2 * slot + 1] = high;
    numbers[slot] = number;
  }
  return { hashes, numbers };
}

function slotsFor(features: number): number {
  let slots = 1;
  while (slots < ROOM * features) slots *= 2;
  return slots;
}

/** The slot of a hash, or the empty one where it would stand. */
export function slotOf(hashes: Int32Array, low: number, high: number): number {
  const mask = hashes.length / 2 - 1;
  let slot = low & mask;
  while (
    (hashes[2 * slot] !== 0 || hashes[2 * slot + 1] !== 0) &&
    (hashes[2 * slot] !== low || hashes[2 * slot + 1] !== high)
  )
    slot = (slot + 1) & mask;
  return slot;
}

/**
 * Two hashes of 32 bits (FNV-1a over code units, Fowler, Noll, Vo 1991, with two primes), never both 0. They are taken
 * letter by letter, so that a longer feature goes on from a shorter one.
 */
function hashOf(text: string, basis: HashBasis): readonly [low: number, high: number] {
  let { low, high } = basis;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = nextLow(low, code);
    high = nextHigh(high, code);
  }
  return [finalLow(low), finalHigh(low, high)];
}

export const nextLow = (low: number, code: number): number => Math.imul(low ^ code, 0x01000193);

export function nextHigh(high: number, code: number): number {
  const mixed = Math.imul(high ^ code, 0x5bd1e995);
  return mixed ^ (mixed >>> 15);
}

export const finalLow = (low: number): number => low ^ (low >>> 13);

export const finalHigh = (low: number, high: number): number =>
  high === 0 && finalLow(low) === 0 ? 1 : high;

/** What the hashes of a view begin with. */
export interface HashBasis {
  readonly low: number;
  readonly high: number;
}

export const WORD_BASIS: HashBasis = { low: 0x811c9dc5 | 0, high: 0x1b873593 | 0 };

/** Before a run of characters: no feature of the words begins with a blank. */
const RUN_MARK = ' '.charCodeAt(0);
export const RUN_BASIS: HashBasis = {
  low: nextLow(WORD_BASIS.low, RUN_MARK),
  high: nextHigh(WORD_BASIS.high, RUN_MARK),
};

import { WEIGHT_UNITS } from './character-index.js';
import type { RuleModel } from './judge-model.js';

/** The features of the word views of many rules, found by hash; plain data. */
export interface WordIndex {
  /** Two numbers a slot, the hash of its feature; both 0 where the slot is empty. The number of slots is a power of 2. */
  readonly hashes: Int32Array;
  /** For each slot the number of its feature. */
  readonly numbers: Int32Array;
  /** The postings of feature n are written from `starts[n]` to before `starts[n + 1]`: rule and weight in units. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
}

/** So many slots a feature: short ways to an empty one. */
const ROOM = 2;

/**
 * Hashes of 64 bits stand for the features themselves: with some 100,000 of them two are the same once in a thousand
 * million tables, and opening a table costs no time.
 */
export function buildWordIndex(models: readonly Pick<RuleModel, 'words'>[]): WordIndex {
  const postings = new Map<string, number[]>();
  models.forEach(({ words }, rule) => {
    for (const { feature, weight } of words.weights) {
      const list = postings.get(feature) ?? [];
      postings.set(feature, list);
      list.push(rule, Math.round(weight * WEIGHT_UNITS));
    }
  });
  let slots = 1;
  while (slots < ROOM * postings.size) slots *= 2;
  const hashes = new Int32Array(2 * slots);
  const numbers = new Int32Array(slots);
  const starts: number[] = [];
  const all: number[] = [];
  for (const [feature, list] of postings) {
    const [low, high] = hashOf(feature);
    const slot = slotOf(hashes, low, high);
    hashes[2 * slot] = low;
    hashes[2 * slot + 1] = high;
    numbers[slot] = starts.length;
    starts.push(all.length);
    for (const one of list) all.push(one);
  }
  starts.push(all.length);
  return { hashes, numbers, starts: Int32Array.from(starts), postings: Int32Array.from(all) };
}

/** Adds the weights of a feature to the sums of its rules, `factor` times each. */
export function addPostings(
  { hashes, numbers, starts, postings }: WordIndex,
  feature: string,
  sums: Float64Array,
): void {
  const [low, high] = hashOf(feature);
  const slot = slotOf(hashes, low, high);
  if (hashes[2 * slot] === 0 && hashes[2 * slot + 1] === 0) return;
  const number = numbers[slot] as number;
  const last = starts[number + 1] as number;
  for (let at = starts[number] as number; at < last; at += 2) {
    const rule = postings[at] as number;
    sums[rule] = (sums[rule] as number) + (postings[at + 1] as number) / WEIGHT_UNITS;
  }
}

/** The slot of a hash, or the empty one where it would stand. */
function slotOf(hashes: Int32Array, low: number, high: number): number {
  const mask = hashes.length / 2 - 1;
  let slot = low & mask;
  while (
    (hashes[2 * slot] !== 0 || hashes[2 * slot + 1] !== 0) &&
    (hashes[2 * slot] !== low || hashes[2 * slot + 1] !== high)
  )
    slot = (slot + 1) & mask;
  return slot;
}

/** Two hashes of 32 bits (FNV-1a over code units, Fowler, Noll, Vo 1991, with two primes), never both 0. */
function hashOf(text: string): readonly [low: number, high: number] {
  let low = 0x811c9dc5 | 0;
  let high = 0x1b873593 | 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 15;
  }
  low ^= low >>> 13;
  return [low | 0, high === 0 && low === 0 ? 1 : high | 0];
}

/** Numbers of 32 bits, always the same: G. Marsaglia, Xorshift RNGs, J. Stat. Software 8, 2003. */
export function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** The largest number of `xorshift`. */
export const RANDOM_RANGE = 4294967295;

/** Puts numbers into another order. */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    const swapped = order[i] as number;
    order[i] = order[j] as number;
    order[j] = swapped;
  }
}

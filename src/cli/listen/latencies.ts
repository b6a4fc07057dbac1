/** Milliseconds a bucket, and buckets: all that takes longer is in the last. */
const BUCKET_MS = 0.05;
const BUCKETS = 20_000;

/** How long turns took, in constant memory. */
export class Latencies {
  readonly #buckets = new Uint32Array(BUCKETS);
  #count = 0;

  add(milliseconds: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.floor(milliseconds / BUCKET_MS));
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
    this.#count++;
  }

  get count(): number {
    return this.#count;
  }

  /** Milliseconds within which this share of all turns was done; 0 where there was none. */
  within(share: number): number {
    let left = share * this.#count;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= this.#buckets[bucket] ?? 0;
      if (left <= 0) return this.#count === 0 ? 0 : (bucket + 1) * BUCKET_MS;
    }
    return BUCKETS * BUCKET_MS;
  }
}

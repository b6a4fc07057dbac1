import type { InputFile } from './files.js';

/** Smaller inputs never fill a heap. */
const LARGE_INPUT = 1024 * 1024;
/** V8 lets a heap grow to four times what is alive in it before it collects all garbage; this is twice, at no cost in time. */
const GROWTH = '--heap-growing-percent=100';
/** From this version on V8 lets the part of the heap for young objects grow to several times what it was, for a twentieth of the time. */
const LARGE_NURSERY_V8 = 13;
const SMALL_NURSERY = '--semi-space-growth-factor=1';

/**
 * Keeps heaps small, of this thread and of workers, where the input is large. Returns true where that was done; code that is
 * compiled then is of no use to other runs, as V8 tells runs with other flags apart.
 */
export async function limitHeapGrowth(files: readonly InputFile[]): Promise<boolean> {
  if (files.reduce((sum, { size }) => sum + size, 0) < LARGE_INPUT) return false;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(GROWTH);
  if (Number.parseInt(process.versions.v8, 10) >= LARGE_NURSERY_V8) setFlagsFromString(SMALL_NURSERY);
  return true;
}

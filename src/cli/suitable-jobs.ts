import type { InputFile } from './files.js';

/** A worker costs a start of its own; smaller inputs are done sooner without. */
const LEAST_BYTES_A_WORKER = 2 * 1024 * 1024;

/**
 * So many threads suit the input; 1 means no worker beside this one. Of standard input it is known only when it is read:
 * workers are started as it grows. `told` is the user's `--jobs`.
 */
export function suitableJobs(
  files: readonly InputFile[],
  told: number | undefined,
  processors: number,
): number {
  if (told !== undefined) return told;
  if (files.some(({ path }) => path === null)) return processors;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return Math.max(1, Math.min(processors, Math.floor(bytes / LEAST_BYTES_A_WORKER)));
}

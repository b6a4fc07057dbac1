import type { InputFile } from './files.js';

/** A worker costs a start of its own; smaller inputs are done sooner without. */
const LEAST_BYTES_A_WORKER = 1024 * 1024;
/** Larger files are read as a stream, which a worker would have to hold whole. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** So many threads suit the input; 1 means no worker beside this one. `told` is the user's `--jobs`. */
export function suitableJobs(
  files: readonly InputFile[],
  told: number | undefined,
  processors: number,
): number {
  if (files.some(({ path, size }) => path === null || size > LARGEST_FILE)) return 1;
  if (told !== undefined) return Math.min(told, files.length);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return Math.max(1, Math.min(processors, files.length, Math.floor(bytes / LEAST_BYTES_A_WORKER)));
}

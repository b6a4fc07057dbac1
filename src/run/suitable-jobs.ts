import { type InputFile, isFromProgram } from './files.js';

/** A worker costs a start of its own; smaller inputs are done sooner without. */
const LEAST_BYTES_A_WORKER = 2 * 1024 * 1024;

/**
 * So many threads suit the input; 1 means no worker beside this one. Standard input and pipes stay in one: a filter answers each call as
 * it comes, where threads wait for a batch. `told` is the user's `--jobs`.
 */
export function suitableJobs(
  files: readonly InputFile[],
  told: number | undefined,
  processors: number,
): number {
  if (told !== undefined) return told;
  if (files.some(isFromProgram)) return 1;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return Math.max(1, Math.min(processors, Math.floor(bytes / LEAST_BYTES_A_WORKER)));
}

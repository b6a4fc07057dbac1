import type { Shard } from '../model/shard.js';
import { type InputFile, isFromProgram } from './files.js';

/** Smaller files are never parted. */
const LEAST_PARTED = 64 * 1024;
/** A file that is larger than this share of a shard is read by every shard, each taking some of its calls. */
const LARGE_SHARE = 1 / 4;

/** The inputs of one shard. */
export interface ShardInputs {
  readonly files: readonly InputFile[];
  /** The files that all shards read, each its own calls. */
  readonly parted: readonly InputFile[];
}

/**
 * The I-th of N disjoint parts of an input: whole files, chosen by a stable hash of their paths, and of large files and standard
 * input some calls, chosen by a hash of path and place.
 */
export function inputsOfShard(files: readonly InputFile[], shard: Shard): ShardInputs {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const largest = Math.max(LEAST_PARTED, (bytes / shard.count) * LARGE_SHARE);
  const isParted = (input: InputFile) => isFromProgram(input) || (input.size > largest && !input.channels);
  return {
    files: files.flatMap((input) => {
      if (isParted(input)) return { ...input, part: shard };
      return isInShard(input.file, shard) ? input : [];
    }),
    parted: files.filter(isParted),
  };
}

/** Which calls of a file are in a shard, by their 1-based places. */
export function callsOfShard(file: string, shard: Shard): (position: number) => boolean {
  return (position) => isInShard(`${file}\0${position}`, shard);
}

/** FNV-1a. */
function isInShard(name: string, { index, count }: Shard): boolean {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % count === index - 1;
}

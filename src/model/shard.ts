/** `--shard I/N`: the I-th of N parts, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Which parts of an input a report is of. */
export interface ShardRecord {
  /** Parts in all. */
  readonly count: number;
  /** Those that are in the report, counted from 1, sorted. */
  readonly parts: readonly number[];
  /** So many problems stand ahead of those of calls: what was wrong before any was read, which all shards tell alike. */
  readonly ahead: number;
  /** Tells runs apart: it changes with the program, the rules, the options and the files that several parts share. */
  readonly settings: string;
}

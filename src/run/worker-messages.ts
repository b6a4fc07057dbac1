import type { PackedDictionary } from '../language/tokenizer/packed-dictionary.js';
import type { AnalysisSetup } from './analysis-setup.js';
import type { OutcomeCache } from './outcome-cache.js';
import type { PreparedBytes } from './prepared-analysis.js';

/** What a worker is started with. */
export interface WorkerStart {
  readonly setup: AnalysisSetup;
  readonly cache: OutcomeCache | null;
  /** The compiled rules, in shared memory. */
  readonly prepared: PreparedBytes;
  /** In shared memory: all workers use one copy. */
  readonly dictionary: PackedDictionary;
}

/** What a worker found: the outcomes of the task of that number as bytes, each call by itself. */
export interface WorkerAnswer {
  readonly number: number;
  readonly packed: readonly Uint8Array[];
}

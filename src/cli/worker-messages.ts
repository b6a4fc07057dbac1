import type { PackedDictionary } from '../language/packed-dictionary.js';
import type { Outcome } from './analyse-files.js';
import type { AnalysisSetup } from './analysis-setup.js';
import type { InputFile } from './files.js';
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

/** Files to analyse, told by a number that comes back with their outcomes. */
export interface WorkerTask {
  readonly number: number;
  readonly files: readonly InputFile[];
}

export interface WorkerAnswer {
  readonly number: number;
  readonly outcomes: readonly Outcome[];
}

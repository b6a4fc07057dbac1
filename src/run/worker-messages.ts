import type { PackedDictionary } from '../language/tokenizer/packed-dictionary.js';
import type { CallReport } from '../model/report.js';
import type { Transcript } from '../model/transcript.js';
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

/** Files to read and analyse, or calls that were read, told by a number that comes back with what comes of them. */
export type WorkerTask =
  | { readonly number: number; readonly files: readonly InputFile[] }
  | { readonly number: number; readonly transcripts: readonly Transcript[] };

/** What was found in a call, to be joined with its transcript, which need not travel back. */
export type CallFindings = Omit<CallReport, 'transcript'>;

export type WorkerAnswer =
  | { readonly number: number; readonly outcomes: readonly Outcome[] }
  | { readonly number: number; readonly found: readonly CallFindings[] };

import { availableParallelism } from 'node:os';
import { type DictionaryOptions, loadDictionarySync } from '../language/dictionary.js';
import { createLazyTokenizer } from '../language/tokenize.js';
import { analyseFiles, type Outcome } from './analyse-files.js';
import type { AnalysisSetup } from './analysis-setup.js';
import type { InputFile } from './files.js';
import { analysisOfPrepared, type PreparedAnalysis, type PreparedBytes } from './prepared-analysis.js';
import type { StandardInput } from './process-streams.js';
import { suitableJobs } from './suitable-jobs.js';

/** What is analysed, and by which rules. */
export interface AnalysisRun {
  readonly files: readonly InputFile[];
  readonly setup: AnalysisSetup;
  readonly preparedBytes: PreparedBytes;
  /** The same, opened. */
  readonly prepared: PreparedAnalysis;
  readonly dictionary: DictionaryOptions;
}

export interface RunOptions {
  /** Worker threads; as many as suit the input where it is left out. */
  readonly jobs?: number | undefined;
  /** Keep results in the usual folder, or in a folder of one's own. */
  readonly cache?: boolean | undefined;
  readonly cacheDir?: string | undefined;
}

/** Analyses files in this thread or in worker threads; what comes of them comes in their order. */
export async function runAnalysis(
  { files, setup, preparedBytes, prepared, dictionary }: AnalysisRun,
  options: RunOptions,
  streams: StandardInput,
): Promise<AsyncIterable<Outcome>> {
  const kept = options.cache || options.cacheDir !== undefined ? await import('./outcome-cache.js') : null;
  const cache = kept?.openOutcomeCache(options.cacheDir ?? kept.usualOutcomeFolder(), setup) ?? null;
  const jobs = suitableJobs(files, options.jobs, availableParallelism());
  if (jobs > 1) {
    const { analyseInWorkers } = await import('./workers.js');
    const start = { setup, cache, prepared: preparedBytes, dictionary: loadDictionarySync(dictionary) };
    return analyseInWorkers(files, start, jobs);
  }
  const store = cache === null ? null : (kept?.outcomeStoreOf(cache) ?? null);
  const analyse = analysisOfPrepared(prepared, createLazyTokenizer(dictionary));
  return analyseFiles(files, streams, setup.read, analyse, store);
}

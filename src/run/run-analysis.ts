import { availableParallelism } from 'node:os';
import { readTranscripts } from '../input/read-transcripts.js';
import { type DictionaryOptions, loadDictionarySync } from '../language/tokenizer/dictionary.js';
import { createLazyTokenizer, createTokenizer } from '../language/tokenizer/tokenize.js';
import { analyseFiles, type Outcome } from './analyse-files.js';
import type { AnalysisSetup } from './analysis-setup.js';
import type { InputFile } from './files.js';
import { sourceOf } from './input-bytes.js';
import {
  analysisOfPrepared,
  type PreparedAnalysis,
  type PreparedBytes,
  sidesOfPrepared,
} from './prepared-analysis.js';
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
  /** Threads; as many as suit the input where it is left out. */
  readonly jobs?: number | undefined;
  /** Keep results in the usual folder, or in a folder of one's own. */
  readonly cache?: boolean | undefined;
  readonly cacheDir?: string | undefined;
}

/** Analyses files in this thread or in several; what comes of them comes in their order. */
export async function runAnalysis(
  { files, setup, preparedBytes, prepared, dictionary }: AnalysisRun,
  options: RunOptions,
  streams: StandardInput,
): Promise<AsyncIterable<Outcome>> {
  const kept = options.cache || options.cacheDir !== undefined ? await import('./outcome-cache.js') : null;
  const cache = kept?.openOutcomeCache(options.cacheDir ?? kept.usualOutcomeFolder(), setup) ?? null;
  const store = cache === null ? null : (kept?.outcomeStoreOf(cache) ?? null);
  const read = { ...setup.read, sides: sidesOfPrepared(prepared) };
  const jobs = suitableJobs(files, options.jobs, availableParallelism());
  if (jobs === 1) {
    const analyse = analysisOfPrepared(prepared, createLazyTokenizer(dictionary));
    return analyseFiles(files, streams, read, analyse, store);
  }
  const { analyseInThreads } = await import('./threads.js');
  const shared = loadDictionarySync(dictionary);
  const analyse = analysisOfPrepared(prepared, createTokenizer(shared));
  return analyseInThreads(files, { setup, cache, prepared: preparedBytes, dictionary: shared }, jobs, {
    files: (some) => analyseFiles(some, streams, read, analyse, store),
    read: (file) => readTranscripts(sourceOf(file, streams), read),
    call: analyse,
    isWhole: (file) => store?.covers(file) ?? false,
  });
}

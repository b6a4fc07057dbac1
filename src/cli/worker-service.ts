import { parentPort, workerData } from 'node:worker_threads';
import { createTokenizer } from '../language/tokenize.js';
import { analyseFiles, collectOutcomes } from './analyse-files.js';
import { analysisOfPrepared, openPrepared, sidesOfPrepared } from './prepared-analysis.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './worker-messages.js';

/** What a worker thread of `genchi check` does: it takes files and gives back their calls with findings. */
export async function serve(): Promise<void> {
  const { setup, cache, prepared, dictionary } = workerData as WorkerStart;
  const opened = openPrepared(prepared, setup);
  const analyse = analysisOfPrepared(opened, createTokenizer(dictionary));
  const read = { ...setup.read, sides: sidesOfPrepared(opened) };
  const store = cache === null ? null : (await import('./outcome-cache.js')).outcomeStoreOf(cache);
  parentPort?.on('message', async ({ number, files }: WorkerTask) => {
    const outcomes = await collectOutcomes(analyseFiles(files, process, read, analyse, store));
    parentPort?.postMessage({ number, outcomes } satisfies WorkerAnswer);
  });
}

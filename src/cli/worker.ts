// A worker thread of `genchi check`: takes files, gives back their calls with findings.
import { parentPort, workerData } from 'node:worker_threads';
import { createTokenizer } from '../language/tokenize.js';
import { analyseFiles, type Outcome } from './analyse-files.js';
import { analysisOfPrepared, openPrepared } from './prepared-analysis.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './worker-messages.js';

const { setup, cache, prepared, dictionary } = workerData as WorkerStart;
const analyse = analysisOfPrepared(openPrepared(prepared, setup), createTokenizer(dictionary));

parentPort?.on('message', async ({ number, files }: WorkerTask) => {
  const outcomes: Outcome[] = [];
  for await (const outcome of analyseFiles(files, process.stdin, setup.read, analyse, cache))
    outcomes.push(outcome);
  parentPort?.postMessage({ number, outcomes } satisfies WorkerAnswer);
});

import { parentPort, workerData } from 'node:worker_threads';
import { createTokenizer } from '../language/tokenizer/tokenize.js';
import type { CallReport } from '../model/report.js';
import { analyseFiles, collectOutcomes } from './analyse-files.js';
import { analysisOfPrepared, openPrepared, sidesOfPrepared } from './prepared-analysis.js';
import type { CallFindings, WorkerAnswer, WorkerStart, WorkerTask } from './worker-messages.js';

/** What a worker thread of `genchi check` does: it takes files or calls and gives back what it found. */
export async function serve(): Promise<void> {
  const { setup, cache, prepared, dictionary } = workerData as WorkerStart;
  const opened = openPrepared(prepared, setup);
  const analyse = analysisOfPrepared(opened, createTokenizer(dictionary));
  const read = { ...setup.read, sides: sidesOfPrepared(opened) };
  const store = cache === null ? null : (await import('./outcome-cache.js')).outcomeStoreOf(cache);
  parentPort?.on('message', async (task: WorkerTask) => {
    parentPort?.postMessage(await answerTo(task));
  });
  const answerTo = async (task: WorkerTask): Promise<WorkerAnswer> => {
    const { number } = task;
    if ('transcripts' in task)
      return { number, found: task.transcripts.map((one) => withoutTranscript(analyse(one))) };
    return {
      number,
      outcomes: await collectOutcomes(analyseFiles(task.files, process, read, analyse, store)),
    };
  };
}

function withoutTranscript({ transcript: _, ...found }: CallReport): CallFindings {
  return found;
}

import { parentPort, workerData } from 'node:worker_threads';
import { createTokenizer } from '../language/tokenizer/tokenize.js';
import { analyseFiles } from './analyse-files.js';
import type { InputFile } from './files.js';
import { inTurn } from './in-turn.js';
import { analysisOfPrepared, openPrepared, sidesOfPrepared } from './prepared-analysis.js';
import { packedOutcomesOf } from './task-outcomes.js';
import type { ThreadTask } from './thread-tasks.js';
import type { WorkerAnswer, WorkerStart } from './worker-messages.js';

/** What a worker thread of `genchi check` does: it takes files or calls and gives back what it found. */
export async function serve(): Promise<void> {
  const { setup, cache, prepared, dictionary } = workerData as WorkerStart;
  const opened = openPrepared(prepared, setup);
  const analyse = analysisOfPrepared(opened, createTokenizer(dictionary));
  const read = { ...setup.read, sides: sidesOfPrepared(opened) };
  const store = cache === null ? null : (await import('./outcome-cache.js')).outcomeStoreOf(cache);
  const here = {
    files: (files: readonly InputFile[]) => analyseFiles(files, process, read, analyse, store),
    call: analyse,
  };
  const answerTo = async (task: ThreadTask): Promise<void> => {
    const packed = await packedOutcomesOf(task, here);
    const answer: WorkerAnswer = { number: task.number, packed };
    parentPort?.postMessage(
      answer,
      packed.map(({ buffer }) => buffer as ArrayBuffer),
    );
  };
  parentPort?.on('message', inTurn(answerTo));
}

import { setImmediate as nextEvents } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { collectOutcomes, type Outcome } from './analyse-files.js';
import type { InputFile } from './files.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './worker-messages.js';

/** Files of one task: large enough that messages cost little, small enough that few calls are held at once. */
const TASK_BYTES = 64 * 1024;
/** Megabytes of a worker for objects that have just come into being. */
const NURSERY_MB = 8;
/** Tasks that a worker has at a time, so that it need not wait for the next. */
const AHEAD = 3;

/** Analyses files in this thread. */
export type AnalyseHere = (files: readonly InputFile[]) => AsyncIterable<Outcome>;

/**
 * Analyses files in `jobs` threads, of which this one is the first: what it finds itself need not be sent. Outcomes come in
 * the order of the files, whatever the number of threads; only a few tasks' worth of calls is held at a time.
 */
export async function* analyseInThreads(
  files: readonly InputFile[],
  start: WorkerStart,
  jobs: number,
  analyseHere: AnalyseHere,
): AsyncGenerator<Outcome> {
  const tasks = tasksOf(files);
  const done = new Map<number, readonly Outcome[]>();
  const most = AHEAD * jobs;
  let due = 0;
  let next = 0;
  let wake = (): void => {};
  let failure: unknown = null;
  /** The next task that may be begun; what is held would grow without bound if one slow task held up all others. */
  const take = (): WorkerTask | undefined => (next < due + most ? tasks[next++] : undefined);
  const workers = Array.from({ length: Math.min(jobs, tasks.length) - 1 }, () => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: start,
      // Objects of a call die young: a larger nursery costs memory and saves no time.
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
    });
    const busy = { worker, tasks: 0 };
    worker.on('message', ({ number, outcomes }: WorkerAnswer) => {
      done.set(number, outcomes);
      busy.tasks--;
      supply();
      wake();
    });
    worker.on('error', (error) => {
      failure ??= error;
      wake();
    });
    return busy;
  });
  const supply = (): void => {
    for (const busy of workers) {
      while (busy.tasks < AHEAD) {
        const task = take();
        if (task === undefined) return;
        busy.tasks++;
        busy.worker.postMessage(task);
      }
    }
  };
  try {
    for (; due < tasks.length; due++) {
      supply();
      while (!done.has(due) && failure === null) {
        const own = take();
        if (own === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else {
          done.set(own.number, await collectOutcomes(analyseHere(own.files)));
          // Answers of workers are heard only now.
          await nextEvents();
        }
      }
      if (failure !== null) throw failure;
      yield* done.get(due) ?? [];
      done.delete(due);
    }
  } finally {
    await Promise.all(workers.map(({ worker }) => worker.terminate()));
  }
}

function tasksOf(files: readonly InputFile[]): readonly WorkerTask[] {
  const tasks: { number: number; files: InputFile[] }[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    if (bytes + file.size > TASK_BYTES) {
      tasks.push({ number: tasks.length, files: [] });
      bytes = 0;
    }
    tasks.at(-1)?.files.push(file);
    bytes += file.size;
  }
  return tasks;
}

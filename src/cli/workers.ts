import { Worker } from 'node:worker_threads';
import type { Outcome } from './analyse-files.js';
import type { InputFile } from './files.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './worker-messages.js';

/** Files of one task: large enough that messages cost little, small enough that few calls are held at once. */
const TASK_BYTES = 64 * 1024;
/** Megabytes of a worker for objects that have just come into being. */
const NURSERY_MB = 8;
/** Tasks handed out ahead of the one whose outcomes are due, a worker. */
const AHEAD = 3;

/**
 * Analyses files in worker threads. Outcomes come in the order of the files, whatever the number of workers;
 * only a few tasks' worth of calls is held at a time.
 */
export async function* analyseInWorkers(
  files: readonly InputFile[],
  start: WorkerStart,
  jobs: number,
): AsyncGenerator<Outcome> {
  const tasks = tasksOf(files);
  const done = new Map<number, readonly Outcome[]>();
  let wake = (): void => {};
  let failure: unknown = null;
  const workers = Array.from({ length: Math.min(jobs, tasks.length) }, () => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: start,
      // Objects of a call die young: a larger nursery costs memory and saves no time.
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
    });
    worker.on('message', ({ number, outcomes }: WorkerAnswer) => {
      done.set(number, outcomes);
      wake();
    });
    worker.on('error', (error) => {
      failure ??= error;
      wake();
    });
    return worker;
  });
  const post = (number: number) => {
    const task = tasks[number];
    if (task) workers[number % workers.length]?.postMessage(task);
  };
  try {
    const ahead = AHEAD * workers.length;
    for (let number = 0; number < Math.min(ahead, tasks.length); number++) post(number);
    for (let number = 0; number < tasks.length; number++) {
      while (!done.has(number) && failure === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure !== null) throw failure;
      yield* done.get(number) ?? [];
      done.delete(number);
      post(number + ahead);
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
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

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

/** So often a worker that dies is replaced while it has the same task: then the task is at fault. */
const MOST_DEATHS = 2;

/** What is asked of a worker thread. */
export interface WorkerThread {
  readonly postMessage: (task: WorkerTask) => void;
  readonly terminate: () => Promise<unknown>;
  on(event: 'message', listener: (answer: WorkerAnswer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
}

/** A worker thread of the program. */
function startWorker(start: WorkerStart): WorkerThread {
  return new Worker(new URL('./worker.js', import.meta.url), {
    workerData: start,
    // Objects of a call die young: a larger nursery costs memory and saves no time.
    resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
  });
}

/** Analyses files in this thread. */
export type AnalyseHere = (files: readonly InputFile[]) => AsyncIterable<Outcome>;

/**
 * Analyses files in `jobs` threads, of which this one is the first: what it finds itself need not be sent. Outcomes come in
 * the order of the files, whatever the number of threads; only a few tasks' worth of calls is held at a time. A worker that
 * dies is replaced, and what it had is done again.
 *
 * @throws what a worker died of, where it did so twice with the same task in hand
 */
export async function* analyseInThreads(
  files: readonly InputFile[],
  start: WorkerStart,
  jobs: number,
  analyseHere: AnalyseHere,
  openWorker: (start: WorkerStart) => WorkerThread = startWorker,
): AsyncGenerator<Outcome> {
  const tasks = tasksOf(files);
  const done = new Map<number, readonly Outcome[]>();
  const most = AHEAD * jobs;
  let due = 0;
  let next = 0;
  let wake = (): void => {};
  let failure: unknown = null;
  /** Tasks of workers that died, to be done again. */
  const again: WorkerTask[] = [];
  const deaths = new Map<WorkerTask, number>();
  /** The next task that may be begun; what is held would grow without bound if one slow task held up all others. */
  const take = (): WorkerTask | undefined => again.shift() ?? (next < due + most ? tasks[next++] : undefined);
  const workers = new Set<Busy>();
  const hire = (): void => {
    const busy: Busy = { worker: openWorker(start), tasks: new Map() };
    workers.add(busy);
    let cause: Error = new Error('a worker thread ended');
    busy.worker.on('message', ({ number, outcomes }) => {
      done.set(number, outcomes);
      busy.tasks.delete(number);
      supply();
      wake();
    });
    busy.worker.on('error', (error) => {
      cause = error;
    });
    busy.worker.on('exit', () => {
      if (!workers.delete(busy)) return;
      // It does its tasks one after another: the first was in hand.
      const [inHand, ...others] = busy.tasks.values();
      if (inHand !== undefined) {
        deaths.set(inHand, (deaths.get(inHand) ?? 0) + 1);
        if (deaths.get(inHand) === MOST_DEATHS) failure ??= cause;
        again.push(inHand, ...others);
        hire();
        supply();
      }
      wake();
    });
  };
  const supply = (): void => {
    for (const { worker, tasks: own } of workers) {
      while (own.size < AHEAD) {
        const task = take();
        if (task === undefined) return;
        own.set(task.number, task);
        worker.postMessage(task);
      }
    }
  };
  for (let count = Math.min(jobs, tasks.length) - 1; count > 0; count--) hire();
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
    const last = [...workers];
    workers.clear();
    await Promise.all(last.map(({ worker }) => worker.terminate()));
  }
}

/** A worker with the tasks that it has been given, the one in hand first. */
interface Busy {
  readonly worker: WorkerThread;
  readonly tasks: Map<number, WorkerTask>;
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

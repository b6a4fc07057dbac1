import { setImmediate as nextEvents } from 'node:timers/promises';
import type { Outcome } from './analyse-files.js';
import { type InputFile, isFromProgram } from './files.js';
import { openOutcomes } from './packed-outcomes.js';
import { type AnalyseTask, outcomesOf, packedOutcomesOf } from './task-outcomes.js';
import { type ReadCalls, TASK_BYTES, type ThreadTask, threadTasks } from './thread-tasks.js';
import { type OpenWorker, WorkerCrew } from './worker-crew.js';
import type { WorkerStart } from './worker-messages.js';

/** How this thread reads and analyses. */
export interface AnalyseHere extends AnalyseTask {
  readonly read: ReadCalls;
  /** Files whose outcomes are kept from run to run, which whoever reads them does whole. */
  readonly isWhole: (file: InputFile) => boolean;
}

/**
 * Analyses files in `jobs` threads, of which this one is the first: what it finds itself need not be sent, and it reads what
 * is too large for one task. Outcomes come in the order of the files, whatever the number of threads. This thread does the task
 * that is due and gives its calls on one by one, the workers do those ahead; what comes of them is held as bytes until it is due.
 *
 * @throws what a worker died of, where it did so twice with the same task in hand
 */
export async function* analyseInThreads(
  files: readonly InputFile[],
  start: WorkerStart,
  jobs: number,
  here: AnalyseHere,
  openWorker?: OpenWorker,
): AsyncGenerator<Outcome> {
  const coming = threadTasks(files, jobs, here.isWhole, here.read);
  const crew = new WorkerCrew(start, jobs - 1, openWorker);
  /** Tasks whose outcomes are not yet given on, by number. */
  const begun = new Map<number, ThreadTask>();
  const done = new Map<number, readonly Uint8Array[]>();
  // Standard input may be short: a worker is worth its start when so much has been read.
  const patience = files.some(isFromProgram) ? TASKS_A_WORKER : 1;
  const most = HELD * jobs;
  let isAllRead = false;
  const read = async (): Promise<void> => {
    while (!isAllRead && begun.size < most) {
      const { value: task, done: isEnd } = await coming.next();
      if (isEnd) {
        isAllRead = true;
        return;
      }
      begun.set(task.number, task);
      crew.add(task);
      if (task.number >= (crew.size + 1) * patience) crew.hire();
    }
  };
  /** Answers of workers are heard only when this thread pauses. */
  const hear = async (): Promise<void> => {
    await nextEvents();
    for (const { number, packed } of crew.answers()) done.set(number, packed);
    await read();
    crew.supply();
  };
  try {
    for (let due = 0; ; due++) {
      await read();
      const task = begun.get(due);
      if (!task) return;
      if (crew.takes(due)) {
        crew.supply();
        yield* outcomesOf(task, here);
        await hear();
      } else {
        while (!done.has(due)) {
          const ahead = begun.get(crew.takeFirst() ?? -1);
          crew.supply();
          if (ahead) done.set(ahead.number, await packedOutcomesOf(ahead, here));
          else await crew.news();
          await hear();
        }
        for (const packed of done.get(due) ?? []) yield* openOutcomes(packed);
        done.delete(due);
      }
      begun.delete(due);
    }
  } finally {
    await Promise.all([coming.return(undefined), crew.dismiss()]);
  }
}

/** Tasks for each thread whose outcomes are held until their turn comes. */
const HELD = 8;
/** So many tasks, of two megabytes in all, are worth a worker. */
const TASKS_A_WORKER = (2 * 1024 * 1024) / TASK_BYTES;

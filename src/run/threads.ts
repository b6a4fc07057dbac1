import { setImmediate as nextEvents } from 'node:timers/promises';
import type { ReadResult } from '../input/read-transcripts.js';
import type { Analyse } from '../judge/analyse.js';
import { collectOutcomes, type Outcome } from './analyse-files.js';
import type { InputFile } from './files.js';
import { type ReadCalls, type ThreadTask, threadTasks } from './thread-tasks.js';
import { type OpenWorker, WorkerCrew } from './worker-crew.js';
import type { WorkerAnswer, WorkerStart, WorkerTask } from './worker-messages.js';

/** How this thread reads and analyses. */
export interface AnalyseHere {
  readonly files: (files: readonly InputFile[]) => AsyncIterable<Outcome>;
  readonly read: ReadCalls;
  readonly call: Analyse;
  /** Files whose outcomes are kept from run to run, which whoever reads them does whole. */
  readonly isWhole: (file: InputFile) => boolean;
}

/**
 * Analyses files in `jobs` threads, of which this one is the first: what it finds itself need not be sent, and it reads what
 * is too large for one task. Outcomes come in the order of the files, whatever the number of threads; only a few tasks' worth
 * of calls is held at a time.
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
  const done = new Map<number, readonly Outcome[]>();
  // Standard input may be short: a worker is worth its start when so much has been read.
  const patience = files.some(({ path }) => path === null) ? TASKS_A_WORKER : 1;
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
      crew.add(messageOf(task));
      if (task.number >= (crew.size + 1) * patience) crew.hire();
    }
  };
  try {
    for (let due = 0; ; due++) {
      await read();
      if (!begun.has(due)) return;
      while (!done.has(due)) {
        const number = crew.takeForOneself();
        crew.supply();
        const task = number === undefined ? undefined : begun.get(number);
        if (task) {
          done.set(task.number, await outcomesOf(task, here));
          // Answers of workers are heard only now.
          await nextEvents();
        } else await crew.news();
        for (const answer of crew.answers()) {
          const asked = begun.get(answer.number);
          if (asked) done.set(answer.number, joined(asked, answer));
        }
        await read();
      }
      yield* done.get(due) ?? [];
      done.delete(due);
      begun.delete(due);
    }
  } finally {
    await Promise.all([coming.return(undefined), crew.dismiss()]);
  }
}

/** Tasks for each thread whose outcomes are held until their turn comes. */
const HELD = 6;
/** So many tasks, of two megabytes in all, are worth a worker. */
const TASKS_A_WORKER = 32;

/** A task as a worker is told of it: problems and what else is known stay here. */
function messageOf(task: ThreadTask): WorkerTask {
  if ('files' in task) return task;
  const transcripts = task.read.flatMap((one) => (one.kind === 'transcript' ? one.transcript : []));
  return { number: task.number, transcripts };
}

async function outcomesOf(task: ThreadTask, here: AnalyseHere): Promise<readonly Outcome[]> {
  if ('files' in task) return collectOutcomes(here.files(task.files));
  return task.read.map((one) =>
    one.kind === 'problem' ? one : { kind: 'call', call: here.call(one.transcript) },
  );
}

/** What a worker found, with the transcripts that it was found in. */
function joined(task: ThreadTask, answer: WorkerAnswer): readonly Outcome[] {
  if ('outcomes' in answer) return answer.outcomes;
  const found = answer.found[Symbol.iterator]();
  const read: readonly ReadResult[] = 'read' in task ? task.read : [];
  return read.map((one): Outcome => {
    if (one.kind === 'problem') return one;
    const { value = { findings: [] } } = found.next();
    return { kind: 'call', call: { ...value, transcript: one.transcript } };
  });
}

import { Worker } from 'node:worker_threads';
import type { ThreadTask } from './thread-tasks.js';
import type { WorkerAnswer, WorkerStart } from './worker-messages.js';

/** Tasks that a worker has at a time, so that it need not wait for the next. */
const AHEAD = 3;
/** Megabytes of a worker for objects that have just come into being. */
const NURSERY_MB = 8;
/** So often a worker dies with the same task in hand until the task is at fault. */
const MOST_DEATHS = 2;

/** What is asked of a worker thread. */
export interface WorkerThread {
  readonly postMessage: (task: ThreadTask) => void;
  readonly terminate: () => Promise<unknown>;
  on(event: 'message', listener: (answer: WorkerAnswer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
}

/** Starts a worker thread. */
export type OpenWorker = (start: WorkerStart) => WorkerThread;

/** A worker with the tasks that it has been given, the one in hand first. */
interface Busy {
  readonly thread: WorkerThread;
  readonly tasks: Map<number, ThreadTask>;
}

/** Worker threads and the tasks that wait for them. One that dies is replaced, and what it had is done again. */
export class WorkerCrew {
  readonly #start: WorkerStart;
  readonly #most: number;
  readonly #open: OpenWorker;
  readonly #workers = new Set<Busy>();
  readonly #waiting: ThreadTask[] = [];
  readonly #deaths = new Map<number, number>();
  #answers: WorkerAnswer[] = [];
  #failure: Error | null = null;
  #wake = (): void => {};

  /** @param most workers at a time */
  constructor(start: WorkerStart, most: number, open: OpenWorker = openThread) {
    this.#start = start;
    this.#most = most;
    this.#open = open;
  }

  /** Workers that have been hired. */
  get size(): number {
    return this.#workers.size;
  }

  /** Starts one worker more, unless there are enough. */
  hire(): void {
    if (this.#workers.size < this.#most) this.#startOne();
  }

  /** A task that waits for whoever is free. */
  add(task: ThreadTask): void {
    this.#waiting.push(task);
  }

  /** Takes the task back that waits for longest; its number, or undefined where none waits. */
  takeFirst(): number | undefined {
    return this.#waiting.shift()?.number;
  }

  /** Takes a task back unless a worker has it; whether it could be taken. */
  takes(number: number): boolean {
    const at = this.#waiting.findIndex((task) => task.number === number);
    if (at >= 0) this.#waiting.splice(at, 1);
    return at >= 0;
  }

  /** Gives every worker enough to do, of what is due last, so that the first is left for whoever gives outcomes on. */
  supply(): void {
    for (const { thread, tasks } of this.#workers) {
      while (tasks.size < AHEAD) {
        const task = this.#waiting.pop();
        if (task === undefined) return;
        tasks.set(task.number, task);
        thread.postMessage(task);
      }
    }
  }

  /** Waits until a worker has answered or died. */
  async news(): Promise<void> {
    if (this.#answers.length > 0 || this.#waiting.length > 0 || this.#failure !== null) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  /**
   * What has come since the last time.
   *
   * @throws what a worker died of, where the task is at fault
   */
  answers(): readonly WorkerAnswer[] {
    if (this.#failure !== null) throw this.#failure;
    const answers = this.#answers;
    this.#answers = [];
    return answers;
  }

  /** Ends all workers. */
  async dismiss(): Promise<void> {
    const last = [...this.#workers];
    this.#workers.clear();
    await Promise.all(last.map(({ thread }) => thread.terminate()));
  }

  #startOne(): void {
    const busy: Busy = { thread: this.#open(this.#start), tasks: new Map() };
    this.#workers.add(busy);
    let cause = new Error('a worker thread ended');
    busy.thread.on('message', (answer) => {
      this.#answers.push(answer);
      busy.tasks.delete(answer.number);
      this.supply();
      this.#wake();
    });
    busy.thread.on('error', (error) => {
      cause = error;
    });
    busy.thread.on('exit', () => {
      if (!this.#workers.delete(busy)) return;
      this.#replace(busy, cause);
      this.#wake();
    });
  }

  #replace({ tasks }: Busy, cause: Error): void {
    // It does its tasks one after another: the first was in hand.
    const [inHand, ...others] = tasks.values();
    if (inHand === undefined) return;
    const deaths = (this.#deaths.get(inHand.number) ?? 0) + 1;
    this.#deaths.set(inHand.number, deaths);
    if (deaths === MOST_DEATHS) this.#failure ??= cause;
    this.#waiting.push(inHand, ...others);
    this.#waiting.sort((one, other) => one.number - other.number);
    this.#startOne();
    this.supply();
  }
}

function openThread(start: WorkerStart): WorkerThread {
  return new Worker(new URL('./worker.js', import.meta.url), {
    workerData: start,
    // Objects of a call die young: a larger nursery costs memory and saves no time.
    resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
  });
}

import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/cli/analyse-files.js';
import type { InputFile } from '../../src/cli/files.js';
import { analyseInThreads, type WorkerThread } from '../../src/cli/threads.js';
import type { WorkerStart, WorkerTask } from '../../src/cli/worker-messages.js';

/** Each a task of its own by its size. */
const files: readonly InputFile[] = Array.from({ length: 30 }, (_, number) => ({
  file: `${number}.txt`,
  path: `/${number}.txt`,
  size: 60_000,
}));

const outcomeOf = ({ file }: InputFile): Outcome => ({
  kind: 'problem',
  problem: { code: 'input-empty', file, line: null, column: null, arguments: {} },
});

async function* here(some: readonly InputFile[]): AsyncGenerator<Outcome> {
  for (const file of some) {
    await new Promise((done) => setTimeout(done, 1));
    yield outcomeOf(file);
  }
}

/** A thread that does its tasks in turn and dies with those for which `dies` is true. */
class FakeWorker extends EventEmitter implements WorkerThread {
  readonly #dies: (task: WorkerTask) => boolean;
  #isAlive = true;

  constructor(dies: (task: WorkerTask) => boolean) {
    super();
    this.#dies = dies;
  }

  postMessage(task: WorkerTask): void {
    setImmediate(() => {
      if (!this.#isAlive) return;
      if (this.#dies(task)) {
        this.#isAlive = false;
        this.emit('error', new Error(`died of ${task.number}`));
        this.emit('exit');
      } else this.emit('message', { number: task.number, outcomes: task.files.map(outcomeOf) });
    });
  }

  async terminate(): Promise<void> {
    this.#isAlive = false;
    this.emit('exit');
  }
}

async function analysed(dies: (task: WorkerTask) => boolean) {
  const seen: (string | null)[] = [];
  let hired = 0;
  const open = () => {
    hired++;
    return new FakeWorker(dies);
  };
  for await (const outcome of analyseInThreads(files, {} as WorkerStart, 3, here, open))
    if (outcome.kind === 'problem') seen.push(outcome.problem.file);
  return { seen, hired };
}

describe('a worker that dies', () => {
  it('is replaced, and all that it had is done, in order', async () => {
    const died = new Set<number>();
    const { seen, hired } = await analysed(({ number }) => {
      const dies = number % 5 === 1 && !died.has(number);
      if (dies) died.add(number);
      return dies;
    });
    expect(seen).toEqual(files.map(({ file }) => file));
    expect(died.size).toBeGreaterThan(0);
    expect(hired).toBe(2 + died.size);
  });

  it('twice of the same task, ends the run with what it died of', async () => {
    await expect(analysed(() => true)).rejects.toThrow(/died of \d+/);
  });
});

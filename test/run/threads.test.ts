import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../src/input/read-transcripts.js';
import type { CallReport } from '../../src/model/report.js';
import type { Transcript } from '../../src/model/transcript.js';
import type { Outcome } from '../../src/run/analyse-files.js';
import type { InputFile } from '../../src/run/files.js';
import { openReads, packOutcomes } from '../../src/run/packed-outcomes.js';
import type { ThreadTask } from '../../src/run/thread-tasks.js';
import { type AnalyseHere, analyseInThreads } from '../../src/run/threads.js';
import type { WorkerThread } from '../../src/run/worker-crew.js';
import type { WorkerAnswer, WorkerStart } from '../../src/run/worker-messages.js';

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

const transcriptOf = (id: string): Transcript => ({
  file: 'large.jsonl',
  id,
  turns: [{ role: 'staff', speaker: '職員', text: 'は'.repeat(5_000), narration: [], segments: [] }],
  comments: [],
  fields: {},
});

const analyse = (transcript: Transcript): CallReport => ({ transcript, findings: [], complaints: [] });

const here: AnalyseHere = {
  async *files(some) {
    for (const file of some) {
      await new Promise((done) => setTimeout(done, 1));
      yield outcomeOf(file);
    }
  },
  async *read(file) {
    for (let number = 0; number < 40; number++) {
      if (number % 7 === 3) yield outcomeOf(file) as ReadResult;
      else yield { kind: 'transcript', transcript: transcriptOf(`${number}`) };
    }
  },
  call: analyse,
  isWhole: ({ file }) => file.startsWith('kept'),
};

const answerTo = (task: ThreadTask): WorkerAnswer => {
  const outcomes =
    'files' in task
      ? task.files.map(outcomeOf)
      : openReads(task.read).map(
          (one): Outcome => (one.kind === 'problem' ? one : { kind: 'call', call: analyse(one.transcript) }),
        );
  return { number: task.number, packed: outcomes.map((one) => packOutcomes([one])) };
};

/** A thread that does its tasks in turn and dies with those for which `dies` is true. */
class FakeWorker extends EventEmitter implements WorkerThread {
  readonly #dies: (task: ThreadTask) => boolean;
  #isAlive = true;

  constructor(dies: (task: ThreadTask) => boolean) {
    super();
    this.#dies = dies;
  }

  postMessage(task: ThreadTask): void {
    setImmediate(() => {
      if (!this.#isAlive) return;
      if (this.#dies(task)) {
        this.#isAlive = false;
        this.emit('error', new Error(`died of ${task.number}`));
        this.emit('exit');
      } else this.emit('message', answerTo(task));
    });
  }

  async terminate(): Promise<void> {
    this.#isAlive = false;
    this.emit('exit');
  }
}

async function analysed(dies: (task: ThreadTask) => boolean, inputs = files) {
  const seen: string[] = [];
  const tasks: ThreadTask[] = [];
  let hired = 0;
  const open = () => {
    hired++;
    return new FakeWorker((task) => {
      tasks.push(task);
      return dies(task);
    });
  };
  for await (const outcome of analyseInThreads(inputs, {} as WorkerStart, 3, here, open))
    seen.push(outcome.kind === 'problem' ? `${outcome.problem.file}` : outcome.call.transcript.id);
  return { seen, hired, tasks };
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

describe('the task that is due', () => {
  it('is done here, and its calls are given on one by one', async () => {
    const begun: string[] = [];
    const watched: AnalyseHere = {
      ...here,
      async *files(some) {
        for (const file of some) {
          begun.push(file.file);
          yield outcomeOf(file);
        }
      },
    };
    const small = files.slice(0, 3).map((file) => ({ ...file, size: 1000 }));
    const outcomes = analyseInThreads(
      small,
      {} as WorkerStart,
      2,
      watched,
      () => new FakeWorker(() => false),
    );
    await outcomes.next();
    expect(begun).toEqual(['0.txt']);
    await outcomes.return(undefined);
  });
});

describe('a large file', () => {
  const large: InputFile = { file: 'large.jsonl', path: '/large.jsonl', size: 5_000_000 };
  const expected = Array.from({ length: 40 }, (_, number) =>
    number % 7 === 3 ? 'large.jsonl' : `${number}`,
  );
  const small = files.slice(0, 3);
  const around = (middle: readonly string[]) => ['0.txt', ...middle, '1.txt', '2.txt'];

  it('is cut into calls for all threads, and comes in its place', async () => {
    const { seen, tasks } = await analysed(() => false, [small[0], large, ...small.slice(1)] as InputFile[]);
    expect(seen).toEqual(around(expected));
    expect(tasks.filter((task) => 'read' in task).length).toBeGreaterThan(1);
  });

  it('is done again where a worker died of it', async () => {
    let deaths = 0;
    const { seen } = await analysed(() => deaths++ < 1, [large]);
    expect(seen).toEqual(expected);
  });

  it('stays whole where its outcomes are kept from run to run', async () => {
    const kept = { ...large, file: 'kept.json' };
    const { seen } = await analysed(() => false, [small[0], kept, ...small.slice(1)] as InputFile[]);
    expect(seen).toEqual(around(['kept.json']));
  });
});

describe('standard input', () => {
  it('is worth a worker only when much has been read', async () => {
    const { seen, hired } = await analysed(() => false, [{ file: '-', path: null, size: 0 }]);
    expect(seen).toHaveLength(40);
    expect(hired).toBe(0);
  });
});

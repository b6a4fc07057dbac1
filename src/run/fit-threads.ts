import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LinearModels, ViewTask } from '../learn/fit-view.js';
import type { FitWork } from '../learn/fit-work.js';
import type { UnitsTask, UnitWeights } from '../learn/learn-units.js';
import type { RowNumbers } from '../learn/view-rows.js';

declare const IS_BUNDLE: boolean | undefined;

/** A fit as it is sent to a thread. */
export type FitOrder =
  | { readonly kind: 'view'; readonly task: ViewTask }
  | { readonly kind: 'units'; readonly task: UnitsTask };

/** An order with who waits for it. */
interface Waiting {
  readonly order: FitOrder;
  readonly resolve: (weights: never) => void;
  readonly reject: (error: Error) => void;
}

/** A fit of all built-in rules takes some hundred megabytes: on large machines memory is the bound. */
const MOST_THREADS = 12;

/**
 * Learns with threads that do the fits, as many as there are processors, each started when it is needed. What fits have in
 * common is held once for all threads.
 *
 * @throws what a thread died of
 */
export async function withFitThreads<T>(learn: (work: FitWork) => Promise<T>): Promise<T> {
  const { work, dismiss } = hireFitThreads(Math.min(MOST_THREADS, availableParallelism()));
  try {
    return await learn(work);
  } finally {
    await dismiss();
  }
}

function hireFitThreads(most: number): { readonly work: FitWork; readonly dismiss: () => Promise<unknown> } {
  const waiting: Waiting[] = [];
  const idle: Worker[] = [];
  const inHand = new Map<Worker, Waiting>();
  const share = createSharing();
  const supply = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || inHand.size < most)) {
      const worker = idle.pop() ?? hire();
      const next = waiting.shift() as Waiting;
      inHand.set(worker, next);
      worker.postMessage(next.order);
    }
  };
  const hire = (): Worker => {
    const worker = openThread();
    worker.on('message', (weights: LinearModels | UnitWeights) => {
      inHand.get(worker)?.resolve(weights as never);
      inHand.delete(worker);
      idle.push(worker);
      supply();
    });
    worker.on('error', (error) => {
      inHand.get(worker)?.reject(error);
      inHand.delete(worker);
    });
    return worker;
  };
  const order = <T extends LinearModels | UnitWeights>(one: FitOrder): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ order: one, resolve, reject });
      supply();
    });
  const work: FitWork = {
    fitView: ({ data, labels, importance, offsets, kept, ...task }) =>
      order({
        kind: 'view',
        task: {
          ...task,
          data: sharedRows(data, share),
          labels: share(labels),
          importance: share(importance),
          offsets: offsets && share(offsets),
          kept: kept && share(kept),
        },
      }),
    learnUnits: ({ data, labels, importance, places, values, ...task }) =>
      order({
        kind: 'units',
        task: {
          ...task,
          data: sharedRows(data, share),
          labels: share(labels),
          importance: share(importance),
          places: share(places),
          values: share(values),
        },
      }),
  };
  return {
    work,
    dismiss: () => Promise.all([...idle, ...inHand.keys()].map((worker) => worker.terminate())),
  };
}

function openThread(): Worker {
  const place = typeof IS_BUNDLE === 'undefined' ? '../../dist/run/' : '../run/';
  return new Worker(new URL(`${place}fit-worker.js`, import.meta.url));
}

type Numbers = Float32Array | Int32Array | Uint8Array;
type Share = <T extends Numbers>(numbers: T) => T;

/** Copies arrays to where all threads read them, each array once. */
function createSharing(): Share {
  const known = new WeakMap<Numbers, Numbers>();
  return <T extends Numbers>(numbers: T): T => {
    const before = known.get(numbers) as T | undefined;
    if (before !== undefined) return before;
    const bytes = new SharedArrayBuffer(numbers.byteLength);
    new Uint8Array(bytes).set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    const View = numbers.constructor as new (bytes: SharedArrayBuffer) => T;
    const copy = new View(bytes);
    known.set(numbers, copy);
    return copy;
  };
}

/** The numbers of rows alone: what the features are called is asked by nobody who fits. */
function sharedRows({ values, starts, entries, scales }: RowNumbers, share: Share): RowNumbers {
  return {
    values: share(values),
    starts: share(starts),
    entries: share(entries),
    scales: share(scales),
  };
}

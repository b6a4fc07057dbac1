// What a thread of `genchi fit` does: it takes fits and gives back their weights.
import { parentPort } from 'node:worker_threads';
import { fitView } from '../learn/fit-view.js';
import { learnUnits } from '../learn/learn-units.js';
import type { FitOrder } from './fit-threads.js';

parentPort?.on('message', (order: FitOrder) => {
  if (order.kind === 'view') {
    const { weights, bias } = fitView(order.task);
    parentPort?.postMessage({ weights, bias }, [weights.buffer as ArrayBuffer]);
  } else {
    const learned = learnUnits(order.task);
    parentPort?.postMessage(learned, [learned.features.buffer as ArrayBuffer]);
  }
});

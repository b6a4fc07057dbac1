import { parentPort } from 'node:worker_threads';
import { addMissingOfNode20 } from './older-node.js';
import { readPages } from './read-pages.js';

// A thread of its own: a document that takes too long or too much is ended with it. One document after another.
addMissingOfNode20();
parentPort?.on('message', (bytes: Uint8Array) => {
  void readPages(bytes).then((pages) => parentPort?.postMessage(pages));
});

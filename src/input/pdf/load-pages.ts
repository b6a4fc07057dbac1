import { Worker } from 'node:worker_threads';
import type { PrintedPages } from './printed-page.js';

/** Set in the bundle, which lies at another place. */
declare const IS_BUNDLE: boolean | undefined;

/** What a document may take; beyond, it is given up. */
export interface PageLimits {
  readonly seconds: number;
  /** Beside what the process has in use when it begins. */
  readonly memoryMb: number;
}

const LIMITS: PageLimits = { seconds: 60, memoryMb: 1024 };
/** Of JavaScript's objects; buffers are not among them. */
const HEAP_MB = 768;
const LOOKED_AT_MS = 100;

/** A thread that waits for a next document. */
let idle: Worker | null = null;

/**
 * The pages of a PDF, read in a thread of its own: the library that reads them bounds neither time nor memory, and a document may ask for
 * any. Built modules only: Node.js starts no thread from TypeScript.
 */
export async function loadPages(bytes: Uint8Array, limits: PageLimits = LIMITS): Promise<PrintedPages> {
  const thread = idle ?? openThread();
  idle = null;
  thread.ref();
  const { pages, isSound } = await answerOf(thread, bytes, limits);
  if (isSound && idle === null) {
    thread.unref();
    idle = thread;
  } else await thread.terminate();
  return pages;
}

/** What a thread says of a document, and whether it can read a next one. */
interface Answer {
  readonly pages: PrintedPages;
  readonly isSound: boolean;
}

function answerOf(thread: Worker, bytes: Uint8Array, limits: PageLimits): Promise<Answer> {
  const { seconds, memoryMb } = limits;
  const before = process.memoryUsage.rss();
  const started = performance.now();
  return new Promise((resolve) => {
    const end = (pages: PrintedPages, isSound = false) => {
      clearInterval(watch);
      thread.off('message', answer).off('error', fail).off('exit', leave);
      resolve({ pages, isSound });
    };
    const answer = (pages: PrintedPages) => end(pages, true);
    const fail = (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end(isMemory ? { fault: 'too-costly', ...limits } : { fault: 'invalid', reason: error.message });
    };
    const leave = (code: number) => end({ fault: 'invalid', reason: `exit ${code}` });
    const watch = setInterval(() => {
      const isOver =
        performance.now() - started > seconds * 1000 ||
        process.memoryUsage.rss() - before > memoryMb * 2 ** 20;
      if (isOver) end({ fault: 'too-costly', ...limits });
    }, LOOKED_AT_MS);
    thread.on('message', answer).on('error', fail).on('exit', leave);
    // The caller keeps its bytes: a part of a larger buffer cannot be handed over.
    const own = new Uint8Array(bytes);
    thread.postMessage(own, [own.buffer]);
  });
}

function openThread(): Worker {
  const place = typeof IS_BUNDLE === 'undefined' ? '../../../dist/input/pdf/' : '../input/pdf/';
  return new Worker(new URL(`${place}thread.js`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // What the library says of a damaged document is told as a problem.
    stdout: true,
    stderr: true,
  });
}

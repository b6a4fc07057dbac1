import type { InputFile } from '../../run/files.js';
import type { TextOutput } from '../../run/process-streams.js';

/** Tells on standard error how far a long run is. */
export interface Progress {
  /** One more call of this file is done. */
  readonly advance: (file: string) => void;
  /** Takes the line away, so that something else can be written. */
  readonly clear: () => void;
}

/** A short run needs no progress; a screen needs no more than ten looks a second. */
const FIRST_AFTER_MS = 500;
const EVERY_MS = 100;

/** Progress where standard error is a terminal and it is wanted; else silence. */
export function createProgress(stream: TextOutput, isWanted: boolean, files: readonly InputFile[]): Progress {
  if (!isWanted || stream.isTTY !== true) return { advance: () => {}, clear: () => {} };
  const started = performance.now();
  const numbers = new Map(files.map(({ file }, index) => [file, index + 1]));
  let calls = 0;
  let shownAt = started + FIRST_AFTER_MS - EVERY_MS;
  let isShown = false;
  return {
    advance: (file) => {
      calls++;
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      isShown = true;
      stream.write(`\r\u001b[K${calls} calls · ${numbers.get(file) ?? 0}/${files.length} files`);
    },
    clear: () => {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}

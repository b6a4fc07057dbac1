import { closeSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../model/problem.js';

/** Where a report goes. `close` makes it whole; `abandon` leaves nothing behind. */
export interface Output {
  readonly write: (piece: string | Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly abandon: () => void;
}

/** Standard output. Waits while a pipe is full, so that a long report is never held in memory. */
export function standardOutput(stream: NodeJS.WriteStream): Output {
  return {
    write: (piece) =>
      piece.length === 0 || stream.write(piece)
        ? Promise.resolve()
        : new Promise((done) => stream.once('drain', () => done())),
    close: () => new Promise((done) => stream.write('', () => done())),
    abandon: () => {},
  };
}

/**
 * A file, written beside its place and renamed when whole: nobody ever sees half a report.
 *
 * @throws UserError where the folder cannot be written to
 */
export function fileOutput(path: string): Output {
  const target = resolve(path);
  let folder: string;
  let descriptor: number;
  try {
    folder = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    descriptor = openSync(join(folder, 'report'), 'w');
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const abandon = () => {
    try {
      closeSync(descriptor);
    } catch {
      // It was closed before; what counts is that the folder goes.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    write: async (piece) => {
      try {
        writeAll(descriptor, typeof piece === 'string' ? Buffer.from(piece) : piece);
      } catch (cause) {
        abandon();
        throw unwritable(path, cause);
      }
    },
    close: async () => {
      closeSync(descriptor);
      try {
        renameSync(join(folder, 'report'), target);
      } catch (cause) {
        throw unwritable(path, cause);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    abandon,
  };
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

function unwritable(path: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError(
    [{ code: 'output-unwritable', file: path, line: null, column: null, arguments: { reason } }],
    { cause },
  );
}

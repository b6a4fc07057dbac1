import { close, constants, openSync, read } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { systemCode } from '../storage/system-code.js';

/** Bytes read at once: what a pipe holds on Linux. */
const PIECE = 65_536;
/** Milliseconds between two looks at a pipe that has nothing to read. */
const PATIENCE = 20;

const readPiece = promisify(read);

/**
 * The bytes that other programs write into a named pipe, until the last of them closes it. Opening it as any file would wait for the first
 * writer where no signal is heard; this way Ctrl-C ends the run as ever.
 *
 * @throws what opening and reading throw, but for a pipe that is empty
 */
export async function* bytesOfPipe(path: string): AsyncGenerator<Uint8Array> {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    for (let hasWriter = false; ; ) {
      const piece = await pieceOf(descriptor);
      if (piece !== null && piece.length > 0) yield piece;
      // Nothing to read is the end where somebody has written, else nobody has begun.
      else if (piece !== null && hasWriter) return;
      else await pause(PATIENCE);
      hasWriter ||= piece === null || piece.length > 0;
    }
  } finally {
    close(descriptor);
  }
}

/** What stands in the pipe, empty where no writer has it open; null where one has and says nothing. */
async function pieceOf(descriptor: number): Promise<Uint8Array | null> {
  const buffer = new Uint8Array(PIECE);
  try {
    const { bytesRead } = await readPiece(descriptor, buffer, 0, PIECE, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (systemCode(error) === 'EAGAIN') return null;
    throw error;
  }
}

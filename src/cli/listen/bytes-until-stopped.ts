import type { ProcessStreams } from '../../run/process-streams.js';

const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** Standard input up to its end, or until the process is asked to end: calls that are being heard are then still reported. */
export async function* bytesUntilStopped({ stdin }: ProcessStreams): AsyncGenerator<Uint8Array> {
  const input = stdin as NodeJS.ReadStream;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    input.destroy();
  };
  for (const signal of STOPS) process.once(signal, stop);
  try {
    yield* input as AsyncIterable<Uint8Array & string>;
  } catch (error) {
    // A stream that is closed before its end says so.
    if (!isStopped) throw error;
  } finally {
    for (const signal of STOPS) process.off(signal, stop);
  }
}

import type { ReadResult } from '../input/read-transcripts.js';
import type { Transcript } from '../model/transcript.js';
import { type InputFile, isFromProgram } from './files.js';
import { packReads } from './packed-outcomes.js';

/** Bytes of the files of one task: large enough that messages cost little, small enough that few calls are held at once. */
export const TASK_BYTES = 32 * 1024;
/** The same of calls that were read, in UTF-16 units of speech. */
const TASK_UNITS = TASK_BYTES / 3;
/** What a turn costs beside its words, in the same units. */
const TURN_UNITS = 10;
/** Larger files are always cut: whoever reads one whole holds all its calls. */
const LARGEST_UNCUT = 1024 * 1024;
/** Parts of a thread's share of the work: a file that is larger would keep the others waiting in the end. */
const PARTS_A_THREAD = 8;

/**
 * Work for a thread: files that it reads itself, or what was read of a large one, as bytes: objects that live until their turn comes would
 * be copied again and again by the collection of garbage.
 */
export type ThreadTask =
  | { readonly number: number; readonly files: readonly InputFile[] }
  | { readonly number: number; readonly read: Uint8Array };

/** Reads the calls of a file. */
export type ReadCalls = (file: InputFile) => AsyncIterable<ReadResult>;

/**
 * Cuts an input into tasks, in its order: small files some at a time, large ones and standard input into their calls, which
 * are read as tasks are asked for.
 *
 * @param isWhole files that must not be cut
 */
export async function* threadTasks(
  files: readonly InputFile[],
  jobs: number,
  isWhole: (file: InputFile) => boolean,
  read: ReadCalls,
): AsyncGenerator<ThreadTask> {
  let number = 0;
  let small: InputFile[] = [];
  let bytes = 0;
  const most = largestUncut(files, jobs);
  for (const file of files) {
    const isCut = (isFromProgram(file) || file.size > most) && !isWhole(file);
    if (small.length > 0 && (isCut || bytes + file.size > TASK_BYTES)) {
      yield { number: number++, files: small };
      small = [];
      bytes = 0;
    }
    if (isCut) {
      for await (const some of batches(read(file))) yield { number: number++, read: packReads(some) };
    } else {
      small.push(file);
      bytes += file.size;
    }
  }
  if (small.length > 0) yield { number, files: small };
}

function largestUncut(files: readonly InputFile[], jobs: number): number {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return Math.max(TASK_BYTES, Math.min(LARGEST_UNCUT, bytes / (jobs * PARTS_A_THREAD)));
}

async function* batches(results: AsyncIterable<ReadResult>): AsyncGenerator<readonly ReadResult[]> {
  let some: ReadResult[] = [];
  let units = 0;
  for await (const result of results) {
    some.push(result);
    units += result.kind === 'transcript' ? unitsOf(result.transcript) : TURN_UNITS;
    if (units < TASK_UNITS) continue;
    yield some;
    some = [];
    units = 0;
  }
  if (some.length > 0) yield some;
}

function unitsOf({ turns }: Transcript): number {
  return turns.reduce((sum, { text }) => sum + text.length + TURN_UNITS, 0);
}

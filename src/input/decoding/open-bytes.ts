import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import { DETECTION_LENGTH } from './decode.js';
import { utf16Order } from './detect-encoding.js';

/** The bytes could not be read to their end; the message is the system's reason. */
export class UnreadableInput extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'UnreadableInput';
  }
}

/** An input whose beginning is known. */
export interface OpenedBytes {
  /** At least `DETECTION_LENGTH` bytes where the input has as many, or so many as were enough. */
  readonly head: Uint8Array;
  /** All bytes, the head included. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Reads the beginning of an input; a problem where it is empty.
 *
 * @param isEnough true where so much of the beginning tells what the input is: then nothing waits for more
 */
export async function openBytes(
  source: AsyncIterable<Uint8Array>,
  isEnough: (head: Uint8Array) => boolean = () => false,
): Promise<OpenedBytes | InputProblem> {
  const iterator = source[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  while (length < DETECTION_LENGTH) {
    const next = await nextChunk(iterator);
    if (next === null) break;
    held.push(next);
    length += next.length;
    if (isEnough(Buffer.concat(held))) break;
  }
  const head = Buffer.concat(held);
  if (length < DETECTION_LENGTH && isBlank(head)) {
    await iterator.return?.();
    return inputProblem('input-empty', null);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield head;
      for (let next = await nextChunk(iterator); next !== null; next = await nextChunk(iterator)) yield next;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, bytes: all() };
}

async function nextChunk(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  try {
    const next = await iterator.next();
    return next.done ? null : next.value;
  } catch (error) {
    throw new UnreadableInput(error);
  }
}

/** Nothing but white space behind the byte order mark. */
function isBlank(bytes: Uint8Array): boolean {
  const isMarkedUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const isMarkedUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bytes.subarray(isMarkedUtf16 ? 2 : isMarkedUtf8 ? 3 : 0);
  return body.every(
    (byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || (isMarkedUtf16 && byte === 0),
  );
}

/** Control characters that texts do not have, apart from tab, line and page ends and the escape of ISO-2022-JP. */
const MOST_CONTROLS = 0.02;

/** True where the bytes are no text in any encoding that is understood. */
export function isBinary(head: Uint8Array): boolean {
  const isMarkedUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isMarkedUtf16) return false;
  if (head.includes(0)) return utf16Order(head) === null;
  let controls = 0;
  // By index: walking bytes by their iterator takes five times as long, and every file is looked through.
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] as number;
    const isUsual = byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b;
    if (!isUsual || byte === 0x7f) controls++;
  }
  return controls / head.length > MOST_CONTROLS;
}

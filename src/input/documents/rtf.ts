import type { BinaryFormat, ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { callsOfBlocks } from './document-calls.js';
import { rtfText } from './rtf-text.js';

/** Rich Text Format (https://learn.microsoft.com/openspecs/office_standards/ms-oxrtfex): the words of a document as typed text. */
export const rtfFormat = {
  name: 'rtf',
  extensions: ['rtf'],
  reads: 'bytes',
  sniff: (bytes) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '{\\rtf',
  parse: parseRtf,
} as const satisfies BinaryFormat;

async function* parseRtf(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const lines = rtfText(bytes).split('\n');
  yield* callsOfBlocks(
    lines.map((line) => ({ line })),
    context,
  );
}

import type { BinaryFormat, ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';

/**
 * Excel workbooks (Office Open XML, https://ecma-international.org/publications-and-standards/standards/ecma-376/): the
 * visible sheets, each as a table or a typed text. Read part by part with limits of our own, because libraries that
 * read whole workbooks unpack whatever they are given.
 */
export const xlsxFormat = {
  name: 'xlsx',
  extensions: ['xlsx', 'xlsm'],
  reads: 'bytes',
  sniff: (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04,
  parse: parseWorkbook,
} as const satisfies BinaryFormat;

/** The libraries that unpack a workbook are loaded when there is one. */
async function* parseWorkbook(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const { readWorkbook } = await import('./xlsx-calls.js');
  yield* readWorkbook(bytes, context);
}

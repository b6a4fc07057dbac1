import type { BinaryFormat, ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';

/**
 * Word documents (Office Open XML): the transcripts of Teams, minutes, dialogues typed as text or in tables. Paragraphs are
 * lines; a table is read as a table where it has columns of speakers and words.
 */
export const docxFormat = {
  name: 'docx',
  extensions: ['docx', 'docm', 'doc'],
  reads: 'bytes',
  sniff: (bytes) => isZip(bytes) && Buffer.from(bytes.subarray(0, HEAD)).includes('word/'),
  parse: parseDocument,
} as const satisfies BinaryFormat;

/** Names of parts stand near the beginning of the archive. */
const HEAD = 65_536;

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** The library that reads documents is loaded when there is one. */
async function* parseDocument(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const { readDocument } = await import('./docx-calls.js');
  yield* await readDocument(bytes, context);
}

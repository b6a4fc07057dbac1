import type { BinaryFormat, ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';

/**
 * PDF: what programs print. Lines and tables are found again from where their letters stand, and read as those of any other
 * document.
 */
export const pdfFormat = {
  name: 'pdf',
  extensions: ['pdf'],
  reads: 'bytes',
  sniff: (bytes) => /^[\s\ufeff]*%PDF-/.test(Buffer.from(bytes.subarray(0, HEAD)).toString('utf8')),
  parse: parsePdf,
} as const satisfies BinaryFormat;

/** Programs may put blanks before the beginning. */
const HEAD = 64;

/** What reads pages is loaded when there are some. */
async function* parsePdf(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const { readPdf } = await import('./pdf-calls.js');
  yield* await readPdf(bytes, context);
}

import type { BinaryFormat, ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import { callsOfBlocks } from './document-calls.js';

/**
 * OpenDocument texts and sheets (https://docs.oasis-open.org/office/OpenDocument/v1.3/): paragraphs are lines, tables with columns of
 * speakers and words are read as such.
 */
export const odfFormat = {
  name: 'odf',
  extensions: ['odt', 'ods'],
  reads: 'bytes',
  sniff: (bytes) => {
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
    return (
      head.startsWith('PK') && head.slice(NAME_AT).startsWith('mimetype') && head.includes('opendocument')
    );
  },
  parse: parseOpenDocument,
} as const satisfies BinaryFormat;

/** The type is the archive's first file, not packed; its name stands here. */
const HEAD = 200;
const NAME_AT = 30;

/** The libraries that unpack a document are loaded when there is one. */
async function* parseOpenDocument(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const { odfBlocks } = await import('./odf-blocks.js');
  const { WorkbookFault } = await import('./xlsx-parts.js');
  try {
    yield* callsOfBlocks(odfBlocks(bytes), context);
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    const { code, arguments: values } = error.problem;
    const reason = values.reason ?? code;
    yield asProblem(
      code === 'xlsx-too-large' ? error.problem : inputProblem('odf-invalid', null, { reason }),
    );
  }
}

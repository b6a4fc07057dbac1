import { decodeText } from '../decoding/decode.js';
import { wholeText } from '../decoding/text-chunks.js';
import type { InputProblem } from '../raw/input-problem.js';
import type { Row } from '../tables/cell-reader.js';
import { openCellReader } from '../tables/cell-reader.js';
import { type ManifestRow, manifestRows } from './manifest.js';

/** Characters of a manifest: hundreds of thousands of files. */
const LONGEST_MANIFEST = 64 * 1024 * 1024;

/**
 * Reads a manifest, CSV in any encoding (also with semicolons or tabs) or a workbook.
 *
 * @param pathOf the path by which a file of the run is called, from what the manifest says
 */
export async function parseManifest(
  bytes: Uint8Array,
  pathOf: (file: string) => string,
): Promise<readonly ManifestRow[] | InputProblem> {
  const rows = await tableRows(bytes);
  return 'code' in rows ? rows : manifestRows(rows, pathOf);
}

/** The rows of a table, CSV in any encoding or the first sheet of a workbook. */
export async function tableRows(bytes: Uint8Array): Promise<readonly Row[] | InputProblem> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? sheetRows(bytes) : csvRows(bytes);
}

async function sheetRows(bytes: Uint8Array): Promise<readonly Row[] | InputProblem> {
  const { readSheets } = await import('../documents/xlsx-calls.js');
  const sheets = readSheets(bytes);
  return 'code' in sheets ? sheets : (sheets[0]?.rows ?? []);
}

async function csvRows(bytes: Uint8Array): Promise<readonly Row[] | InputProblem> {
  async function* whole() {
    yield bytes;
  }
  const text = (await wholeText(decodeText(whole(), null).chunks, LONGEST_MANIFEST)) ?? '';
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  const delimiter = [',', '\t', ';'].find((one) => first.includes(one)) ?? ',';
  const reader = openCellReader(delimiter);
  const read = reader.push(text);
  const rest = reader.end();
  const problem = read.problem ?? rest.problem;
  return problem ?? [...read.rows, ...rest.rows];
}

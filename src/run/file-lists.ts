import { type FileList, fileListRows } from '../input/manifest/file-list.js';
import { tableRows } from '../input/manifest/manifest-file.js';
import { speakerListRows } from '../input/manifest/speaker-list.js';
import type { InputFile } from './files.js';
import { readInput } from './input-bytes.js';

const TABLE = /\.(?:csv|tsv|xlsx)$/i;
/** A folder of more tables holds transcripts in tables, and to look through all of them costs time. */
const MOST_TABLES = 12;
/** Bytes of a list of tens of thousands of calls. */
const LARGEST_LIST = 8 * 1024 * 1024;

/** A table among the inputs that tells of the others. */
export interface FoundList extends FileList {
  readonly input: InputFile;
}

/** Finds tables that list the other inputs (a row a recording, with who took it and when) or who speaks in them, and what they tell. */
export async function findFileLists(files: readonly InputFile[]): Promise<readonly FoundList[]> {
  const tables = files.filter(
    ({ file, path, size }) => path !== null && TABLE.test(file) && size > 0 && size <= LARGEST_LIST,
  );
  if (tables.length === 0 || tables.length > MOST_TABLES || files.length === 1) return [];
  const areAllTables = files.length === tables.length;
  const found: FoundList[] = [];
  for (const input of tables) {
    const others = files.flatMap((other) => (other === input ? [] : other.file));
    const list = await listOf(input, areAllTables ? [] : others, globBeside(input.file, others));
    if (list) found.push({ ...list, input });
  }
  return found;
}

/** What cannot be read as a table is no list; as an input it is told what is wrong with it. */
async function listOf(
  input: InputFile,
  others: readonly string[],
  beside: string | null,
): Promise<FileList | null> {
  try {
    const rows = await tableRows(readInput(input));
    if ('code' in rows) return null;
    return fileListRows(rows, others) ?? (beside === null ? null : speakerListRows(rows, beside));
  } catch {
    return null;
  }
}

/** The files in the folder of a table; null where it lies alone there. */
function globBeside(file: string, others: readonly string[]): string | null {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const isGlob = /[*?{}[\]]/.test(folder);
  return !isGlob && others.some((other) => other.startsWith(folder)) ? `${folder}**` : null;
}

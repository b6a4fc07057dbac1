import type { CellReader, ReadRows } from './cell-reader.js';
import { openCellReader } from './cell-reader.js';
import type { InputHead, ParseContext, StreamFormat } from './input-format.js';
import type { Parsed } from './raw-call.js';
import { asProblem } from './raw-call.js';
import { openTableCalls } from './table-calls.js';
import { planColumns } from './table-columns.js';

const DELIMITERS = [',', '\t', ';'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Comma-separated tables, one utterance a row, with a header; semicolons do as well. Streams. */
export const csvFormat = {
  name: 'csv',
  extensions: ['csv'],
  reads: 'stream',
  sniff: (head) => head.extension === 'csv' || [',', ';'].some((delimiter) => hasHeader(head, delimiter)),
  parse: (chunks, context) => parseTable(chunks, context, null),
} as const satisfies StreamFormat;

/** Tab-separated tables with a header. Without a header such a text is read line by line. */
export const tsvFormat = {
  name: 'tsv',
  extensions: ['tsv', 'tab'],
  reads: 'stream',
  sniff: (head) => hasHeader(head, '\t'),
  parse: (chunks, context) => parseTable(chunks, context, '\t'),
} as const satisfies StreamFormat;

/** True where one of the first rows names the columns. */
function hasHeader({ text, context }: InputHead, delimiter: string): boolean {
  return headerRow(text, delimiter, context) !== null;
}

function headerRow(text: string, delimiter: string, context: ParseContext): number | null {
  const start = text
    .split(/\r\n|\n|\r/, 10)
    .join('\n')
    .slice(0, 20_000);
  // Most texts are no tables: a table with text and speakers has two columns at least.
  if (!start.includes(delimiter)) return null;
  const { rows } = openCellReader(delimiter).push(`${start}\n`);
  const index = rows.findIndex(
    ({ cells }) =>
      cells.length > 1 &&
      planColumns(
        cells.map((cell) => cell.text),
        context.columns,
      ),
  );
  return index === -1 ? null : index;
}

async function* parseTable(
  chunks: AsyncIterable<string>,
  context: ParseContext,
  delimiter: Delimiter | null,
): AsyncIterable<Parsed> {
  const calls = openTableCalls(context.columns);
  let reader: CellReader | null = null;
  let hasEnded = false;
  const take = function* ({ rows, problem }: ReadRows): Iterable<Parsed> {
    for (const row of rows) yield* calls.push(row);
    if (problem) {
      hasEnded = true;
      yield* calls.end();
      yield asProblem(problem);
    }
  };
  for await (const chunk of chunks) {
    reader ??= openCellReader(delimiter ?? delimiterOf(chunk, context));
    yield* take(reader.push(chunk));
    if (hasEnded) return;
  }
  if (reader) yield* take(reader.end());
  if (!hasEnded) yield* calls.end();
}

/** The delimiter with which a header is found, else the one that is most frequent in the first line. */
function delimiterOf(start: string, context: ParseContext): Delimiter {
  const withHeader = DELIMITERS.find((delimiter) => headerRow(start, delimiter, context) !== null);
  if (withHeader) return withHeader;
  const [line = ''] = start.split(/\r\n|\n|\r/, 1);
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

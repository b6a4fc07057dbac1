import { messagesOfBot } from '../dialogue/bot-messages.js';
import type { InputHead, ParseContext, StreamFormat } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { asProblem } from '../raw/raw-call.js';
import type { CellReader, ReadRows, Row } from './cell-reader.js';
import { openCellReader } from './cell-reader.js';
import { planWithoutNames } from './nameless-table.js';
import { isScoreTable } from './score-table.js';
import { openTableCalls } from './table-calls.js';
import { planTable, type TablePlan } from './table-plan.js';

const DELIMITERS = [',', '\t', ';', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Comma-separated tables, one utterance a row, with a header; semicolons do as well. Streams. */
export const csvFormat = {
  name: 'csv',
  extensions: ['csv'],
  reads: 'stream',
  sniff: (head) => head.extension === 'csv' || [',', ';', '|'].some((delimiter) => isTable(head, delimiter)),
  parse: (chunks, context) => parseTable(chunks, context, null),
} as const satisfies StreamFormat;

/** Tab-separated tables with a header. Without a header such a text is read line by line. */
export const tsvFormat = {
  name: 'tsv',
  extensions: ['tsv', 'tab'],
  reads: 'stream',
  sniff: (head) => isTable(head, '\t'),
  parse: (chunks, context) => parseTable(chunks, context, '\t'),
} as const satisfies StreamFormat;

/** True where the text is a table with this delimiter: one of its first rows names the columns, or they tell by what they hold. */
function isTable({ text, context }: InputHead, delimiter: string): boolean {
  // Most texts are no tables: a table with text and speakers has two columns at least.
  if (!text.slice(0, 2000).includes(delimiter)) return false;
  // Tables of Markdown have their own reader, <|user|> is a mark of a language model's.
  if (delimiter === '|' && /^\s*<?\|/m.test(text.slice(0, 2000))) return false;
  // A chat in which a program passes calls on is read by its messages.
  if (delimiter === '\t' && messagesOfBot(text.split(/\r?\n/)) !== null) return false;
  const rows = rowsOfStart(text, delimiter);
  const plan = planTable(rows, context);
  const texts = () => rows.map(({ cells }) => cells.map(({ text }) => text));
  if (plan === null)
    return (
      delimiter === '\t' &&
      (isScoreTable(texts(), context.roleOf) || planWithoutNames(rows, context) !== null)
    );
  // `Speaker 1, Speaker 2` above a dialogue lists who speaks.
  const below = rows.slice(plan.first);
  if (below.filter(({ cells }) => cells.length > 1).length < LEAST_WIDE * below.length) return false;
  // A few words with commas are soon found in what somebody says.
  return plan.headers.length > 0 || plan.plan.start !== null || plan.plan.form === 'dialogue';
}

/** So many rows of a table have several cells. */
const LEAST_WIDE = 1 / 3;

/** Characters by which a table is planned. */
const START_LENGTH = 40_000;

function planOfStart(text: string, delimiter: string, context: ParseContext): TablePlan | null {
  return planTable(rowsOfStart(text, delimiter), context);
}

function rowsOfStart(text: string, delimiter: string): readonly Row[] {
  const cut = text.slice(0, START_LENGTH);
  const whole = cut.length < text.length ? cut.slice(0, cut.lastIndexOf('\n') + 1) : `${cut}\n`;
  const { rows } = openCellReader(delimiter).push(whole);
  return rows.slice(0, 60);
}

async function* parseTable(
  chunks: AsyncIterable<string>,
  context: ParseContext,
  delimiter: Delimiter | null,
): AsyncIterable<Parsed> {
  const calls = openTableCalls(context);
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

/** The delimiter with which the table is understood, else the one that is most frequent in the first line. */
function delimiterOf(start: string, context: ParseContext): Delimiter {
  const plans = DELIMITERS.map((delimiter) => ({ delimiter, plan: planOfStart(start, delimiter, context) }));
  const [best] = plans
    .filter(({ plan }) => plan !== null)
    .toSorted((left, right) => (right.plan?.headers.length ?? 0) - (left.plan?.headers.length ?? 0));
  if (best) return best.delimiter;
  const [line = ''] = start.split(/\r\n|\n|\r/, 1);
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

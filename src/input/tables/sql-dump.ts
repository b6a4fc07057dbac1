import { isSpokenJapanese } from '../../text/japanese.js';
import type { ParseContext } from '../raw/input-format.js';
import type { Parsed } from '../raw/raw-call.js';
import { type Row, rowAt } from './cell-reader.js';
import { openTableCalls } from './table-calls.js';

/** INSERT INTO `utterances` (`id`, `text`) VALUES, COPY public.utterances (id, text) FROM stdin; */
const STATEMENT =
  /\b(?:INSERT\s+(?:IGNORE\s+)?INTO|REPLACE\s+INTO|COPY)\s+([`"[\]\w.\u3040-\u9fff]{1,120})\s{0,99}(?:\(([^()]{1,4000})\))?\s{0,99}(?:OVERRIDING\s+\w+\s+VALUE\s{0,99})?(VALUES|FROM\s+stdin)\b/gi;
const COLUMNS = /\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([`"[\]\w.\u3040-\u9fff]{1,120})\s*\(/gi;
/** A value of a row: a text in quotes with what stands for a quote in it, a number, NULL. */
const VALUE = /\s*(?:[NE]?'((?:[^'\\]|\\[\s\S]|'')*)'|([^\s,()'][^,()']*))\s*/gy;
const LEAST_ROWS = 3;
const MOST_COLUMNS = 200;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '' };

/** The calls of a database's dump, a table at a time as if it were CSV; null for any other text. */
export function callsOfSqlDump(text: string, context: ParseContext): readonly Parsed[] | null {
  if (!/\b(?:INSERT\s|REPLACE\s|COPY\s)/i.test(text)) return null;
  const lineOf = lineCounter(text);
  const declared = declaredColumns(text);
  const tables = new Map<string, Row[]>();
  for (const match of text.matchAll(STATEMENT)) {
    const [whole, given = '', named, kind = ''] = match;
    const table = bareName(given);
    const columns = named === undefined ? declared.get(table) : named.split(',').map(bareName);
    if (!columns) continue;
    const rows = tables.get(table) ?? [rowAt(columns, lineOf(match.index))];
    tables.set(table, rows);
    const from = match.index + whole.length;
    const read = /values/i.test(kind) ? insertedRows : copiedRows;
    for (const { cells, at } of read(text, from))
      if (cells.length === columns.length) rows.push(rowAt(cells, lineOf(at)));
  }
  const results = [...tables.values()].flatMap((rows): readonly Parsed[] => {
    const isSaid = rows.some(({ cells }) => cells.some((cell) => isSpokenJapanese(cell.text)));
    if (rows.length <= LEAST_ROWS || !isSaid) return [];
    const table = openTableCalls(context);
    return [...rows.flatMap((row) => table.push(row)), ...table.end()];
  });
  // Tables of customers and of staff hold no calls.
  const calls = results.filter(({ kind }) => kind === 'call');
  return calls.length > 0 ? calls : null;
}

interface Values {
  readonly cells: readonly string[];
  readonly at: number;
}

/** (1, 'はい'), (2, 'ええ'); */
function* insertedRows(text: string, from: number): Iterable<Values> {
  const open = /[\s,]*\(/gy;
  let at = from;
  for (;;) {
    open.lastIndex = at;
    if (!open.test(text)) return;
    const start = open.lastIndex;
    const cells: string[] = [];
    at = start;
    while (cells.length < MOST_COLUMNS) {
      VALUE.lastIndex = at;
      const match = VALUE.exec(text);
      if (!match) return;
      cells.push(match[1] === undefined ? bareValue(match[2] ?? '') : unquoted(match[1]));
      at = VALUE.lastIndex;
      if (text[at] !== ',') break;
      at++;
    }
    if (text[at] !== ')') return;
    at++;
    yield { cells, at: start };
  }
}

/** Lines with tabs between the values, down to `\.`. */
function* copiedRows(text: string, from: number): Iterable<Values> {
  let at = text.indexOf('\n', from) + 1;
  while (at > 0 && at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? undefined : end).replace(/\r$/, '');
    if (line === '\\.') return;
    yield { cells: line.split('\t').map((cell) => (cell === '\\N' ? '' : unquoted(cell))), at };
    at = end + 1;
  }
}

function unquoted(value: string): string {
  return value.replace(/''|\\([\s\S])/g, (found, char: string | undefined) =>
    found === "''" ? "'" : (ESCAPES[char ?? ''] ?? char ?? ''),
  );
}

function bareValue(value: string): string {
  return /^(?:null|default)$/i.test(value.trim()) ? '' : value.trim();
}

function bareName(name: string): string {
  return (name.split('.').at(-1) ?? '').replace(/[`"[\]\s]/g, '').toLowerCase();
}

/** The columns of each table as the dump declares them. */
function declaredColumns(text: string): ReadonlyMap<string, readonly string[]> {
  const declared = new Map<string, readonly string[]>();
  for (const match of text.matchAll(COLUMNS)) {
    const start = match.index + match[0].length;
    const body = text.slice(start, start + 20_000).split(/\n\s*\)|\)\s*(?:ENGINE|;)/i, 1)[0] ?? '';
    const columns = body
      .split(/,\s*(?=[`"[\w\u3040-\u9fff])/)
      .map((part) => part.trim())
      .filter((part) => !/^(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|CHECK)\b/i.test(part))
      .flatMap((part) => bareName(/^\S+/.exec(part)?.[0] ?? '') || []);
    declared.set(bareName(match[1] ?? ''), columns);
  }
  return declared;
}

/** The 1-based line of an offset; asked in rising order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let feed = text.indexOf('\n', at); feed !== -1 && feed < offset; feed = text.indexOf('\n', at)) {
      line++;
      at = feed + 1;
    }
    return line;
  };
}

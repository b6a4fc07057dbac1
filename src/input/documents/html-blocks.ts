import { Parser } from 'htmlparser2';
import type { Block } from './document-calls.js';
import type { PageElement } from './marked-blocks.js';
import { rowsWithSpans } from './spanned-cells.js';

/** Elements that hold no text of the page. */
const SILENT = new Set(['script', 'style', 'head', 'nav', 'noscript', 'template', 'svg', 'select', 'button']);
/** Elements that stand within a line; any other begins a new one. */
const WITHIN_LINE = new Set(
  'a abbr b bdi img bdo cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strong sub sup time tt u var'.split(
    ' ',
  ),
);

const SLICE = 65_536;

interface OpenCell {
  text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

interface OpenTable {
  readonly rows: OpenCell[][];
  /** True once another table opened within it: then it only places things on the page. */
  isLayout: boolean;
}

/** No page nests deeper; the parser looks through all that is open. */
export const DEEPEST_ELEMENT = 2000;

/** What a picture is called, where that may be a name. */
function shortWords(words: string | undefined): string {
  return words !== undefined && words.length <= LONGEST_NAME ? words : '';
}

const LONGEST_NAME = 20;

/** What attributes say of an element: its classes, whom it belongs to, on which side of the page it stands and in which colour. */
function marksIn(attributes: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (name === 'class') return value.split(/\s+/).filter((mark) => mark !== '');
    if (name === 'style') return [...value.matchAll(PLACED)].map(([style]) => style.replace(/\s+/g, ''));
    return OF_SPEAKER.test(name) && value.length > 0 && value.length <= LONGEST_NAME ? value : [];
  });
}

const OF_SPEAKER =
  /^(?:align|bgcolor|color|data-(?:speaker|role|sender|author|from|user|side|type|who|name|participant|channel|direction|position)(?:-?(?:id|name|role|type))?)$/;
const PLACED = /(?:text-align|float|(?:background-)?color|align-self|justify-content)\s*:\s*[^;\s]+/gi;

/** How many rows or columns an attribute says; 1 where it says nothing of use. */
function spanIn(value: string | undefined): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span > 1 ? span : 1;
}

/** The lines and tables of a page, in their order; null where it nests too deep. Tables that only hold other tables are none. */
export function htmlBlocks(html: string): readonly Block[] | null {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let line = '';
  const open: string[] = [];
  const elements: PageElement[] = [];
  let around: readonly PageElement[] = [];
  let count = 0;
  let silent = 0;
  let depth = 0;
  let isTooDeep = false;
  // Two elements side by side are two things, though no space stands between them: <b>OP</b><i>00:12</i>.
  let hasJustClosed = false;
  let isTerm = false;
  const cellsOf = (table: OpenTable | undefined) => table?.rows.at(-1);
  const breakLine = () => {
    const text = line.replace(/[ \t\r\n]+/g, ' ').trim();
    line = '';
    const within = around;
    around = [];
    const cell = cellsOf(tables.at(-1))?.at(-1);
    if (cell) {
      if (text !== '') cell.text = cell.text ? `${cell.text}\n${text}` : text;
    } else if (text !== '') {
      const level = Number(/^h([1-6])$/.exec(open.at(-1) ?? '')?.[1] ?? 0);
      const line = { line: text, path: open.join(' '), elements: within };
      blocks.push(level > 0 ? { ...line, level } : line);
    }
  };
  const closeTable = () => {
    const table = tables.pop();
    if (!table) return;
    const given = table.rows.filter((cells) => cells.some(({ text }) => text !== ''));
    if (given.length === 0) return;
    if (!table.isLayout)
      blocks.push({ rows: rowsWithSpans(table.rows).filter((cells) => cells.some((cell) => cell !== '')) });
    else blocks.push(...given.flat().flatMap(({ text }) => text.split('\n').map((line) => ({ line }))));
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (++depth > DEEPEST_ELEMENT) {
          isTooDeep = true;
          parser.pause();
        }
        elements.push({ number: ++count, marks: marksIn(attributes) });
        if (SILENT.has(name)) silent++;
        if (silent > 0) return;
        if (hasJustClosed) line += ' ';
        // A picture of who speaks.
        if (name === 'img') line += ` ${shortWords(attributes.alt)} `;
        hasJustClosed = false;
        if (WITHIN_LINE.has(name)) return;
        // 担当 of <dt> and 佐藤 of <dd> are one line.
        if (name === 'dd' && isTerm) line = line.replace(/[:：]?\s*$/, '：');
        else breakLine();
        // What a heading opens stands apart from the lines above.
        if (/^h[1-6]$/.test(name) && tables.length === 0 && blocks.length > 0) blocks.push({ line: '' });
        if (name === 'hr' && tables.length === 0) blocks.push({ line: '---' });
        isTerm = false;
        open.push(name);
        const table = tables.at(-1);
        if (name === 'table') {
          if (table) table.isLayout = true;
          tables.push({ rows: [], isLayout: false });
        } else if (name === 'tr') table?.rows.push([]);
        else if (name === 'td' || name === 'th')
          cellsOf(table)?.push({
            text: '',
            rowSpan: spanIn(attributes.rowspan),
            columnSpan: spanIn(attributes.colspan),
          });
      },
      ontext: (text) => {
        if (silent > 0) return;
        line += text;
        // Words within a line may be marked, and so may all that is around it.
        if (text.trim() !== '') around = elements.length > around.length ? [...elements] : around;
        hasJustClosed = false;
      },
      onclosetag: (name) => {
        depth--;
        elements.pop();
        if (SILENT.has(name)) {
          silent = Math.max(0, silent - 1);
          return;
        }
        if (silent > 0) return;
        hasJustClosed = WITHIN_LINE.has(name);
        if (hasJustClosed) return;
        isTerm = name === 'dt' && line.trim() !== '' && tables.length === 0;
        if (!isTerm) breakLine();
        const at = open.lastIndexOf(name);
        if (at !== -1) open.length = at;
        if (name === 'table') closeTable();
      },
    },
    { decodeEntities: true },
  );
  for (let start = 0; start < html.length && !isTooDeep; start += SLICE)
    parser.write(html.slice(start, start + SLICE));
  if (isTooDeep) return null;
  parser.end();
  breakLine();
  return blocks;
}

import { joinedLines } from './joined-lines.js';
import { linesOfTexts, type PrintedLine } from './printed-lines.js';
import type { PrintedText } from './printed-page.js';
import type { TablesOfPage } from './ruled-tables.js';

/** Parts of a letter's size: how far a name may stand from the middle of its row, and columns from each other at least. */
const MIDDLE = 0.4;
const BETWEEN_COLUMNS = 0.8;
const SAME_LEFT = 0.5;
const LEAST_ROWS = 4;
/** Lines of the words that a row of the page before may leave to this page. */
const MOST_CUT = 12;
/** Of the way from line to line: what stands so far below the last row is none of the table. */
const FAR_BELOW = 2;

/**
 * The table of a page without rules whose names stand in the middle of their rows, beside words of several lines; the page as it is where there is
 * none. Each row ends where its name says: as many lines stand below the name as above it, so that a page on which one does not fit is not read so.
 */
export function withCentredRows(page: TablesOfPage): TablesOfPage {
  if (page.tables.length > 0) return page;
  const left = leftOfWords(page.around);
  if (left === null) return page;
  const words = linesOfTexts(page.around.filter(({ x }) => x >= left));
  const keys = page.around.filter(({ x, width }) => x < left && x + width <= left);
  const marks = linesOfTexts(keys);
  const rows = rowsBetween(words, marks);
  if (rows === null) return page;
  const top = Math.min(rows[0]?.mark?.y ?? 0, rows[0]?.lines[0]?.y ?? 0);
  const bottom = rows.at(-1)?.lines.at(-1)?.y ?? 0;
  const within = ({ y }: { readonly y: number }) => y >= top - 1 && y <= bottom + 1;
  // A line over all columns is a paragraph, and the page no table.
  if (page.around.some((text) => within(text) && text.x < left && text.x + text.width > left)) return page;
  const columns = columnsOf(keys.filter(within));
  const margin = words.filter(within).reduce((most, { right }) => Math.max(most, right), 0);
  const beside = besideRows(rows, keys.filter(within));
  const cellsOf = ({ lines }: CentredRow, at: number) => [
    ...columns.map(({ from, to }) =>
      linesOfTexts((beside[at] ?? []).filter(({ x }) => x >= from && x <= to))
        .map(({ text }) => text)
        .join(''),
    ),
    joinedLines(lines, margin)
      .filter((line) => line !== '')
      .join('\n'),
  ];
  return {
    tables: [{ top, columns: [...columns.map(({ from }) => from), left], rows: rows.map(cellsOf) }],
    around: page.around.filter((text) => !within(text)),
  };
}

interface CentredRow {
  readonly lines: readonly PrintedLine[];
  /** What stands beside them; null for the end of a row of the page before. */
  readonly mark: PrintedLine | null;
}

/** What stands beside each row, by the mark that is nearest. */
function besideRows(rows: readonly CentredRow[], keys: readonly PrintedText[]): readonly PrintedText[][] {
  const beside: PrintedText[][] = rows.map(() => []);
  const way = (at: number, y: number) => Math.abs((rows[at]?.mark?.y ?? -Infinity) - y);
  let at = 0;
  for (const key of keys.toSorted((one, other) => one.y - other.y)) {
    while (at + 1 < rows.length && way(at + 1, key.y) < way(at, key.y)) at++;
    beside[at]?.push(key);
  }
  return beside;
}

/** Where the column begins in which most lines stand to the right of something; null where no line stands so. */
function leftOfWords(texts: readonly PrintedText[]): number | null {
  const lefts: { readonly x: number; readonly size: number; count: number }[] = [];
  for (const { x, size } of texts.toSorted((one, other) => one.x - other.x)) {
    const last = lefts.at(-1);
    if (last && x - last.x <= SAME_LEFT * size) last.count++;
    else lefts.push({ x, size, count: 1 });
  }
  const behind = lefts.filter(({ count }, at) => at > 0 && count >= LEAST_ROWS);
  const best = behind.toSorted((one, other) => other.count - one.count)[0];
  return best === undefined ? null : best.x - 1;
}

/** The rows of the words, each in the middle of which a mark stands; null where they do not come out. */
function rowsBetween(
  words: readonly PrintedLine[],
  marks: readonly PrintedLine[],
): readonly CentredRow[] | null {
  const [first] = words;
  if (!first) return null;
  // A title may stand above, in the column of the marks.
  const among = marks.filter(({ y, size }) => y >= first.y - MIDDLE * size);
  for (let cut = 0; cut <= MOST_CUT && cut < words.length; cut++) {
    const rows = rowsFrom(words, among, cut);
    if (rows === null) continue;
    const isTable =
      rows.length >= LEAST_ROWS && rows.some(({ lines, mark }) => mark !== null && lines.length > 1);
    return isTable ? [...(cut > 0 ? [{ lines: words.slice(0, cut), mark: null }] : []), ...rows] : null;
  }
  return null;
}

function rowsFrom(
  words: readonly PrintedLine[],
  marks: readonly PrintedLine[],
  start: number,
): readonly CentredRow[] | null {
  const rows: CentredRow[] = [];
  let begin = start;
  for (const mark of marks) {
    const tolerance = MIDDLE * mark.size;
    const top = words[begin]?.y ?? Infinity;
    let end = begin;
    while (end < words.length && (top + (words[end]?.y ?? 0)) / 2 < mark.y - tolerance) end++;
    const bottom = words[end]?.y;
    if (bottom === undefined || Math.abs((top + bottom) / 2 - mark.y) > tolerance) {
      // The foot of the page stands below the last row.
      if (isFoot(words, begin, mark.y)) break;
      return null;
    }
    rows.push({ lines: words.slice(begin, end + 1), mark });
    begin = end + 1;
  }
  return begin === words.length || isFoot(words, begin, Infinity) ? rows : null;
}

/** True where what follows stands far below the rows. */
function isFoot(words: readonly PrintedLine[], begin: number, mark: number): boolean {
  const [last, next] = [words[begin - 1], words[begin]];
  if (!last) return false;
  const far = last.y + FAR_BELOW * 2 * last.size;
  return Math.min(next?.y ?? Infinity, mark) > far;
}

/** The columns of what stands to the left of the words, from left to right. */
function columnsOf(keys: readonly PrintedText[]): readonly { readonly from: number; readonly to: number }[] {
  const columns: { from: number; to: number }[] = [];
  for (const { x, width, size } of keys.toSorted((one, other) => one.x - other.x)) {
    const last = columns.at(-1);
    if (last && x <= last.to + BETWEEN_COLUMNS * size) last.to = Math.max(last.to, x + width);
    else columns.push({ from: x, to: x + width });
  }
  return columns;
}

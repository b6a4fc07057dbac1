import { type Cell, cellsOf } from './width.js';

/** A line of a wrapped text as offsets (UTF-16) in it; `end` exclusive, spaces at the break left out. */
export interface WrappedLine {
  readonly start: number;
  readonly end: number;
}

/** 行頭禁則文字: what must not begin a line. */
const NOT_AT_START =
  /^[、。，．,.!?！？:;：；・ー〜…‥)\]}）］｝」』】〉》〕’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々]/u;
/** 行末禁則文字: what must not end a line. */
const NOT_AT_END = /[([{（［｛「『【〈《〔‘“]$/u;
/** Letters of a word that is not cut. */
const WORD = /^[\p{Script=Latin}\p{Nd}'’_/@%&+=#-]/u;
/** What parts no word where a letter or digit follows at once: 1,000 · .docx · kept:negative */
const WITHIN_WORD = /^[.,:]/u;
/** A word longer than this is cut all the same (an address, a path). */
const LONGEST_WORD = 30;

/**
 * Breaks a text into lines of at most `columns`, full-width characters counting two. Japanese breaks anywhere but
 * before closing and after opening marks (禁則処理), Latin words stay whole. A line break in the text begins a new line.
 */
export function wrapText(text: string, columns: number): readonly WrappedLine[] {
  const lines: WrappedLine[] = [];
  let cells: Cell[] = [];
  let width = 0;
  const close = (count: number): void => {
    const line = cells.slice(0, count);
    const first = line[0];
    const last = line[line.length - 1];
    if (first && last) lines.push(trimmed(text, first.start, last.start + last.text.length));
    cells = cells.slice(count);
    while (cells[0]?.text === ' ' || cells[0]?.text === '　') cells.shift();
    width = cells.reduce((sum, cell) => sum + cell.width, 0);
  };
  for (const cell of cellsOf(text)) {
    if (cell.text === '\n' || cell.text === '\r\n') {
      close(cells.length);
      continue;
    }
    if (cells.length === 0 && lines.length > 0 && (cell.text === ' ' || cell.text === '　')) continue;
    cells.push(cell);
    width += cell.width;
    while (width > columns && cells.length > 1) close(breakAt(cells));
  }
  if (cells.length > 0) close(cells.length);
  return lines.length > 0 ? lines : [{ start: 0, end: 0 }];
}

/** How many of the cells stay on the line; the last one is too many. */
function breakAt(cells: readonly Cell[]): number {
  const fit = cells.length - 1;
  for (let count = fit; count > Math.max(0, fit - LONGEST_WORD); count--) {
    const before = cells[count - 1]?.text ?? '';
    const after = cells[count]?.text ?? '';
    const cutsWord = (WORD.test(before) || WITHIN_WORD.test(before)) && WORD.test(after);
    if (!cutsWord && !NOT_AT_START.test(after) && !NOT_AT_END.test(before)) return count;
  }
  // A path or a list too long for the line breaks between its parts, if it can.
  for (let count = fit; count > Math.max(0, fit - LONGEST_WORD); count--)
    if (/^[/,]/u.test(cells[count - 1]?.text ?? '')) return count;
  return fit;
}

function trimmed(text: string, start: number, end: number): WrappedLine {
  let last = end;
  while (last > start && (text[last - 1] === ' ' || text[last - 1] === '　')) last--;
  return { start, end: last };
}

/** The wrapped text as strings. */
export function wrapLines(text: string, columns: number): readonly string[] {
  return wrapText(text, columns).map(({ start, end }) => text.slice(start, end));
}

import type { PrintedText } from './printed-page.js';

/** What stands side by side on one base line. */
export interface PrintedLine {
  /** As typed: gaps as wide as a column are tabs, others blanks. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The base line, in points from the top of the page. */
  readonly y: number;
  readonly size: number;
}

/** Parts of a letter's size. What rises less stands on the same line. */
const SAME_LINE = 0.4;
const COLUMN_GAP = 1.8;
const WIDE_GAP = 0.7;
const BLANK_GAP = 0.15;
/** Between kanji and kana set with room, as justified lines are, no blank was typed. */
const SPACED_LETTERS = 0.4;
/** Readings above kanji are so small beside them, and so near. */
const READING_SIZE = 0.6;
const READING_RISE = 1.5;
/** Of blanks between kanji and kana, so many for each letter were put there by the page. */
const SPACED_SHARE = 0.3;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。「」（）？！・：～]/u;

/** The lines of a page or a cell, from above to below. Readings above kanji are left out. */
export function linesOfTexts(texts: readonly PrintedText[]): readonly PrintedLine[] {
  const rows: PrintedText[][] = [];
  for (const text of texts.toSorted((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && text.y - first.y <= SAME_LINE * Math.max(first.size, text.size)) row.push(text);
    else rows.push([text]);
  }
  const lines = rows.map((row) => lineOf(row.toSorted((one, other) => one.x - other.x)));
  return lines.filter((line, at) => !isReading(line, lines[at + 1]));
}

function isReading(line: PrintedLine, below: PrintedLine | undefined): boolean {
  return (
    below !== undefined &&
    line.size <= READING_SIZE * below.size &&
    below.y - line.y <= READING_RISE * below.size &&
    line.left >= below.left - below.size &&
    line.right <= below.right + below.size
  );
}

function lineOf(row: readonly PrintedText[]): PrintedLine {
  let text = '';
  let last: PrintedText | null = null;
  let right = -Infinity;
  let size = 0;
  for (const next of row) {
    // Bold letters are drawn twice by some programs.
    if (last !== null && last.text === next.text && Math.abs(next.x - last.x) < SAME_LINE * next.size)
      continue;
    if (last !== null) text += gapBetween(text, next.text, (next.x - right) / Math.max(last.size, next.size));
    text += withoutRoom(next.text);
    right = Math.max(right, next.x + next.width);
    size = Math.max(size, next.size);
    last = next;
  }
  return { text, left: row[0]?.x ?? 0, right, y: row[0]?.y ?? 0, size };
}

function gapBetween(before: string, next: string, gap: number): string {
  if (gap >= COLUMN_GAP) return '\t';
  if (gap >= WIDE_GAP) return '　';
  const isCjk = CJK.test(before.slice(-1)) && CJK.test(next.slice(0, 1));
  return gap >= (isCjk ? SPACED_LETTERS : BLANK_GAP) ? ' ' : '';
}

/** The text without the blanks that stand between all its letters, as in a line set with room. */
function withoutRoom(text: string): string {
  if (!text.includes(' ')) return text;
  const parts = text.split(' ');
  const isBetween = (at: number) =>
    CJK.test(parts[at - 1]?.slice(-1) ?? '') && CJK.test(parts[at]?.[0] ?? '');
  const between = parts.filter((_, at) => at > 0 && isBetween(at)).length;
  if (between < 3 || between < SPACED_SHARE * (text.length - between)) return text;
  return parts.map((part, at) => (at === 0 ? part : isBetween(at) ? part : ` ${part}`)).join('');
}

import { eastAsianWidth } from 'get-east-asian-width';

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const EMOJI = /\p{Extended_Pictographic}\uFE0F|\p{Emoji_Modifier}|\u200D|\p{Regional_Indicator}{2}/u;
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Mark}]$/u;

/** Columns that one grapheme takes in a terminal: 0, 1 or 2. Characters of ambiguous width count as one. */
function graphemeWidth(grapheme: string): number {
  const codePoint = grapheme.codePointAt(0);
  if (codePoint === undefined || INVISIBLE.test(grapheme)) return 0;
  if (grapheme.length > 1 && EMOJI.test(grapheme)) return 2;
  // Half-width kana with its (semi-)voiced mark is one grapheme of two cells.
  return eastAsianWidth(codePoint) + (/^[^ﾞﾟ]+[ﾞﾟ]/u.test(grapheme) ? 1 : 0);
}

/** A grapheme, where it begins (UTF-16), and its columns. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly width: number;
}

/** Characters that may be part of a longer grapheme: marks, joiners, emoji, flags, half-width voicing, Hangul jamo. */
const JOINING =
  /[\p{Mark}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Default_Ignorable_Code_Point}\r\uff9e\uff9f\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]/u;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** The graphemes of a text with their offsets and columns. */
export function cellsOf(text: string): readonly Cell[] {
  if (!JOINING.test(text)) return simpleCells(text);
  return Array.from(graphemes.segment(text), ({ segment, index }) => ({
    text: segment,
    start: index,
    width: graphemeWidth(segment),
  }));
}

/** Most texts have one code point a grapheme, and need no segmenter, which takes ten times as long. */
function simpleCells(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const character of text) {
    cells.push({ text: character, start, width: eastAsianWidth(character.codePointAt(0) ?? 0) });
    start += character.length;
  }
  return cells;
}

/** Columns that a text without escape sequences takes in a terminal. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}

/** The text with spaces behind it up to `columns`; unchanged where it is wider. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** The text with spaces before it up to `columns`; unchanged where it is wider. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}

/** The text, or as much of it as fits into `columns` with 「…」 behind it. */
export function truncate(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const cell of cellsOf(text)) {
    if (width + cell.width > columns) break;
    kept += cell.text;
    width += cell.width;
  }
  return `${kept}…`;
}

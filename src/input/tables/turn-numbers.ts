import type { PlacedText } from '../dialogue/placed-text.js';

/** What numbers the turns of both columns in the order in which they were said: ①, (2), 3. before a quotation. */
const NUMBER =
  /^\s*(?:([①-⑳])|([㉑-㉟])|([㊱-㊿])|[(（](\d{1,3})[)）](?=\s*[「\p{L}])|(\d{1,3})[.．)）、]?\s*(?=「))/u;
/** 「はい」（うなずく）「そうです」: words in quotation marks, and how they were said. */
const ALL_QUOTED = /^\s*「[^」]*」(?:\s*(?:[(（][^()（）]*[)）]|「[^」]*」))*\s*$/u;

/** A cell of one speaker's column. */
export interface NumberedCell {
  /** Null where the cell has none. */
  readonly number: number | null;
  /** The words at the places they had, without number and quotation marks. */
  readonly cell: PlacedText;
}

/** A turn in a cell of its own, without the number before it and the quotation marks around all of it. */
export function withoutTurnNumber(cell: PlacedText): NumberedCell {
  const match = NUMBER.exec(cell.text);
  const length = match?.[0].length ?? 0;
  const rest = cell.text.slice(length);
  const isQuoted = ALL_QUOTED.test(rest);
  const number = match ? numberOf(match) : null;
  if (length === 0 && !isQuoted) return { number, cell };
  const words = isQuoted ? rest.replace(/[「」]/g, ' ') : rest;
  return { number, cell: { ...cell, text: ' '.repeat(length) + words } };
}

function numberOf([, low, middle, high, ...digits]: RegExpExecArray): number {
  if (low !== undefined) return low.charCodeAt(0) - 0x245f;
  if (middle !== undefined) return middle.charCodeAt(0) - 0x3251 + 21;
  if (high !== undefined) return high.charCodeAt(0) - 0x32b1 + 36;
  return Number(digits.find((text) => text !== undefined) ?? 0);
}

/** The order of turns in a row: by their numbers where they have some, else as they stand. */
export function byTurnNumber(
  { number: one }: Pick<NumberedCell, 'number'>,
  { number: other }: Pick<NumberedCell, 'number'>,
): number {
  return one === null || other === null ? 0 : one - other;
}

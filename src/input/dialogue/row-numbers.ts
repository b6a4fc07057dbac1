import type { DialogueLine } from './dialogue-line.js';

/** 001 お客様：…: the number of the row, and no name in front of it. */
const ROW_NUMBER =
  /^\s*(?:No\.?\s?|#|＃)?([\d０-９]{1,5})(?:[\s　]+|[\s　]*[|｜:：,、.．)）][\s　]*)(?=[^\s:：])/iu;
const LEAST_ROWS = 5;
/** Of the numbered lines, those whose number is one more than that of the one before. */
const LEAST_COUNTED = 0.9;
/** Of the lines that are no head, those that have a number; others go on with the one above. */
const LEAST_NUMBERED = 0.5;

/** Lines whose rows are numbered from one to the last, without the numbers; what is left keeps its place. Others stay. */
export function withoutRowNumbers(lines: readonly DialogueLine[]): readonly DialogueLine[] {
  const numbered = new Map<number, { readonly number: number; readonly length: number }>();
  let spoken = 0;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech') continue;
    if (numbered.size > 0) spoken++;
    const [whole, digits] = ROW_NUMBER.exec(text) ?? [];
    if (whole === undefined || digits === undefined) continue;
    if (numbered.size === 0) spoken++;
    numbered.set(index, { number: Number(digits.normalize('NFKC')), length: whole.length });
  }
  const numbers = [...numbered.values()].map(({ number }) => number);
  const counted = numbers.filter((number, at) => at > 0 && number === (numbers[at - 1] ?? 0) + 1).length;
  const areRows =
    numbers.length >= LEAST_ROWS &&
    counted >= LEAST_COUNTED * (numbers.length - 1) &&
    numbers.length >= LEAST_NUMBERED * spoken;
  if (!areRows) return lines;
  return lines.map((line, index) => {
    const length = numbered.get(index)?.length;
    return length === undefined ? line : { ...line, text: ' '.repeat(length) + line.text.slice(length) };
  });
}

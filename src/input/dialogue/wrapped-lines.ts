import { highestOf } from '../../text/extremes.js';
import { displayWidth } from '../../text/width.js';
import type { DialogueLine } from './dialogue-line.js';

const LETTER_BEFORE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、\d]$/u;
const LETTER_BEHIND = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー。、\d]/u;

/** True where a line ends within a sentence and the next one goes on with it. */
export function goesOn(before: string, next: string): boolean {
  return LETTER_BEFORE.test(before.trimEnd()) && LETTER_BEHIND.test(next.trimStart());
}

/** Columns by which lines end before the margin, where a mark may not open a line or a word is kept whole. */
const RAGGED = 6;
const LEAST_LINES = 2;
/** Nobody prints in columns that are narrower. */
const LEAST_MARGIN = 30;
const LEAST_SHARE = 0.75;

/** A page cuts wherever it is full; writers do so where phrases end. */
const LIKE_AN_END = /[すたんいかよねどでがてはにを、]$/u;
const LEAST_WITHIN = 0.4;

/**
 * Indices of the lines that go on with the word of the line above: of a text that is cut at the width of a page, as prints and mails are.
 * Empty where lines end as their writer wants.
 *
 * @param opens true for the lines that are no part of a turn above
 */
export function wrappedLines(
  lines: readonly DialogueLine[],
  opens: (index: number) => boolean,
): ReadonlySet<number> {
  const pairs: { readonly index: number; readonly before: string; readonly text: string }[] = [];
  let before: string | null = null;
  const last = lines.findLastIndex((_, index) => opens(index));
  for (const [index, { text, is }] of lines.entries()) {
    // Behind the blank line below the last turn stands what its writer adds, in a width of its own.
    if (is.kind === 'blank' && index > last && last !== -1) break;
    if (is.kind !== 'speech') continue;
    if (before !== null && !opens(index)) pairs.push({ index, before, text });
    before = text.trimEnd();
  }
  if (pairs.length < LEAST_LINES) return new Set();
  const widths = pairs.map((pair) => displayWidth(pair.before));
  const margin = highestOf(widths, 0);
  const full = pairs.filter((_, at) => (widths[at] ?? 0) >= margin - RAGGED);
  const cut = full.filter((pair) => goesOn(pair.before, pair.text));
  const within = cut.filter((pair) => !LIKE_AN_END.test(pair.before));
  const isCut =
    margin >= LEAST_MARGIN &&
    cut.length >= LEAST_LINES &&
    full.length >= LEAST_SHARE * pairs.length &&
    cut.length * 2 >= full.length &&
    (within.length >= LEAST_WITHIN * cut.length || isHanging(cut.map(({ text }) => text)));
  return new Set(isCut ? cut.map(({ index }) => index) : []);
}

/** Columns: a name and its colon are no narrower, and by less people indent what they typed. */
const LEAST_HANG = 6;

/** True where nearly all lines that go on begin in one column to the right, below the words: a page sets them so, and no writer phrases. */
function isHanging(texts: readonly string[]): boolean {
  const columns = texts.map((text) => displayWidth(text.slice(0, text.length - text.trimStart().length)));
  const [first = 0] = columns;
  return (
    first >= LEAST_HANG && columns.filter((column) => column === first).length >= LEAST_SHARE * columns.length
  );
}

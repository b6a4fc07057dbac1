import type { TextLine } from '../../text/offsets.js';
import { readSpeakerLine } from '../dialogue/speaker-line.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { countNames, foldName } from '../speakers/speakers.js';

const BOLD = /^(?:[-*+]\s+)?(?:\*\*|__)\S/;
const QUOTE = /^(?:>\s?)+/;
const ROW = /^\|.*\|$/;
const NONE: ReadonlySet<number> = new Set();

/**
 * Indices of the lines that a trainer set beside a role play: quotes (`> ポイント：…`) and tables of what it is about (`| 想定 | 50代女性 |`), where
 * bold names with their words on the same line tell all that is said. Empty where a quote or a table has such a name.
 */
export function notesInMarkdown(lines: readonly TextLine[]): ReadonlySet<number> {
  const trimmed = lines.map(({ text }) => text.trim());
  const set = trimmed.flatMap((line, index) => (QUOTE.test(line) || ROW.test(line) ? index : []));
  if (set.length === 0) return NONE;
  const bold = trimmed.flatMap((line) => (BOLD.test(line) ? (readSpeakerLine(line) ?? []) : []));
  const counts = countNames(bold.filter(({ speech }) => speech !== '').map(({ name }) => name));
  const names = new Set([...counts].flatMap(([name, count]) => (count >= 2 ? foldName(name) : [])));
  // A name alone may have its words in the quote below it.
  const isAlone = bold.some(({ name, speech }) => speech === '' && names.has(foldName(name)));
  if (names.size < 2 || isAlone) return NONE;
  const named = set.map((index) => firstName(trimmed[index] ?? ''));
  if (named.some((name) => names.has(name))) return NONE;
  return new Set(set.filter((_, at) => !HEADER_NAMES.has(named[at] ?? '')));
}

/** The name before the words of a quote, or the first cell of a row, folded; empty where there is none. */
function firstName(line: string): string {
  if (ROW.test(line)) return foldName((line.split('|')[1] ?? '').replace(/[*_]{2}/g, '').trim());
  return foldName(readSpeakerLine(line.replace(QUOTE, ''))?.name ?? '');
}

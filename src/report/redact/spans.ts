import type { Span } from '../../model/transcript.js';

/** Finds stretches of a text that must not be shown. */
export type FindPersonalData = (text: string) => readonly Span[];

/** Where the pattern matches; with a group named `data`, only that part. The pattern has the flags g and d. */
export function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const [start, end] = match.indices?.groups?.data ?? match.indices?.[0] ?? [match.index, match.index];
    return { start, end };
  });
}

/** Every place where one of the words stands. */
export function occurrences(text: string, words: Iterable<string>): readonly Span[] {
  const spans: Span[] = [];
  for (const word of words) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      spans.push({ start, end: start + word.length });
    }
  }
  return spans;
}

/** The text with each UTF-16 code unit of the spans replaced by one mark: all offsets stay. Letters and digits give *. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const units = text.split('');
  for (const { start, end } of spans) {
    for (let index = start; index < end; index++) units[index] = markFor(units[index] ?? '');
  }
  return units.join('');
}

/** Marks as wide as what they hide, so that columns stay too; white space stays. */
function markFor(unit: string): string {
  if (/\s/.test(unit)) return unit;
  return /[\x20-\x7e\uff61-\uff9f]/.test(unit) ? '*' : '＊';
}

import type { Turn } from '../../model/transcript.js';
import { digitAt } from './digit-words.js';
import { letterAt } from './letters-said.js';
import type { PersonalSpan } from './personal-data.js';

/**
 * One place of a pattern: any digit (`#`), any Latin letter (`@`), or this letter, digit or sign.
 * Nothing may repeat or be left out, so that a match takes no longer than the pattern.
 */
type Place =
  | { readonly kind: 'digit'; readonly value: number | null }
  | { readonly kind: 'letter'; readonly value: string | null }
  | { readonly kind: 'sign'; readonly value: string };

export type CustomerPattern = readonly Place[];

/** Reads `KY-########`: `#` is a digit, `@` a letter, anything else stands for itself; hyphens and spaces may be missing. */
export function parseCustomerPattern(pattern: string): CustomerPattern {
  return [...pattern.normalize('NFKC')]
    .filter((sign) => !/[-\s]/.test(sign))
    .map((sign): Place => {
      if (sign === '#') return { kind: 'digit', value: null };
      if (sign === '@') return { kind: 'letter', value: null };
      if (/[0-9]/.test(sign)) return { kind: 'digit', value: Number(sign) };
      if (/[a-z]/i.test(sign)) return { kind: 'letter', value: sign.toLowerCase() };
      return { kind: 'sign', value: sign };
    });
}

const GAP = /(?:[-‐‑–−－ーｰ・.\s　、]|の|ノ|ハイフン|マイナス|ダッシュ){0,3}/y;

/** Numbers of customers by the patterns of the configuration, however their digits and letters are written or said. */
export function findCustomerNumbers(
  turns: readonly Pick<Turn, 'text'>[],
  patterns: readonly CustomerPattern[],
): readonly (readonly PersonalSpan[])[] {
  return turns.map(({ text }) => (patterns.length === 0 ? [] : spansIn(text, patterns)));
}

function spansIn(text: string, patterns: readonly CustomerPattern[]): readonly PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  for (let start = 0; start < text.length; ) {
    const end = Math.max(...patterns.map((pattern) => endOfPattern(text, start, pattern)));
    if (end > start) spans.push({ start, end, kind: 'customer-number' });
    start = Math.max(end, start + 1);
  }
  return spans;
}

/** Where the pattern ends that begins at the place; -1 where it does not stand there. */
function endOfPattern(text: string, start: number, pattern: CustomerPattern): number {
  if (continuesBefore(text, start, pattern)) return -1;
  let place = start;
  for (const [index, one] of pattern.entries()) {
    if (index > 0 && endOfPlace(text, place, one) === null) {
      GAP.lastIndex = place;
      place += GAP.exec(text)?.[0].length ?? 0;
    }
    const end = endOfPlace(text, place, one);
    if (end === null) return -1;
    place = end;
  }
  const last = pattern.at(-1);
  return last?.kind === 'digit' && digitAt(text, place)?.writing === 'arabic' ? -1 : place;
}

/** A pattern begins with no piece of a longer number or word. */
function continuesBefore(text: string, start: number, [first]: CustomerPattern): boolean {
  const before = text[start - 1] ?? '';
  return first?.kind === 'letter'
    ? /[A-Za-zＡ-Ｚａ-ｚ]/.test(before)
    : first?.kind === 'digit' && /[0-9０-９]/.test(before);
}

function endOfPlace(text: string, start: number, place: Place): number | null {
  if (place.kind === 'sign') return text.startsWith(place.value, start) ? start + place.value.length : null;
  if (place.kind === 'letter') {
    const found = letterAt(text, start);
    return found && (place.value === null || place.value === found.letter) ? found.end : null;
  }
  const digit = digitAt(text, start);
  return digit && (place.value === null || place.value === digit.value) ? digit.end : null;
}

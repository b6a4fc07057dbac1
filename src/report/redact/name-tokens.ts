import type { PersonNames } from '../../model/person-names.js';
import type { Token } from '../../model/token.js';
import type { Span } from '../../model/transcript.js';
import { nameFormOf } from './name-form.js';
import { isName } from './name-words.js';

/** How sure a name must look: after 「様」 nearly anything is one, before 「を出せ」 what the dictionary holds for one. */
export type NameDemand = 'any' | 'proper' | 'person';

/** A turn, cut into words, and the names that the dictionary holds. */
export interface NameText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly people: PersonNames;
}

const BEFORE = /(?:[\p{Script=Han}々ヶケ]{1,8}|[ァ-ヴー]{2,10})$/u;
const AFTER = /^(?:[\p{Script=Han}々ヶケ]{1,8}|[ァ-ヴー]{2,10})/u;
const LONGEST = 12;

/** Given names after a space: 田中 花子. */
const MORE_AFTER = /^[\s　・](?<word>[\p{Script=Han}々]{1,3}|[ァ-ヴー]{2,6})(?![\p{Script=Han}ァ-ヴー])/u;
const MORE_BEFORE = /(?<![\p{Script=Han}ァ-ヴー])(?<word>[\p{Script=Han}々]{1,3}|[ァ-ヴー]{2,6})[\s　・]$/u;

/** The name whose last character stands right before the place; null where none does. */
export function nameBefore(context: NameText, end: number, demand: NameDemand): Span | null {
  const run = BEFORE.exec(context.text.slice(Math.max(0, end - LONGEST), end))?.[0] ?? '';
  const first = end - run.length;
  const starts = [
    first,
    ...context.tokens.map(({ start }) => start).filter((start) => start > first && start < end),
  ];
  for (const start of starts) {
    const form = nameFormOf(context.text.slice(start, end), context.people);
    if (form && form !== 'likely' && isOwn(context, { start, end })) return withMore(context, { start, end });
  }
  return demand === 'any' ? unknownName(context, { start: first, end }, starts) : null;
}

/** The name whose first character stands at the place; null where none does. */
export function nameAfter(context: NameText, start: number, demand: NameDemand): Span | null {
  const run = AFTER.exec(context.text.slice(start, start + LONGEST))?.[0] ?? '';
  const last = start + run.length;
  const ends = [
    last,
    ...context.tokens
      .map(({ end }) => end)
      .filter((end) => end > start && end < last)
      .reverse(),
  ];
  for (const end of ends) {
    const form = nameFormOf(context.text.slice(start, end), context.people);
    const isSure = form === 'whole' || form === 'family' || form === 'given';
    if ((isSure || (form === 'likely' && end === last)) && isOwn(context, { start, end })) {
      return withMore(context, { start, end });
    }
  }
  return demand === 'any' ? unknownName(context, { start, end: last }, [start]) : null;
}

function isOwn({ text }: NameText, { start, end }: Span): boolean {
  return isName(text.slice(start, end));
}

/** A name that no dictionary holds: what is no word of its own and no part (携帯会社さん). */
function unknownName(context: NameText, { start, end }: Span, starts: readonly number[]): Span | null {
  const { text, tokens, people } = context;
  for (const from of starts) {
    const word = text.slice(from, end);
    if (word.length < 2 || word.length > 6 || !isName(word)) continue;
    if (nameFormOf(word, people) === 'likely') return { start: from, end };
    const own = tokens.filter((token) => token.start < end && token.end > from);
    const isWords = own.every((token) => token.reading !== null && token.end - token.start >= 2);
    const hasEnding = own.some(
      ({ posDetail1, posDetail2 }) => posDetail1 === '接尾' && posDetail2 !== '人名',
    );
    const isCounted = own.some(({ posDetail1 }) => posDetail1 === '数');
    if (own.length > 0 && !isWords && !hasEnding && !isCounted && from === start) return { start: from, end };
  }
  return null;
}

/** With the other name where a space parts the two. */
function withMore({ text, people }: NameText, { start, end }: Span): Span {
  const after = MORE_AFTER.exec(text.slice(end, end + LONGEST))?.groups?.word;
  if (after !== undefined && isGiven(after, people)) {
    return { start, end: end + 1 + after.length };
  }
  const before = MORE_BEFORE.exec(text.slice(Math.max(0, start - LONGEST), start))?.groups?.word;
  if (before !== undefined && nameFormOf(before, people) === 'family') {
    return { start: start - 1 - before.length, end };
  }
  return { start, end };
}

function isGiven(word: string, people: PersonNames): boolean {
  if (/^[ァ-ヴー]+$/.test(word)) return people.isGivenReading(word);
  return people.at(word, 0).some((one) => one.isGiven && one.end === word.length);
}

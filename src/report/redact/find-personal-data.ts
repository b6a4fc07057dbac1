import type { PersonNames } from '../../model/person-names.js';
import type { Tokenize } from '../../model/token.js';
import type { Turn } from '../../model/transcript.js';
import { findAddresses } from './addresses.js';
import { findBirthDates } from './birth-dates.js';
import { type CustomerPattern, findCustomerNumbers } from './customer-patterns.js';
import { findNumbers } from './dictation.js';
import { findMail } from './mail.js';
import { findNames } from './names.js';
import { joinSpans, type PersonalSpan } from './personal-data.js';

/** What is known beside the words of the call. */
export interface KnownData {
  readonly tokenize: Tokenize;
  readonly people: PersonNames;
  readonly patterns: readonly CustomerPattern[];
  /** Names of persons: of staff, speakers, in fields. */
  readonly names: Iterable<string>;
}

/** A name of one character is looked for beside honorifics only, not everywhere. */
const SHORTEST_NAME = 2;

/**
 * Everything in the turns of one call that must be hidden, turn by turn, sorted and without overlap. What is found once
 * is found wherever the call says it.
 */
export function findPersonalData(
  turns: readonly Pick<Turn, 'text'>[],
  { tokenize, people, patterns, names }: KnownData,
): readonly (readonly PersonalSpan[])[] {
  const numbers = findNumbers(turns);
  const places = findAddresses(turns);
  const births = findBirthDates(turns);
  const mail = findMail(turns);
  const customers = findCustomerNumbers(turns, patterns);
  const persons = findNames(turns, tokenize, people);
  const words = new Map<string, PersonalSpan['kind']>();
  for (const name of names) if (name.length >= SHORTEST_NAME) words.set(name, 'name');
  for (const [turn, { text }] of turns.entries()) {
    for (const { start, end } of persons[turn] ?? []) {
      if (end - start >= SHORTEST_NAME) words.set(text.slice(start, end), 'name');
    }
    for (const found of [births, places, mail]) {
      for (const { start, end, kind } of found[turn] ?? []) {
        if (end - start >= SHORTEST_WORD) words.set(text.slice(start, end), kind);
      }
    }
  }
  const said = occurrenceFinder(words);
  return turns.map(({ text }, turn) => {
    const ofTurn = numbers[turn] ?? [];
    // What stands first is believed; a name is none within something else.
    const byRank = [
      [...(customers[turn] ?? []), ...(births[turn] ?? []), ...(mail[turn] ?? [])],
      ofTurn.filter(({ kind }) => CERTAIN.has(kind)),
      [...(places[turn] ?? []), ...said(text).filter(({ kind }) => kind !== 'name')],
      ofTurn,
      [...(persons[turn] ?? []), ...said(text).filter(({ kind }) => kind === 'name')],
    ];
    const taken: PersonalSpan[] = [];
    const isTaken = new Uint8Array(text.length);
    for (const spans of byRank) {
      const free = spans.filter(({ start, end }) => !isTaken.subarray(start, end).includes(1));
      for (const { start, end } of free) isTaken.fill(1, start, end);
      taken.push(...free);
    }
    return joinSpans(taken);
  });
}

/** Numbers that nothing else looks like. */
const CERTAIN: ReadonlySet<PersonalSpan['kind']> = new Set(['phone', 'card', 'personal-number'] as const);

/** Shorter dates and parts of addresses are said in other places as well. */
const SHORTEST_WORD = 5;

/** Finds words of a list in texts: one pass whatever the number of words, the longest word at each place. */
function occurrenceFinder(
  words: ReadonlyMap<string, PersonalSpan['kind']>,
): (text: string) => readonly PersonalSpan[] {
  const byHead = new Map<string, string[]>();
  for (const word of words.keys()) {
    const head = word.slice(0, 2);
    const same = byHead.get(head);
    if (same) same.push(word);
    else byHead.set(head, [word]);
  }
  for (const same of byHead.values()) same.sort((left, right) => right.length - left.length);
  return (text) => {
    const spans: PersonalSpan[] = [];
    for (let start = 0; start < text.length - 1; ) {
      const word = byHead.get(text.slice(start, start + 2))?.find((one) => text.startsWith(one, start));
      if (word !== undefined)
        spans.push({ start, end: start + word.length, kind: words.get(word) ?? 'name' });
      start += word?.length ?? 1;
    }
    return spans;
  };
}

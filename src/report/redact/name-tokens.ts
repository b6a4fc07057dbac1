import type { PersonNames } from '../../model/person-names.js';
import type { Token } from '../../model/token.js';
import type { Span } from '../../model/transcript.js';
import { isRareName, nameFormOf } from './name-form.js';
import { isName } from './name-words.js';

/** How sure a name must look: after 「様」 nearly anything is one, before 「を出せ」 what the dictionary holds for one. */
export type NameDemand = 'any' | 'proper' | 'person';

/** A turn, cut into words, and the names that the dictionary holds. */
export interface NameText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Tokens by where they begin. */
  readonly tokenAt: ReadonlyMap<number, Token>;
  readonly people: PersonNames;
}

const BEFORE = /(?:[\p{Script=Han}々ヶケ]{1,8}|[ァ-ヴー]{2,10})$/u;
const AFTER = /^(?:[\p{Script=Han}々ヶケ]{1,8}|[ァ-ヴー]{2,10})/u;
/** What may follow a name in the same run of characters. */
const TITLE_AFTER = /^(?:様|殿|氏|君|先生|課長|係長|部長|主任|店長|室長|所長|局長|社長|医師|弁護士)/;
const LONGEST = 12;

/** Given names after a space: 田中 花子. */
const MORE_AFTER = /^[\s　・](?<word>[\p{Script=Han}々]{1,3}|[ァ-ヴー]{2,6})(?![\p{Script=Han}ァ-ヴー])/u;
const MORE_BEFORE = /(?<![\p{Script=Han}ァ-ヴー])(?<word>[\p{Script=Han}々]{1,3}|[ァ-ヴー]{2,6})[\s　・]$/u;

/** The name whose last character stands right before the place; null where none does. */
export function nameBefore(context: NameText, end: number, demand: NameDemand): Span | null {
  const run = BEFORE.exec(context.text.slice(Math.max(0, end - LONGEST), end))?.[0] ?? '';
  const first = end - run.length;
  const starts = [first];
  for (let place = first + 1; place < end; place++) {
    if (!/^[ァ-ヴー]/.test(run) && context.tokenAt.has(place)) starts.push(place);
  }
  for (const start of starts) {
    const form = nameFormOf(context.text.slice(start, end), context.people);
    if (!form || form === 'likely' || !isName(context.text.slice(first, end), true)) continue;
    if (!isOwn(context, { start, end }, demand)) continue;
    // 安河内: a character more than the dictionary's name, and no department before it.
    const isLonger = start === first + 1 && !/[課係部室店局所署長様の]/.test(run[0] ?? '');
    return withMore(context, { start: isLonger ? first : start, end });
  }
  return demand === 'any' ? unknownName(context, { start: first, end }, starts) : null;
}

/** The name whose first character stands at the place; null where none does. */
export function nameAfter(context: NameText, start: number, demand: NameDemand): Span | null {
  const run = AFTER.exec(context.text.slice(start, start + LONGEST))?.[0] ?? '';
  const last = start + run.length;
  const ends = [last];
  for (let place = last - 1; place > start; place--) if (context.tokenAt.has(place)) ends.push(place);
  for (const end of ends.filter((one) => one === last || TITLE_AFTER.test(context.text.slice(one)))) {
    const form = nameFormOf(context.text.slice(start, end), context.people);
    const isSure = form === 'whole' || form === 'family' || form === 'given';
    if ((isSure || (form === 'likely' && end === last)) && isOwn(context, { start, end }, demand)) {
      return withMore(context, { start, end });
    }
  }
  return demand === 'any' ? unknownName(context, { start, end: last }, [start]) : null;
}

function isOwn({ text, people }: NameText, { start, end }: Span, demand: NameDemand): boolean {
  const word = text.slice(start, end);
  return isName(word, true) && (demand === 'any' || !isRareName(word, people));
}

/** A name that no dictionary holds: what is no word of its own and no part (携帯会社さん). */
function unknownName(context: NameText, { start, end }: Span, starts: readonly number[]): Span | null {
  const { text, people } = context;
  for (const from of starts) {
    const word = text.slice(from, end);
    if (word.length < 2 || word.length > 6 || !isName(word)) continue;
    if (nameFormOf(word, people) === 'likely') return { start: from, end };
    const own = tokensIn(context, { start: from, end });
    const isWords = own.every((token) => token.reading !== null && token.end - token.start >= 2);
    const hasEnding = own.some(
      ({ posDetail1, posDetail2 }) => posDetail1 === '接尾' && posDetail2 !== '人名',
    );
    const isCounted = own.some(({ posDetail1 }) => posDetail1 === '数');
    if (own.length > 0 && !isWords && !hasEnding && !isCounted && from === start) return { start: from, end };
  }
  return null;
}

function tokensIn({ tokenAt }: NameText, { start, end }: Span): readonly Token[] {
  return Array.from({ length: end - start }, (_, index) => tokenAt.get(start + index) ?? []).flat();
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

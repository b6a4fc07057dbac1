import type { Role } from '../../model/transcript.js';
import { countNames } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { looksLikePerson } from './persons-of-head.js';

/** A name and a colon, an arrow or half a bracket, or a name in brackets, where a sentence may begin. */
const OPENING =
  /(?<=^|[\s　。．！？!?」』）)\]】…／/｜|])(?:(?<name>[^\s　。、．，！？!?:：「」『』（）()【】[\]＜＞<>／/｜|→⇒←⇐▶►▷➡⇨≫»]{1,12})(?<sign>[:：](?!\/\/)|[＞>→⇒←⇐▶►▷➡⇨≫»)）])(?<number>(?=[\d０-９]))?|[【［[＜<〈（(](?<boxed>[^【】［］[\]＜＞<>〈〉（）()。、]{1,12})[】］\]＞>〉）)](?:[:：])?)/gu;
/** Without two such marks there are no two turns in a line. */
const MAY_OPEN_TWICE = /[:：【［[＜<〈（()）「＞>→⇒←⇐▶►▷➡⇨≫»].*[:：【［[＜<〈（()）「＞>→⇒←⇐▶►▷➡⇨≫»]/su;
/** A, B, Op1: letters stand for speakers where they return. */
const LETTERS = /^(?:[A-Za-zＡ-Ｚａ-ｚ]{1,3}\d?|話者\s?[A-Z\d]|speaker\s?\d+|spk_?\d+)$/iu;

/** What may stand before the first turn of a line: a time, or a title in brackets. */
const TIME_BEFORE = /^[\s　]*(?:[[(（【]?[\d:：.]+[\])）】]?[\s　]*)?$/;
const TITLE_BEFORE =
  /^[\s　]*(?:\[[^[\]:：。]{1,30}\]|【[^【】:：。]{1,30}】|［[^［］:：。]{1,30}］|〔[^〔〕:：。]{1,30}〕)[\s　]*$/u;
/** The name of the field in which a whole call was typed: 備考 ：, 【内容】, 応対 . */
const FIELD_BEFORE =
  /^[\s　]*[■□◆◇●○▼▽★☆※・]?[\s　]*(?:[【［[〔＜<（(][^\s：:。、「」()（）]{1,12}[】］\]〕＞>）)][\s　]*[:：]?|[^\s：:。、「」()（）]{1,12}[\s　]*(?:[:：=＝]|[\s　]))[\s　]*/u;
/** Turns behind such a name, and of each of two speakers. */
const LEAST_BEHIND_FIELD = 4;
/** A sign set between the turns of a line. */
const SEPARATOR = /[\s　]*([／/｜|→⇒;；])[\s　]*$/u;

/** Each turn is cut with the length of the line before it, so that it keeps its place. */
const MOST_COPIED = 100_000_000;

/**
 * Lines with several turns cut before each of them: `A: はい。 B: どうも。`, `（オペ）はい（客）どうも`. What is cut off keeps its place by
 * spaces before it. Lines with one turn stay.
 */
export function splitInline(
  lines: readonly DialogueLine[],
  roleOf: (name: string) => Role | null,
): readonly DialogueLine[] {
  return lines.flatMap((line) => {
    if (line.is.kind !== 'speech') return line;
    const { text } = line;
    if (!MAY_OPEN_TWICE.test(text)) return line;
    const quoted = quotedTurns(text, roleOf);
    if (quoted.starts.length > 1) return partsOf(withoutFront(line, quoted.front), quoted.starts);
    const openings = [...text.matchAll(OPENING)];
    const returning = returningOpenings(openings);
    const found =
      returning.length > 0
        ? returning
        : openings.filter(({ groups = {} }) => {
            const name = nameIn(groups);
            // 10:30, B1:2 are no names before speech; OP:27日 is.
            if (groups.number !== undefined && /[\d０-９]$/.test(name)) return false;
            return roleOf(name) !== null || (LETTERS.test(name) && groups.number === undefined);
          });
    const [first] = found;
    if (!first || found.length < 2 || found.length * text.length > MOST_COPIED) return line;
    const before = text.slice(0, first.index);
    const alike = found.filter((match) => formOf(match) === formOf(first));
    const isTitled =
      TITLE_BEFORE.test(before) ||
      (fieldLength(before, roleOf) === before.length &&
        takeTurns(alike.map(({ groups = {} }) => nameIn(groups))));
    // Only a line that itself opens with a name in the same form goes on with others.
    if (!isTitled && !TIME_BEFORE.test(before)) return line;
    return partsOf(
      isTitled ? withoutFront(line, first.index) : line,
      alike.map(({ index }) => index),
    );
  });
}

function nameIn(groups: Readonly<Record<string, string | undefined>>): string {
  return groups.name ?? groups.boxed ?? '';
}

/** The sign behind a name, or the bracket before it. */
function formOf({ 0: whole, groups }: RegExpMatchArray): string {
  return groups?.boxed !== undefined ? (whole[0] ?? '') : (groups?.sign ?? '').normalize('NFKC');
}

/** A conversation in a line has so few speakers, and so many turns. */
const MOST_RETURNING = 3;
const LEAST_RETURNING_TURNS = 4;

/**
 * Openings of one form that take turns, of names that nothing else tells: `【日野】はい。【正木様】母が…【日野】…【正木様】…`, `オ＞… カ＞… オ＞… カ＞…`.
 * Each name returns, and none stands twice in a row; none of any other line.
 */
function returningOpenings(openings: readonly RegExpExecArray[]): readonly RegExpExecArray[] {
  const [first] = openings;
  if (!first) return [];
  const alike = openings.filter((match) => formOf(match) === formOf(first));
  const names = alike.map(({ groups = {} }) => nameIn(groups));
  const counts = [...countNames(names).values()];
  const areTurns =
    alike.length >= LEAST_RETURNING_TURNS &&
    counts.length >= 2 &&
    counts.length <= MOST_RETURNING &&
    counts.every((count) => count >= 2) &&
    names.every((name, at) => name !== names[at - 1] && MAY_BE_SPEAKER.test(name));
  return areTurns ? alike : [];
}

/** A name, or what stands for one; 10:30 and B1:2 are none. */
const MAY_BE_SPEAKER = /^(?=.*[\p{L}])[^\d０-９]{1,12}$/u;

/** True where two speakers or more have turns behind a field's name, each of two more than one. */
function takeTurns(names: readonly string[]): boolean {
  const returning = [...countNames(names).values()].filter((count) => count >= 2);
  return names.length >= LEAST_BEHIND_FIELD && returning.length >= 2;
}

/** Characters of the field's name at the front of a line; 0 where there is none, or it is a speaker's. */
function fieldLength(text: string, roleOf: (name: string) => Role | null): number {
  const front = FIELD_BEFORE.exec(text)?.[0] ?? '';
  const name = front.replace(/^[\s　]*[■□◆◇●○▼▽★☆※・]?|[【】［］[\]〔〕＜＞<>（）():：=＝\s　]/gu, '');
  return roleOf(name) === null ? front.length : 0;
}

/** The line with spaces for what stands before its first turn. */
function withoutFront(line: DialogueLine, length: number): DialogueLine {
  return length === 0 ? line : { ...line, text: ' '.repeat(length) + line.text.slice(length) };
}

function partsOf(line: DialogueLine, starts: readonly number[]): readonly DialogueLine[] {
  const parts = starts.map((start, at) => line.text.slice(start, starts[at + 1]));
  const signs = new Set(parts.slice(0, -1).map((part) => SEPARATOR.exec(part)?.[1]));
  const isSeparated = signs.size === 1 && !signs.has(undefined);
  return parts.map((part, at) => {
    const start = starts[at] ?? 0;
    const front = at === 0 ? line.text.slice(0, start) : ' '.repeat(start);
    return { ...line, text: front + (isSeparated ? part.replace(SEPARATOR, '') : part) };
  });
}

/** 職員「はい」相手「ええ」: a name and what it says, and nothing between. */
const QUOTED = /[\s　。]*([^\s　「」『』。、！？:：]{1,10}[:：]?)「(?:[^「」]|「[^「」]*」)*」/gy;

/** Where the turns of such a line begin, and how much of it only names the field; no turns in any other line. */
function quotedTurns(
  text: string,
  roleOf: (name: string) => Role | null,
): { readonly starts: readonly number[]; readonly front: number } {
  if (text.length > LONGEST_QUOTED || !/^[^「]*「[^」]*」[^「]*「/u.test(text))
    return { starts: [], front: 0 };
  for (const front of new Set([0, fieldLength(text, roleOf)])) {
    const body = text.slice(front);
    const matches = [...body.matchAll(QUOTED)];
    const end = matches.at(-1);
    const isAll =
      end !== undefined && body.slice(end.index + end[0].length).replace(/[\s　。]+/gu, '') === '';
    const areBoxed = matches.every(([, name = '']) => /^[(（]/u.test(name));
    // 母「…」（少し間があって）「…」: she goes on. （佐藤）「…」: all names of the line stand in brackets.
    const turns = matches.filter(([, name = '']) => {
      const within = /^[(（](.*)[)）]$/u.exec(name)?.[1];
      return within === undefined || roleOf(within) !== null || (areBoxed && looksLikePerson(within));
    });
    const names = turns.map(([, name = '']) => name);
    // The name begins behind spaces and the full stop of the turn before.
    if (isAll && (front === 0 || takeTurns(names)))
      return {
        starts: turns.map(({ index, 0: whole }) => front + index + whole.search(/[^\s　。]/u)),
        front,
      };
  }
  return { starts: [], front: 0 };
}

const LONGEST_QUOTED = 20_000;

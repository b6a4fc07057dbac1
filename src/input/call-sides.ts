import type { GuessedSide, Said, SideJudge } from '../model/side-judge.js';
import { otherRole } from '../model/transcript.js';
import { foldPerson } from './dialogue/persons-of-head.js';
import type { Side } from './side-of-name.js';
import { handedOver } from './speakers/handed-over.js';
import { joiningOf } from './speakers/who-joins.js';

/** The sides of those who speak in a call, and who is left out because nothing tells theirs. */
export interface CallSides {
  readonly sides: ReadonlyMap<string, Side>;
  readonly leftOut: ReadonlySet<string>;
}

/** Who says no more than this share of a call may be left out, so that it need not be unread because of them. */
const MOST_LEFT_OUT = 0.2;
/** A call of which something is left out has so many lines besides: two rows of a list are none. */
const LEAST_LINES = 4;
/** So many speakers are left out at once, each time asking the words again, before all of few words are. */
const SMALL_COUNTS: readonly number[] = [1, 2];

/**
 * The sides of a call's speakers: as they are told, else as their words tell. Where they do not, those who say little are left out, the
 * fewest first, as long as the others are on both sides.
 *
 * @param told every speaker of the call; null where nothing but the words can tell
 * @param judge null where the words are not asked
 * @returns null where the sides of those who say most are not known
 */
export function callSides(
  said: readonly Said[],
  told: ReadonlyMap<string, Side | null>,
  judge: SideJudge | null,
): CallSides | null {
  const joined = joinedTo(said, told);
  if (joined.size === 0) return sidesOfSpeakers(said, told, judge);
  // 参加者の夫 is on the side of 参加者, whose words theirs are for the sake of the sides.
  const decided = sidesOfSpeakers(
    said.map((one) => ({ ...one, speaker: joined.get(one.speaker) ?? one.speaker })),
    new Map([...told].filter(([name]) => !joined.has(name))),
    judge,
  );
  if (!decided) return null;
  const sides = new Map(decided.sides);
  const leftOut = new Set(decided.leftOut);
  for (const [name, base] of joined) {
    const side = sides.get(base);
    if (side) sides.set(name, side);
    else leftOut.add(name);
  }
  return { sides, leftOut };
}

/**
 * Those of whom nothing tells the side but whom they belong to or who handed the call to them, by that one's name: 参加者の夫 by 参加者. Two at least
 * are left besides.
 */
function joinedTo(
  said: readonly Said[],
  told: ReadonlyMap<string, Side | null>,
): ReadonlyMap<string, string> {
  if (told.size <= 2 || ![...told.values()].includes(null)) return NOBODY;
  const names = new Map([...told.keys()].map((name) => [foldPerson(name), name]));
  const takers = handedOver(said);
  const joined = new Map<string, string>();
  for (const [name, side] of told) {
    const base = side === null ? joiningOf(name)?.base : undefined;
    const found = base === undefined ? undefined : names.get(foldPerson(base));
    const whose = found ?? (side === null ? takers.get(name) : undefined);
    if (whose !== undefined && firstOf(whose, joined) !== name) joined.set(name, whose);
  }
  for (const name of joined.keys()) joined.set(name, firstOf(name, joined));
  return told.size - joined.size >= 2 ? joined : NOBODY;
}

/** The one at the beginning of a chain of those who joined another. What is found on the way is shortened, so that long chains are walked once. */
function firstOf(name: string, joined: Map<string, string>): string {
  const walked: string[] = [];
  let first = name;
  for (let next = joined.get(first); next !== undefined; next = joined.get(first)) {
    walked.push(first);
    first = next;
  }
  for (const one of walked) joined.set(one, first);
  return first;
}

const NOBODY: ReadonlyMap<string, string> = new Map();

function sidesOfSpeakers(
  said: readonly Said[],
  told: ReadonlyMap<string, Side | null>,
  judge: SideJudge | null,
): CallSides | null {
  const whole = sidesAmong(said, told, judge);
  if (whole) return { sides: whole, leftOut: new Set() };
  const few = speakersOfFewWords(said, told);
  const counts = new Set([...SMALL_COUNTS.filter((count) => count < few.length), few.length]);
  for (const count of counts) {
    const leftOut = new Set(few.slice(0, count));
    const lines = said.filter(({ speaker }) => !leftOut.has(speaker));
    if (leftOut.size === 0 || lines.length < LEAST_LINES) continue;
    const sides = sidesAmong(lines, new Map([...told].filter(([name]) => !leftOut.has(name))), judge);
    if (sides && new Set([...sides.values()].map(({ role }) => role)).size === 2) return { sides, leftOut };
  }
  return null;
}

function sidesAmong(
  said: readonly Said[],
  told: ReadonlyMap<string, Side | null>,
  judge: SideJudge | null,
): ReadonlyMap<string, Side> | null {
  const roles = new Map([...told].map(([name, side]) => [name, side?.role ?? null] as const));
  const isOpen = told.size > 1 && [...told.values()].includes(null);
  const guessed = isOpen ? judge?.guess(said, roles) : null;
  const sides = new Map<string, Side>();
  const other = guessed || !judge ? null : otherOfTwo(said, told);
  for (const [name, side] of told) {
    const guess = guessed?.get(name) ?? (side ? null : other);
    const found = side ?? (guess ? ({ ...guess, from: 'words' } as const) : null);
    if (!found) return null;
    sides.set(name, found);
  }
  return sides;
}

/** Turns that each of two has, and the share of the words that the one without a side says. */
const LEAST_TURNS_OF_TWO = 3;
const LEAST_WORDS_OF_TWO = 0.15;
/** That nobody of the other side speaks in a call is rare. */
const CONFIDENCE_OF_TWO = 0.9;

/** The side of the one of two who take turns whose side nothing tells, where the input tells the other's: a call has both. */
function otherOfTwo(said: readonly Said[], told: ReadonlyMap<string, Side | null>): GuessedSide | null {
  const [known, ...more] = [...told.values()].filter((side) => side?.from === 'input');
  const [open, ...rest] = [...told].filter(([, side]) => side === null).map(([name]) => name);
  if (told.size !== 2 || !known || more.length > 0 || open === undefined || rest.length > 0) return null;
  const own = said.filter(({ speaker }) => speaker === open);
  const lettersOf = (some: readonly Said[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const isPart =
    own.length >= LEAST_TURNS_OF_TWO &&
    said.length - own.length >= LEAST_TURNS_OF_TWO &&
    lettersOf(own) >= LEAST_WORDS_OF_TWO * lettersOf(said);
  return isPart ? { role: otherRole(known.role), confidence: CONFIDENCE_OF_TWO } : null;
}

/** Speakers without a side who together say little, the one with the fewest words first. */
function speakersOfFewWords(
  said: readonly Said[],
  told: ReadonlyMap<string, Side | null>,
): readonly string[] {
  const letters = new Map<string, number>();
  let all = 0;
  for (const { speaker, text } of said) {
    letters.set(speaker, (letters.get(speaker) ?? 0) + text.length);
    all += text.length;
  }
  const open = [...letters].filter(([name]) => !told.get(name)).toSorted(([, one], [, other]) => one - other);
  const few: string[] = [];
  let sum = 0;
  for (const [name, length] of open) {
    sum += length;
    if (sum > MOST_LEFT_OUT * all) break;
    few.push(name);
  }
  return few;
}

import { countNames, foldName } from '../speakers/speakers.js';
import type { OpenTurn } from './dialogue-scene.js';
import { looksLikePerson } from './persons-of-head.js';
import { endsAsSpeech } from './speech-endings.js';

/**
 * How many turns at the front of a call only tell who speaks in it, or of what it is: 甲　磯部（依頼者）, 乙　東陽火災　真鍋; 発信：090-1234-5678;
 * 通訳会社：グローブ. Without a title above them they stand apart from what is said: above a blank line, or in a form that no later turn has.
 */
export function turnsOfCast(turns: readonly OpenTurn[], isTitled: boolean): number {
  const said = turns.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
  const areSentences = said.filter((text) => /[。？！?!]/.test(text)).length >= LEAST_SENTENCES * said.length;
  const later = said.findIndex(
    (text) => !(isPerson(text) || isTelephone(text) || (areSentences && isPlace(text))),
  );
  const names = new Set(turns.slice(0, later).map(({ speaker }) => speaker));
  const returning = new Set(turns.slice(later).map(({ speaker }) => speaker));
  const isCast = later >= 2 && names.size === later && [...names].every((name) => returning.has(name));
  if (isCast && (isTitled || standApart(turns, later))) return later;
  const counts = countNames(turns.map(({ speaker }) => speaker));
  const areFields =
    later >= 1 &&
    standAboveBlank(turns, later) &&
    turns.slice(0, later).every(({ speaker }) => counts.get(foldName(speaker)) === 1);
  return areFields ? later : 0;
}

function standApart(turns: readonly OpenTurn[], count: number): boolean {
  const layouts = new Set(turns.slice(0, count).map(({ layout }) => layout));
  return standAboveBlank(turns, count) || turns.slice(count).every(({ layout }) => !layouts.has(layout));
}

/** True where a blank line stands below the first turns, none among them, and none above most of what is said. */
function standAboveBlank(turns: readonly OpenTurn[], count: number): boolean {
  const [next, ...others] = turns.slice(count);
  return (
    next?.followsBlank === true &&
    turns.slice(1, count).every(({ followsBlank }) => !followsBlank) &&
    others.filter(({ followsBlank }) => followsBlank).length < MOST_BLANK * others.length
  );
}

const MOST_BLANK = 0.5;
/** Of turns so many have the marks of sentences in a text that sets them. */
const LEAST_SENTENCES = 0.7;
const LONGEST_PLACE = 40;

/** 磯部（依頼者）, in letters of Japanese. */
function isPerson(text: string): boolean {
  return looksLikePerson(text) && /[\p{Script=Han}\p{Script=Katakana}]/u.test(text);
}

/** つきみ整骨院　久野: no sentence. */
function isPlace(text: string): boolean {
  return (
    text.length <= LONGEST_PLACE &&
    /[\p{Script=Han}\p{Script=Katakana}]/u.test(text) &&
    !/[。、？！?!「…]/.test(text) &&
    !endsAsSpeech(text)
  );
}

/** 080-****-7788, 0120-000-111（お客様相談室） */
function isTelephone(text: string): boolean {
  return /^[+＋]?[\d０-９][\d０-９*＊xXＸ●○\s()（）‐－ー-]{7,20}(?:[(（][^()（）]{1,30}[)）])?$/u.test(
    text.trim(),
  );
}

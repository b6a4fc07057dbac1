import type { Role } from '../../model/transcript.js';
import { isoDateIn } from '../../text/dates.js';
import { meaningOfField } from '../fields/field-names.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { isOfParty, sideOfPerson } from '../speakers/call-direction.js';
import { knownNames } from '../speakers/known-names.js';
import { countNames, foldName, roleOfKnownName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import type { Pair } from './head-pairs.js';
import { pairsOf } from './head-pairs.js';
import {
  arePersons,
  isAloneAsSpeaker,
  isName,
  isSpeaker,
  looksLikePerson,
  PARTICIPANTS,
  participantsOf,
  personsOf,
  returnsAsSpeaker,
} from './persons-of-head.js';
import type { SpeakerLine } from './speaker-line.js';
import { endsAsSpeech } from './speech-endings.js';

/** What the lines above a dialogue tell. */
export interface TextHead {
  /** Indices of the lines that are no speech. */
  readonly lines: ReadonlySet<number>;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Sides of speakers by name: A：オペレーター, 参加者：佐藤（オペレーター）. */
  readonly roles: ReadonlyMap<string, Role>;
}

/** Lines of a text that may be its head. */
const MOST_HEAD_LINES = 40;
/** How often a field stands in the head of one call. */
const MOST_OF_FIELD = 3;

/** Where the calls of a text begin: at its start, and wherever a head with an id or a date stands behind a blank line or rule. */
export function headsOf(lines: readonly DialogueLine[]): readonly number[] {
  const starts: number[] = [];
  let open: number | null = 0;
  let inBlock = 0;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind === 'blank') {
      open = index;
      inBlock = 0;
    } else if (is.kind !== 'comment' && open !== null) {
      const names = pairsOf(text).map(({ name, value }) => (value === '' ? null : meaningOfField(name)));
      // A title may stand before the line that tells.
      if (names.some((meaning) => meaning === 'call' || meaning === 'date')) {
        starts.push(open);
        open = null;
      } else if (++inBlock > MOST_LINES_BEFORE || endsAsSpeech(text)) open = null;
    }
  }
  const [first, ...others] = starts;
  return first === undefined || others.length === 0 ? [0] : [0, ...others];
}

/** Lines of a head before the one with an id or a date. */
const MOST_LINES_BEFORE = 3;

type Kind = 'sure' | 'person' | 'legend' | 'other';

/** A field in a line that may be of the head. */
interface FoundPair {
  readonly index: number;
  readonly pair: Pair;
  readonly kind: Kind;
}

/**
 * Finds the head of a text: lines above the first speech such as 通話日：…, 担当：佐藤, A＝オペレーター. A line that could be speech
 * (担当：はい) is none; 担当：佐藤 is where other lines of a head stand beside it or 佐藤 speaks later.
 *
 * @param speakers how often each name, folded, stands before speech
 */
export function readHead(
  lines: readonly DialogueLine[],
  speakers: ReadonlyMap<string, number>,
  opens: (index: number) => SpeakerLine | null,
): TextHead {
  const { found, titled } = findPairs(lines, speakers, opens);
  const kept = pairsOfHead(found, lines, speakers);
  const roles = new Map<string, Role>();
  const fields: [string, string][] = [];
  for (const { index, pair, kind } of kept) {
    const participants = participantsOf(pair);
    const legend = kind === 'legend' ? roleOfKnownName(pair.value) : null;
    if (participants.length > 0) for (const [name, role] of participants) roles.set(name, role);
    else if (legend) roles.set(pair.name, legend);
    if (!legend && index < titled) fields.push([pair.name, pair.value]);
    if (kind === 'person') for (const [name, role] of personsOf(pair, speakers)) roles.set(name, role);
  }
  return { lines: new Set(kept.map(({ index }) => index)), fields, roles };
}

/**
 * The fields above the first speech, and the line of the title of a call from which on fields are that call's own; `Infinity` where
 * there is none.
 */
function findPairs(
  lines: readonly DialogueLine[],
  speakers: ReadonlyMap<string, number>,
  opens: (index: number) => SpeakerLine | null,
): { readonly found: readonly FoundPair[]; readonly titled: number } {
  const found: FoundPair[] = [];
  let seen = 0;
  let titles = 0;
  let titled = Infinity;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech' && is.kind !== 'heading') continue;
    if (++seen > MOST_HEAD_LINES) break;
    const isTitle = is.kind === 'heading' && is.opens === 'call';
    if (isTitle && ++titles > 1) break;
    const timed = opens(index);
    // A name and a time: somebody begins to speak.
    if (timed?.layout === 'alone' && timed.startMs !== null && found.length > 0) break;
    // **佐藤** `00:12`: who speaks returns, and no field of a head has a time of the call behind it.
    if (timed !== null && timed.startMs !== null && (speakers.get(foldName(timed.name)) ?? 0) >= 2) break;
    const typed = pairsOf(text);
    const pairs = typed.length > 0 ? typed : spacedPerson(text, speakers);
    const isScene = is.kind === 'heading' && pairs.every(({ name }) => meaningOfField(name) === null);
    if (isScene && isTitle) titled = index;
    if (isScene) continue;
    const kinds = pairs.map((pair) => kindOfPair(pair, speakers));
    if (pairs.length > 0 && kinds.every((kind) => kind !== null)) {
      for (const [at, pair] of pairs.entries()) found.push({ index, pair, kind: kinds[at] ?? 'other' });
    } else if (is.kind === 'speech') {
      const opening = opens(index);
      const isSpeech =
        opening !== null && (speakers.get(foldName(opening.name)) ?? 0) >= 2 && opening.layout !== 'alone';
      // 受付控 above the fields of a form, whatever its first letters say, is nobody who speaks once more.
      const isAlone = opening?.layout === 'alone' && (speakers.get(foldName(opening.name)) ?? 0) <= 1;
      if (isSpeech || (opening !== null && !isAlone && roleOfKnownName(opening.name) !== null)) break;
    }
  }
  return { found, titled };
}

/** Those of the fields found that are of a head, and nobody's words. */
function pairsOfHead(
  found: readonly FoundPair[],
  lines: readonly DialogueLine[],
  speakers: ReadonlyMap<string, number>,
): readonly FoundPair[] {
  /** 対応：柏木 as the last of some fields above a blank line, where 対応 says nothing further down. */
  const isSetApart = ({ name }: Pair, index: number) =>
    lines[index + 1]?.is.kind === 'blank' &&
    meaningOfField(name) === 'agent' &&
    (speakers.get(foldName(name)) ?? 0) <= 1 &&
    found.filter((one) => one.index < index).length > 0;
  // start=0.2s again and again: a form of the lines, and no field of the call.
  const counts = countNames(found.map(({ pair }) => pair.name));
  const once = found.filter(({ pair }) => (counts.get(foldName(pair.name)) ?? 0) <= MOST_OF_FIELD);
  const top = lines.findIndex(({ is }) => is.kind === 'speech');
  const isSure = once.some(
    ({ kind, index, pair }) => kind === 'sure' || (kind === 'person' && index === top && isName(pair.value)),
  );
  // Below the blank line that sets such a head apart nothing is of it.
  const apart = once.findLast(
    ({ kind, index, pair }) => kind === 'person' && isName(pair.value) && isSetApart(pair, index),
  );
  const isOfHead = (index: number) => isSure || (apart !== undefined && index <= apart.index);
  return once.filter(
    ({ kind, pair, index }) =>
      kind === 'sure' ||
      kind === 'legend' ||
      (kind === 'person' &&
        (isOfHead(index) || isSpeaker(pair.value, speakers) || isAloneAsSpeaker(pair, speakers))) ||
      (kind === 'other' && isOfHead(index) && (isSure || !/[\d０-９（(]/.test(pair.name))),
  );
}

/** The head of the call that a title opens: the lines down to its first turn. Its lines by index in the whole text. */
export function headBelow(
  lines: readonly DialogueLine[],
  title: number,
  turns: ReadonlyMap<number, unknown>,
): TextHead {
  let ends = title + 1;
  while (ends < lines.length && lines[ends]?.is.kind !== 'heading' && !turns.has(ends)) ends++;
  const below = lines.slice(title + 1, ends);
  const head = readHead(below, NO_NAMES, () => null);
  return { ...head, lines: new Set([...head.lines].map((at) => at + title + 1)) };
}

const NO_NAMES: ReadonlyMap<string, number> = new Map();

/** 応対者 大谷, Agent Mika Ohtani, where 大谷 stands before speech further down; 担当 大谷 above each speech is a name itself. */
function spacedPerson(line: string, speakers: ReadonlyMap<string, number>): readonly Pair[] {
  const [, name = '', value = ''] = SPACED_PERSON.exec(line.trim()) ?? [];
  const meaning = name === '' ? null : meaningOfField(name);
  const isOfPerson = (meaning === 'agent' || meaning === 'caller') && looksLikePerson(value);
  return isOfPerson && isSpeaker(value, speakers) && (speakers.get(foldName(line)) ?? 0) < 2
    ? [{ name, value }]
    : [];
}

const SPACED_PERSON = /^([^\s:：=＝\d]{2,8})[ 　](\S{1,20}(?:[ 　]\S{1,20}){0,2})$/;

/** The name of a recording: nobody says it. */
const RECORDING = /^[^\s。]+\.(?:wav|mp3|m4a|mp4|ogg|opus|flac|aac|wma|webm|amr|3gp|aiff?)$/iu;

function kindOfPair({ name, value }: Pair, speakers: ReadonlyMap<string, number>): Kind | null {
  // ○　先月の終わりくらいから、誰か: a sign is a speaker's, and no name of a field.
  if (!/[\p{L}\p{N}]/u.test(name)) return null;
  const folded = foldName(name);
  const meaning = meaningOfField(name);
  if (PARTICIPANTS.test(folded) || RECORDING.test(value)) return 'sure';
  // 発信者：営業係 石田
  if (isOfParty(name) && looksLikePerson(value) && sideOfPerson(value) !== null) return 'sure';
  // 受付　令和6年5月8日 22時10分: nobody begins to speak so.
  if (isMoment(value)) return 'sure';
  const own = isOfParty(name) ? null : roleOfKnownName(name);
  const isPlace = meaning !== null && meaning !== 'agent' && meaning !== 'caller';
  if (own === null && (isPlace || HEADER_NAMES.has(folded))) return 'sure';
  // 職員A: a letter tells speakers apart, and no head has it.
  const isField = meaning === 'agent' || meaning === 'caller' || knownNames.has(folded);
  if (isField || own !== null)
    return isField && (arePersons(value) || returnsAsSpeaker(value, speakers)) ? 'person' : null;
  if (value !== '' && roleOfKnownName(value) !== null && value.length <= 20 && speakers.has(folded))
    return 'legend';
  if (value !== '' && (speakers.get(folded) ?? 0) <= 1 && value.length <= 60 && !endsAsSpeech(value))
    return 'other';
  return null;
}

/** True for a whole date, with a time of day or without, and nothing else. */
function isMoment(value: string): boolean {
  const isShort = value.length <= LONGEST_MOMENT && /^(?:[\d０-９]{4}|令和|平成|[RHＲＨ])/u.test(value);
  return isShort && !endsAsSpeech(value) && isoDateIn(value) !== null;
}

const LONGEST_MOMENT = 30;

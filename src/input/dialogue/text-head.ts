import type { Role } from '../../model/transcript.js';
import { isoDateIn } from '../../text/dates.js';
import { meaningOfField, roleOfField } from '../fields/field-names.js';
import { HEADER_NAMES } from '../fields/header-names.js';
import { foldHeader, headerSpeaksOf } from '../fields/table-headers.js';
import { isOfParty, sideOfPerson } from '../speakers/call-direction.js';
import { knownNames } from '../speakers/known-names.js';
import { countNames, foldName, roleOfKnownName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { isNoiseMark } from './narration.js';
import type { SpeakerLine } from './speaker-line.js';

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

/** 担当：佐藤, 【担当】佐藤, 担当 = 佐藤, ■担当：佐藤, 担当⇥佐藤; several on a line stand apart by wide spaces. */
const PAIR =
  /^\s*(?:[-*・•■□◆◇●○▼▽★☆※]\s*)?(?:[【[［〔＜<](?<boxed>[^【】[\]［］〔〕＜＞<>]{1,24})[】\]］〕＞>]\s*[:：]?|(?<key>[^:：=＝\t「」。|｜]{1,24}?)\s*(?:[:：]{1,2}|[=＝\t|｜]|[\s　]{2,}|　))\s*(?<value>\S.*)?$/u;
const APART = /(?:[\s　]{2,}|　|\t|\s*[|｜/／,、]\s*)(?=(?![\d０-９])[^\s:：=＝|｜/／,、]{1,16}\s*[:：=＝])/u;
/** Characters of a line of a head. */
const LONGEST_HEAD_LINE = 1000;
const PARTICIPANTS =
  /^(?:参加者|出席者|登場人物|発言者|話者|話し手|通話者|対話者|当事者|凡例|メンバー|participants?|speakers?|attendees)(?:一覧)?$/;
const CLOSING = /[。？！?!]$|(?:です|ます|した|ません|ください|ですが|けど|ので|よ|ね|か)$/;

/** True for words that end as a sentence or a phrase does. */
export function endsAsSpeech(text: string): boolean {
  return CLOSING.test(text.trim());
}

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
      } else if (++inBlock > MOST_LINES_BEFORE || CLOSING.test(text)) open = null;
    }
  }
  const [first, ...others] = starts;
  return first === undefined || others.length === 0 ? [0] : [0, ...others];
}

/** Lines of a head before the one with an id or a date. */
const MOST_LINES_BEFORE = 3;

interface Pair {
  readonly name: string;
  readonly value: string;
}

type Kind = 'sure' | 'person' | 'legend' | 'other';

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
  const found: { index: number; pair: Pair; kind: Kind }[] = [];
  let seen = 0;
  let titles = 0;
  /** From here on a title of a call has told: its fields are its own. */
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
  const kept = once.filter(
    ({ kind, pair, index }) =>
      kind === 'sure' ||
      kind === 'legend' ||
      (kind === 'person' &&
        (isOfHead(index) || isSpeaker(pair.value, speakers) || isAloneAsSpeaker(pair, speakers))) ||
      (kind === 'other' && isOfHead(index) && (isSure || !/[\d０-９（(]/.test(pair.name))),
  );
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

/** The names and values of a line: 担当：佐藤　通話日：2024/6/3. Empty where it is anything else. */
export function pairsOf(line: string): readonly Pair[] {
  if (line.length > LONGEST_HEAD_LINE) return [];
  const pairs: Pair[] = [];
  // Long runs of spaces tell no more than two, and the patterns would try every one of them.
  const short = line
    .trim()
    .replace(/[\s　]{3,}/g, (run) => (run.includes('\t') ? '\t' : '　　'))
    .replace(SPREAD, (name) => name.replace(/[\s　]/g, ''));
  if (short.length > LONGEST_HEAD_LINE || isHeaderOfColumns(short)) return [];
  const cells = cellPairs(short);
  if (cells.length > 0) return cells;
  const printed = printedPairs(short.replace(PAGE, ''));
  if (printed.length > 0) return printed;
  for (const part of short.replace(PAGE, '').split(APART)) {
    const { boxed, key, value = '' } = PAIR.exec(part)?.groups ?? {};
    const name = (boxed ?? key ?? '').trim();
    // 11:56:51 佐藤: a time is no name of a field.
    // So is a sign before what somebody says: ○　先月から。
    if (!/[\p{L}\p{N}]/u.test(name) || /^[\d０-９]+$/.test(name)) return [];
    const [own = '', ...more] = value.trim().split(/[\s　]+[|｜/／][\s　]+/);
    const behind = more.map(fieldWithoutMark);
    if (behind.every((pair) => pair !== null)) pairs.push({ name, value: own }, ...behind);
    else pairs.push({ name, value: value.trim() });
  }
  return pairs;
}

/** 件　　名：, 録 音 日 時：: letters spread over the width of a column. */
const SPREAD = /^(?:\p{Script=Han}[ 　]{1,4}){1,5}\p{Script=Han}(?=[ 　]{0,4}[:：｜|])/u;

/** 担当: 佐藤 / 通話時間 00:55: the second field has no mark of its own. Null where its name is none of a field. */
function fieldWithoutMark(text: string): Pair | null {
  const [, name = '', value = ''] = /^([^\s\d]{2,12})[\s　]+(\S.*)$/.exec(text) ?? [];
  return meaningOfField(name) !== null || HEADER_NAMES.has(foldName(name)) ? { name, value } : null;
}

/** 受付番号⇥R7-014⇥受付日時⇥10/2 18:20: the row of a form, in which names and values take turns. */
function cellPairs(line: string): readonly Pair[] {
  const cells = line.split('\t').map((cell) => cell.trim());
  if (cells.length < 4 || cells.length % 2 === 1) return [];
  const pairs = cells.flatMap((name, at) => (at % 2 === 0 ? { name, value: cells[at + 1] ?? '' } : []));
  const isField = ({ name }: Pair) => meaningOfField(name) !== null || HEADER_NAMES.has(foldName(name));
  return pairs.every((pair) => isField(pair) || isOfParty(pair.name)) ? pairs : [];
}

/** The number of the page at the end of a print's head. */
const PAGE = /[\s　]{1,2}(?:page|p\.|頁|ページ)[\s　.:：]*\d{1,4}(?:\s*[/／]\s*\d{1,4})?$/i;

/** `No  時間  話者  発話内容`: what the columns of a print are called, and no field with its value. */
function isHeaderOfColumns(line: string): boolean {
  const cells = line.split(/[\s　|｜]+/).map(foldHeader);
  const speaks = (column: 'text' | 'speaker') => cells.some((cell) => headerSpeaksOf(column, cell));
  return cells.length >= 2 && cells.length <= MOST_COLUMNS && speaks('text') && speaks('speaker');
}

const MOST_COLUMNS = 12;

/** 整理番号 2408042600      作成 お客様相談室: columns of a print, in each a name and its value behind one space. */
function printedPairs(line: string): readonly Pair[] {
  const parts = line.split(/[ 　]{2,}|\t/);
  if (parts.length < 2) return spacedPair(line);
  const pairs = parts.map((part) => /^([^\s:：=＝]{1,12})[ 　](\S.*)$/.exec(part)?.slice(1));
  if (!pairs.every((pair) => pair !== undefined)) return [];
  const isKnown = pairs.some(([name = '']) => meaningOfField(name) !== null);
  return isKnown ? pairs.map(([name = '', value = '']) => ({ name, value: value.trim() })) : [];
}

/** 通話ID CL-88120417, 通話日 2026/5/12: the title of a page, or what somebody typed without a colon. */
function spacedPair(line: string): readonly Pair[] {
  const [, name = '', value = ''] = SPACED.exec(line) ?? [];
  const meaning = name === '' ? null : meaningOfField(name);
  const isOfCall = meaning === 'call' && /^[\w.-]*\d[\w.-]*$/.test(value);
  const isDate = meaning === 'date' && /^[\d０-９]{1,4}[-/.年月]/.test(value);
  return isOfCall || isDate ? [{ name, value }] : [];
}

/** 応対者 大谷, Agent Mika Ohtani, where 大谷 stands before speech further down; 担当 大谷 above each speech is a name itself. */
function spacedPerson(line: string, speakers: ReadonlyMap<string, number>): readonly Pair[] {
  const [, name = '', value = ''] = SPACED_PERSON.exec(line.trim()) ?? [];
  const meaning = name === '' ? null : meaningOfField(name);
  const isOfPerson = (meaning === 'agent' || meaning === 'caller') && looksLikePerson(value);
  return isOfPerson && isSpeaker(value, speakers) && (speakers.get(foldName(line)) ?? 0) < 2
    ? [{ name, value }]
    : [];
}

const SPACED = /^([^\s:：=＝\d]{2,8})[ 　](\S{1,30})$/;
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
  if (value !== '' && (speakers.get(folded) ?? 0) <= 1 && value.length <= 60 && !CLOSING.test(value))
    return 'other';
  return null;
}

/** True for a whole date, with a time of day or without, and nothing else. */
function isMoment(value: string): boolean {
  const isShort = value.length <= LONGEST_MOMENT && /^(?:[\d０-９]{4}|令和|平成|[RHＲＨ])/u.test(value);
  return isShort && !CLOSING.test(value) && isoDateIn(value) !== null;
}

const LONGEST_MOMENT = 30;

/** True for 佐藤, 佐藤 健（入社2年目）, 高橋様, OP0123; not for はい, もしもし, お電話ありがとうございます. */
export function looksLikePerson(value: string): boolean {
  if (
    value === '' ||
    value.length > 30 ||
    /^\d{1,3}[:：]\d{2}/.test(value) ||
    /[。、？！?!「」…]/.test(value)
  )
    return false;
  // 宮下 あかね, 森 さやか: names end as sentences do, too.
  if (WITH_HIRAGANA.test(value)) return true;
  if (CLOSING.test(value)) return false;
  const bare = value
    .replace(/[（(].*[)）]$/, '')
    .replace(/(?:さん|さま|様|氏)$/, '')
    .trim();
  if (WITH_HIRAGANA.test(bare)) return true;
  return (
    /[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9０-９]/u.test(bare) && !/\p{Script=Hiragana}/u.test(bare)
  );
}

/** 佐藤; 工藤様（男性）、奥様. */
function arePersons(value: string): boolean {
  return value.length <= LONGEST_HEAD_VALUE && value.split(PERSONS_APART).every(looksLikePerson);
}

const LONGEST_HEAD_VALUE = 100;

/** 高木 まゆ */
const WITH_HIRAGANA =
  /^[\p{Script=Han}々ヶ]{1,4}[\s　](?!はい|ええ|うん|いえ|もし|どう|この|その|あの|すみ|です|ます|まし|でし|だよ|だね)\p{Script=Hiragana}{2,4}$/u;

/** 三浦, 三浦 健: nobody begins to speak so. */
function isName(value: string): boolean {
  return NAME.test(value) && !isNoiseMark(value);
}

const NAME = /^\p{Script=Han}{1,4}(?:[\s　]\p{Script=Han}{1,4})?(?:さん|様)?$/u;

/** True where the value of a field is the name of somebody who speaks. */
function isSpeaker(value: string, speakers: ReadonlyMap<string, number>): boolean {
  const folded = foldPerson(value);
  return [...speakers.keys()].some((name) => foldPerson(name) === folded);
}

/** True for みお, けんた, who say something further down, one of them again and again. */
function returnsAsSpeaker(value: string, speakers: ReadonlyMap<string, number>): boolean {
  const counts = value.split(PERSONS_APART).map((name) => speakers.get(foldName(name)) ?? 0);
  return counts.every((count) => count >= 1) && counts.some((count) => count >= 2);
}

/** What stands between the names of several: みお, けんた. */
export const PERSONS_APART = /\s*[、,，/／;；&＆]\s*/u;

/** The sides of those who are named in a field and speak: 担当：みお, けんた. */
function personsOf(
  { name, value }: Pair,
  speakers: ReadonlyMap<string, number>,
): readonly (readonly [string, Role])[] {
  const role = roleOfField(name);
  const persons = value.split(PERSONS_APART).filter((one) => speakers.has(foldName(one)));
  return role ? persons.flatMap((one) => (roleOfKnownName(one) === null ? [[one, role] as const] : [])) : [];
}

/** True where the name stands before nothing else in the text, and others speak. */
function isAloneAsSpeaker({ name }: Pair, speakers: ReadonlyMap<string, number>): boolean {
  const returning = [...speakers.values()].filter((count) => count >= 2);
  return (speakers.get(foldName(name)) ?? 0) <= 1 && returning.length >= 2;
}

function participantsOf({ name, value }: Pair): readonly (readonly [string, Role])[] {
  if (!PARTICIPANTS.test(foldName(name))) return [];
  return value.split(/[、,，/／;；|｜]|[\s　]{2,}|(?<=[)）])[\s　]*/).flatMap((part) => {
    const [, person = '', remark = ''] =
      /^\s*([^()（）=＝:：]+?)\s*(?:[(（=＝:：]\s*([^()（）]+?)\s*[)）]?)\s*$/.exec(part) ?? [];
    const role = roleOfKnownName(remark);
    if (role) return [[person, role] as const];
    const reversed = roleOfKnownName(person);
    return reversed && remark !== '' ? [[remark, reversed] as const] : [];
  });
}

/** A person's name without what is said of them: 高橋様（女性） is 高橋. */
export function foldPerson(name: string): string {
  return foldName(name.replace(/[（(].*[)）]$/, '')).replace(/(?:さん|さま|様|氏)$/, '');
}

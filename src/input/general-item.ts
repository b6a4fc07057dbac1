import type { Role } from '../model/transcript.js';
import { isoDateIn } from '../text/dates.js';
import { millisecondsOfClock } from '../text/timestamp.js';
import { meaningOfField } from './field-names.js';
import type { JsonObject } from './json-value.js';
import { isObject, objectIn, textIn } from './json-value.js';
import { channelNumber, speakerNumber } from './recognised.js';
import { roleOfKnownName } from './speakers.js';
import { foldHeader, headerSpeaksOf, tableHeaders } from './table-headers.js';

/** What stands for one utterance in JSON of a form that nobody described. */
export interface Item {
  readonly speaker: string | null;
  readonly role: Role | null;
  readonly text: string;
  /** As it stands; the unit is known from the whole list. */
  readonly start: number | null;
  readonly end: number | null;
  readonly length: number | null;
}

/** The names of the members that hold what an utterance needs; null where there is none. */
export interface ItemKeys {
  readonly text: string;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly length: string | null;
  readonly isMilliseconds: boolean | null;
}

const SPEAKER =
  /^(?:speaker|spk|talker|participant|party|who|from|sender|author|name|user|username|channel|ch|track|label|話者|発話者|発言者|話し手|誰|名前)(?:id|no|num|number|index|label|name|tag|s|名|番号)?$/;
const ROLE =
  /^(?:role|speakerrole|participantrole|participanttype|participantpurpose|purpose|side|speakertype|type|kind|userrole|役割|区分|話者区分|話者種別|leg|direction)$/;
const IS_STAFF = /^is(?:agent|operator|staff|op|internal)$/;
const START = /^(?:start|begin|from|offset|time|開始|時刻|経過時間)|^(?:ts|t|at|bg|st)(?:ms|sec)?$/;
const END = /^(?:end|stop|finish|終了)|^(?:to|ed|et)(?:ms|sec|time)?$/;
const LENGTH = /^(?:duration|length|dur|長さ)/;

/** The keys of a list of objects; null where they hold no speech. */
export function keysOfItems(items: readonly JsonObject[]): ItemKeys | null {
  const sample = items.slice(0, 200);
  const keys = [...new Set(sample.flatMap((item) => Object.keys(item)))].map((key) => ({
    key,
    folded: foldHeader(key),
    values: sample
      .map((item) => item[key])
      .filter((value) => value !== undefined && value !== null && value !== ''),
  }));
  const texts = keys.filter(
    ({ folded, values }) =>
      values.length > 0 &&
      values.every((value) => typeof value === 'string') &&
      !SPEAKER.test(folded) &&
      !ROLE.test(folded) &&
      meaningOfField(folded) === null,
  );
  const speech = texts
    .map((one) => ({ ...one, score: speechScore(one.folded, one.values as readonly string[]) }))
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score)[0];
  if (!speech || speech.values.length * 2 < sample.length) return null;
  const named = (pattern: RegExp, isValue: (value: unknown) => boolean) =>
    keys.find(
      ({ key, folded, values }) =>
        key !== speech.key && pattern.test(folded) && values.length > 0 && values.every(isValue),
    );
  const isName = (value: unknown) =>
    typeof value === 'number'
      ? Number.isInteger(value) && value < MOST_SPEAKERS
      : textIn(value) !== null || isObject(value) || typeof value === 'boolean';
  const speakers = keys.filter(
    ({ key, folded, values }) =>
      key !== speech.key &&
      values.length > 0 &&
      values.every(isName) &&
      (SPEAKER.test(folded) || IS_STAFF.test(folded)),
  );
  const role = named(ROLE, (value) => typeof value === 'string' && roleOfKnownName(value) !== null);
  const speaker =
    speakers.find(({ folded }) => /speaker|spk|話者|発話者|participant|talker/.test(folded)) ??
    speakers.find(({ folded }) => !/^(?:channel|ch|track)/.test(folded)) ??
    speakers[0] ??
    (role
      ? undefined
      : speakersByContent(
          keys.filter(({ key }) => key !== speech.key),
          sample.length,
        ));
  const isTime = (value: unknown) => timeValue(value) !== null || isObject(value) || isSpan(value);
  const start = named(START, isTime);
  const end = named(END, isTime);
  const length = named(LENGTH, isTime);
  const unit = [start, end].map((one) => one?.folded ?? '').join(' ');
  return {
    text: speech.key,
    speaker: speaker?.key ?? null,
    role: role?.key ?? null,
    start: start?.key ?? null,
    end: end?.key ?? null,
    length: length?.key ?? null,
    isMilliseconds: /ms\b|millis|ミリ/.test(unit) ? true : /sec|秒/.test(unit) ? false : null,
  };
}

/** Larger numbers are times or ids. */
const MOST_SPEAKERS = 100;

interface Key {
  readonly key: string;
  readonly folded: string;
  readonly values: readonly unknown[];
}

/** Few short values that take turns, and no names. */
const NO_SPEAKER = /sentiment|emotion|confiden|score|lang|status|感情|信頼|言語|状態/;

/** The member that tells who speaks whatever it is called: known names, else a few short values that take turns. */
function speakersByContent(keys: readonly Key[], items: number): Key | undefined {
  const candidates = keys.flatMap((key) => {
    if (NO_SPEAKER.test(key.folded)) return [];
    const values = key.values.map(textIn);
    const distinct = new Set(values);
    const isShort = values.every((value) => value !== null && value.length <= 20);
    if (!isShort || values.length < items * 0.9 || distinct.size < 2) return [];
    const known = values.filter((value) => roleOfKnownName(value ?? '') !== null).length / values.length;
    const changes = values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
    const takesTurns = items >= 4 && distinct.size <= Math.min(6, items / 2) && changes >= 0.3 * (items - 1);
    return known >= 0.8 || takesTurns ? [{ key, known, changes }] : [];
  });
  return candidates.toSorted((left, right) => right.known - left.known || right.changes - left.changes)[0]
    ?.key;
}

/** How much a member looks like what is said: by its name, and by Japanese words in it. */
function speechScore(folded: string, values: readonly string[]): number {
  const spoken = values.filter((value) => /\p{Script=Hiragana}|[。？！]/u.test(value)).length / values.length;
  const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  const isNamed = tableHeaders.text.includes(folded) || headerSpeaksOf('text', folded);
  if (!isNamed && (spoken < 0.6 || length < 6)) return 0;
  return (isNamed ? 100 : 0) + spoken * 50 + Math.min(length, 50);
}

/** One utterance; null where it holds no words. */
export function itemOf(value: JsonObject, keys: ItemKeys): Item | null {
  const text = textIn(value[keys.text])?.trim() ?? '';
  if (text === '') return null;
  const told = keys.speaker === null ? undefined : value[keys.speaker];
  const within = objectIn(told);
  const title = textIn(keys.role === null ? within.role : value[keys.role]);
  const named = nameOf(told, keys.speaker ?? '') ?? title;
  const [start, end, length] = [keys.start, keys.end, keys.length].map((key) =>
    key === null ? undefined : value[key],
  );
  const span = objectIn(start);
  return {
    speaker: named,
    role: title === null ? null : roleOfKnownName(title),
    text,
    start: timeValue(
      isSpan(start) ? start[0] : isObject(start) ? (span.start ?? span.from ?? span.begin) : start,
    ),
    end: timeValue(isSpan(start) ? start[1] : isObject(start) ? (span.end ?? span.to) : end),
    length: timeValue(length),
  };
}

/** `[0.5, 3.2]`: from and to. */
function isSpan(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}

/** The name of a speaker as a text, a number, an object or a flag (`isAgent`). */
export function nameOf(value: unknown, key: string): string | null {
  if (typeof value === 'boolean') return value ? 'agent' : 'customer';
  if (isObject(value)) {
    const { name, label, displayName, role, id } = value;
    return (
      textIn(name) ?? textIn(displayName) ?? textIn(label) ?? textIn(role) ?? speakerNumber(id) ?? textIn(id)
    );
  }
  const isChannel = /^(?:channel|ch|track)/.test(foldHeader(key));
  const number = isChannel ? channelNumber(value) : speakerNumber(value);
  const text = number ?? textIn(value)?.trim() ?? '';
  return text === '' ? null : text;
}

/** A time as a number: of a clock or a date in seconds, else as it stands. */
function timeValue(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const plain = value.trim().replace(/s$/, '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  const clock = millisecondsOfClock(plain);
  if (clock !== null) return clock / 1000;
  const date = isoDateIn(value);
  if (date === null || date.length <= 10) return null;
  const fraction = /:\d{2}(\.\d{1,6})/.exec(value)?.[1] ?? '';
  return Date.parse(`${date}Z`) / 1000 + Number(fraction);
}

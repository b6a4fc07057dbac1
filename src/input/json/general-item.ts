import type { Role } from '../../model/transcript.js';
import { isoDateIn } from '../../text/dates.js';
import { millisecondsOfClock } from '../../text/timestamp.js';
import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, objectIn, textIn } from '../raw/json-value.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { channelNumber, speakerNumber } from './recognised.js';

/** What stands for one utterance in JSON of a form that nobody described. */
export interface Item {
  readonly speaker: string | null;
  /** What stands beside the speaker for who that is. */
  readonly title: string | null;
  /** What else tells the side. */
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

/** One utterance; null where it holds no words. */
export function itemOf(value: JsonObject, keys: ItemKeys): Item | null {
  const text = textIn(value[keys.text])?.trim() ?? '';
  if (text === '') return null;
  const told = keys.speaker === null ? undefined : value[keys.speaker];
  const within = objectIn(told);
  const title = keys.role === null ? titleWithin(within) : textIn(value[keys.role]);
  const named = nameOf(told, keys.speaker ?? '') ?? title;
  const [start, end, length] = [keys.start, keys.end, keys.length].map((key) =>
    key === null ? undefined : value[key],
  );
  const span = objectIn(start);
  return {
    speaker: named,
    title,
    role: null,
    text,
    start: timeValue(
      isSpan(start) ? start[0] : isObject(start) ? (span.start ?? span.from ?? span.begin) : start,
    ),
    end: timeValue(isSpan(start) ? start[1] : isObject(start) ? (span.end ?? span.to) : end),
    length: timeValue(length),
  };
}

/** What an author is: `{"role": "agent"}`, `{"type": "admin", "name": "高木"}`. */
function titleWithin({ role, type, kind }: JsonObject): string | null {
  const title = textIn(role);
  return (
    title ?? [type, kind].map(textIn).find((one) => one !== null && roleOfKnownName(one) !== null) ?? null
  );
}

/** `[0.5, 3.2]`: from and to. */
export function isSpan(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}

/** The name of a speaker as a text, a number, an object or a flag (`isAgent`). */
export function nameOf(value: unknown, key: string): string | null {
  if (typeof value === 'boolean') return nameOfFlag(value, key);
  if (isObject(value)) {
    const { name, label, displayName, role, type, kind, id } = value;
    return (
      textIn(name) ??
      textIn(displayName) ??
      textIn(label) ??
      textIn(role) ??
      textIn(type) ??
      textIn(kind) ??
      speakerNumber(id) ??
      textIn(id) ??
      nameWithin(value)
    );
  }
  const folded = foldHeader(key);
  // Any other number stays as it stands in the file, so that a remedy names what can be found there.
  const number = /^(?:channel|ch|track)/.test(folded)
    ? channelNumber(value)
    : /speaker|spk|talker|話者/.test(folded)
      ? speakerNumber(value)
      : null;
  const text = number ?? textIn(value)?.trim() ?? '';
  return text === '' ? null : text;
}

/** {"区分": "職員"}: a member that is a known name, else the only one. */
function nameWithin(value: JsonObject): string | null {
  const names = Object.values(value).filter(
    (one): one is string => typeof one === 'string' && one !== '' && one.length <= LONGEST_NAME,
  );
  const [only] = names;
  return names.find((name) => roleOfKnownName(name) !== null) ?? (names.length === 1 ? (only ?? null) : null);
}

const LONGEST_NAME = 40;

/** `isAgent`, `from_customer`; of any other flag true and false are names of two. */
function nameOfFlag(value: boolean, key: string): string {
  const folded = foldHeader(key);
  if (/agent|operator|staff|^isop|internal/.test(folded)) return value ? 'agent' : 'customer';
  if (/customer|caller|client|user|external|顧客|客/.test(folded)) return value ? 'customer' : 'agent';
  return String(value);
}

/** A time as a number: of a clock or a date in seconds, else as it stands. */
export function timeValue(value: unknown): number | null {
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

import { isoDateIn } from '../../text/dates.js';
import { mayTellDate, meaningOfField } from '../fields/field-names.js';
import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { nameOf } from './general-item.js';

const SPEAKER_KEYS = [
  ...[
    'speaker',
    'speakerLabel',
    'speaker_label',
    'speakerName',
    'channelName',
    'participantRole',
    'role',
    'participant',
  ],
  ...['name', 'label', 'track', '話者', '話者名', 'channel', 'channelTag'],
];

/** Whose speech stands below an object: `{"speaker": "佐藤", "segments": […]}`; a name that is known goes first. */
export function speakerOf(object: JsonObject): string | null {
  const names = SPEAKER_KEYS.flatMap((key) => {
    const value = object[key];
    const isName = typeof value === 'string' || typeof value === 'number' || isObject(value);
    return (isName ? nameOf(value, key) : null) ?? [];
  });
  return names.find((name) => roleOfKnownName(name) !== null) ?? names[0] ?? null;
}

/** True where a member is the call's id. */
export function isIdKey(key: string): boolean {
  return meaningOfField(key) === 'call';
}

/** Simple members, those of objects within by both names: `agent.name`. */
export function fieldsOf(object: JsonObject, prefix: string): Readonly<Record<string, string>> {
  const fields: [string, string][] = [];
  for (const [key, value] of Object.entries(object)) {
    const text = typeof value === 'boolean' ? String(value) : textIn(value);
    if (text !== null && text.length <= LONGEST_FIELD && !text.includes('\n') && fields.length < MOST_FIELDS)
      fields.push([`${prefix}${key}`, text]);
    else if (isObject(value) && prefix === '') {
      const isAround =
        /^(?:meta|metadata|metainfo|header|info|call|callinfo|attributes|properties|session|context|メタ|通話情報|通話)/.test(
          foldHeader(key),
        );
      fields.push(
        ...Object.entries(fieldsOf(value, isAround ? ' ' : `${key}.`)).map(
          ([name, one]) => [name.trim(), one] as [string, string],
        ),
      );
    }
  }
  return Object.fromEntries(fields);
}

const LONGEST_FIELD = 300;
const MOST_FIELDS = 40;

/** True where a member tells who, when, where or which call. */
export function tells(key: string, value: string): boolean {
  return meaningOfField(key) !== null || (mayTellDate(key, value) && isoDateIn(value) !== null);
}

/** Members around several calls are of all of them where they tell who, when or where. */
export function fieldsThatTell(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => !isIdKey(key) && tells(key, value)),
  );
}

/** What surely names the call, where lists and analyses have ids of their own. */
export function callIdIn(fields: Readonly<Record<string, string>>): string | null {
  return Object.entries(fields).find(([name]) => CALL_ID.test(name))?.[1] ?? null;
}

const CALL_ID = /^(?:call|conversation|contact|interaction)[_-]?(?:id|sid|key)$/i;

/** An id of the call in an object beside what is said: `interaction.contactNo`. */
export function idWithinIn(fields: Readonly<Record<string, string>>): string | null {
  return Object.entries(fields).find(([name]) => /\../.test(name) && isIdKey(name))?.[1] ?? null;
}

/** When a recogniser wrote its result, which may be days after the call. */
const WRITTEN_AT = /^(?:.*\.)?(?:timestamp|created(?:at|on|datetime)?|lastactiondatetime|completedat)$/i;

/** Members of a described form that tell who took the call, when, and where its recording is. */
export function metadataOf(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  const fields = Object.entries(fieldsOf(value, '')).filter(([name]) => !WRITTEN_AT.test(name));
  return fieldsThatTell(Object.fromEntries(fields));
}

import type { Role } from '../../model/transcript.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import type { RawCall } from '../raw/raw-call.js';
import { foldName, roleOfKnownName, speakerNumberIn } from '../speakers/speakers.js';

const ID_KEYS = [
  'id',
  'speakerId',
  'speaker_id',
  'speaker',
  'label',
  'channel',
  'channelId',
  'channel_id',
  'participantId',
  'index',
  'idx',
  'ch',
  'pid',
  'spk',
  'number',
  'no',
];
const DEEPEST = 6;

/** Sides that JSON tells in a list of its speakers (`"speakers": [{"id": 0, "role": "agent"}]`, `{"SPEAKER_00": "オペレーター"}`), by id. */
export function speakerDirectory(value: unknown, depth = 0): ReadonlyMap<string, Role> {
  const found = new Map<string, Role>();
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return found;
  const children = Array.isArray(value) ? value.slice(0, MOST_CHILDREN) : Object.values(value);
  for (const child of children)
    for (const [id, role] of speakerDirectory(child, depth + 1)) found.set(id, role);
  if (Array.isArray(value)) {
    const objects = value.filter(isObject);
    const isList = objects.length > 0 && objects.length <= MOST_SPEAKERS && objects.length === value.length;
    if (isList && !objects.some(isSaid) && eachOnce(objects))
      for (const object of objects) addEntry(found, object);
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    const isMap =
      entries.length <= MOST_SPEAKERS &&
      entries.every(
        ([key, one]) => speakerNumberIn(key) !== null && (typeof one === 'string' || isObject(one)),
      );
    if (isMap)
      for (const [key, one] of entries)
        addRole(found, key, typeof one === 'string' ? roleOfKnownName(one) : roleIn(one as JsonObject));
  }
  return found;
}

const MOST_CHILDREN = 20;
const MOST_SPEAKERS = 12;

/** What is said, a word of it (江口様) or a time is no entry of a list of speakers. */
function isSaid(object: JsonObject): boolean {
  return Object.entries(object).some(
    ([key, one]) => OF_SPEECH.test(key) || (typeof one === 'string' && one.length > LONGEST_NAME),
  );
}

const OF_SPEECH =
  /^(?:punctuated_?)?(?:words?|tokens?|text|transcript|utterance|content|sentence|written|surface|offset|duration|confidence|alternatives)$|^(?:start|end|begin|from|to)(?:[_-]?(?:time|ms|sec|offset))?$/i;
const LONGEST_NAME = 40;

/** Who is on a list of speakers stands there once. */
function eachOnce(objects: readonly JsonObject[]): boolean {
  return ID_KEYS.every((key) => {
    const ids = objects.flatMap((object) => textIn(object[key]) ?? []);
    return new Set(ids).size === ids.length;
  });
}

function addEntry(found: Map<string, Role>, object: JsonObject): void {
  const role = roleIn(object);
  for (const key of ID_KEYS) {
    const id = textIn(object[key]);
    if (id !== null && roleOfKnownName(id) === null) addRole(found, id, role);
  }
}

function addRole(found: Map<string, Role>, id: string, role: Role | null): void {
  if (role) found.set(foldName(id), role);
}

function roleIn(object: JsonObject): Role | null {
  const roles = Object.values(object).map((one) =>
    typeof one === 'string' && one.length <= LONGEST_NAME ? roleOfKnownName(one) : null,
  );
  const known = new Set(roles.filter((role) => role !== null));
  const [only] = known;
  return known.size === 1 ? (only ?? null) : null;
}

/** The call with the sides that a list of speakers tells, for speakers whose names tell none. */
export function withDirectory(call: RawCall, directory: ReadonlyMap<string, Role>): RawCall {
  if (directory.size === 0) return call;
  const numbers = new Map(
    [...directory].flatMap(([id, role]) => {
      const number = speakerNumberIn(id);
      return number === null ? [] : [[number, role] as const];
    }),
  );
  const roles = new Map(call.roles);
  for (const { speaker } of call.utterances) {
    if (speaker === null || roles.has(speaker) || roleOfKnownName(speaker) !== null) continue;
    const number = speakerNumberIn(speaker);
    const role = directory.get(foldName(speaker)) ?? (number === null ? undefined : numbers.get(number));
    if (role) roles.set(speaker, role);
  }
  return roles.size > 0 ? { ...call, roles } : call;
}

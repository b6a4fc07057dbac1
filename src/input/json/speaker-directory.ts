import type { Role } from '../../model/transcript.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import type { RawCall } from '../raw/raw-call.js';
import { type Direction, directionIn } from '../speakers/call-direction.js';
import { foldName, roleOfKnownName, speakerNumberIn } from '../speakers/speakers.js';
import { rolesOfParticipants } from './participants.js';

/** Members that hold an id of a speaker by which what is said names him. */
const ID_KEY =
  /^(?:id|idx|index|pid|spk|spkid|spkr|ch|no|num|number|label|name|uuid|key)$|^(?:speaker|participant|party|member|user|channel|track|peer|leg|contact)(?:_?(?:id|idx|no|num|number|label|index|key|name|uuid|tag))?$/i;
const DEEPEST = 6;

/** Sides by id as a list tells them; null where lists contradict each other, as those of several calls may. */
export type SpeakerDirectory = ReadonlyMap<string, Role | null>;

/**
 * Sides that JSON tells in a list of its speakers (`"speakers": [{"id": 0, "role": "agent"}]`, `{"SPEAKER_00": "オペレーター"}`), by id.
 *
 * @param direction who called whom, as what is around the value tells
 */
export function speakerDirectory(
  value: unknown,
  depth = 0,
  direction: Direction | null = null,
): SpeakerDirectory {
  const found = new Map<string, Role | null>();
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return found;
  const own = isObject(value) ? (directionIn(value) ?? direction) : direction;
  const children = Array.isArray(value) ? value.slice(0, MOST_CHILDREN) : Object.values(value);
  for (const child of children)
    for (const [id, role] of speakerDirectory(child, depth + 1, own)) addRole(found, id, role);
  if (Array.isArray(value)) {
    const objects = value.filter(isObject);
    const isList = objects.length > 0 && objects.length <= MOST_SPEAKERS && objects.length === value.length;
    if (isList && !objects.some(isSaid) && eachOnce(objects)) {
      const roles = rolesOfParticipants(objects, own);
      for (const [index, object] of objects.entries()) addEntry(found, object, roles[index] ?? null);
    }
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    const isMap =
      entries.length <= MOST_SPEAKERS &&
      entries.every(
        ([key, one]) => speakerNumberIn(key) !== null && (typeof one === 'string' || isObject(one)),
      );
    if (isMap) {
      const roles = rolesOfParticipants(
        entries.map(([, one]) => (isObject(one) ? one : { title: one })),
        own,
      );
      for (const [index, [key]] of entries.entries()) addTold(found, key, roles[index] ?? null);
    }
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
/** An id of 36 characters stands there too. */
const LONGEST_NAME = 40;

/** Who is on a list of speakers stands there once. */
function eachOnce(objects: readonly JsonObject[]): boolean {
  const keys = new Set(objects.flatMap((object) => Object.keys(object).filter((key) => ID_KEY.test(key))));
  return [...keys].every((key) => {
    const ids = objects.flatMap((object) => textIn(object[key])?.trim() || []);
    return new Set(ids).size === ids.length;
  });
}

function addEntry(found: Map<string, Role | null>, object: JsonObject, role: Role | null): void {
  for (const [key, value] of Object.entries(object)) {
    const id = ID_KEY.test(key) ? textIn(value)?.trim() : null;
    if (id && roleOfKnownName(id) === null) addTold(found, id, role);
  }
}

function addTold(found: Map<string, Role | null>, id: string, role: Role | null): void {
  if (role) addRole(found, foldName(id), role);
}

function addRole(found: Map<string, Role | null>, id: string, role: Role | null): void {
  found.set(id, found.has(id) && found.get(id) !== role ? null : role);
}

/** The call with the sides that a list of speakers tells, for speakers whose names tell none. */
export function withDirectory(call: RawCall, directory: SpeakerDirectory): RawCall {
  if (directory.size === 0) return call;
  const numbers = new Map<string, Role | null>();
  for (const [id, role] of directory) {
    const number = speakerNumberIn(id);
    if (number !== null) addRole(numbers, number, role);
  }
  const roles = new Map(call.roles);
  for (const { speaker } of call.utterances) {
    if (speaker === null || roles.has(speaker) || roleOfKnownName(speaker) !== null) continue;
    const number = speakerNumberIn(speaker);
    const exact = directory.get(foldName(speaker));
    const role = exact === undefined && number !== null ? numbers.get(number) : exact;
    if (role) roles.set(speaker, role);
  }
  return roles.size > 0 ? { ...call, roles } : call;
}

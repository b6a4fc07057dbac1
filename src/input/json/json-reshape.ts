import { hasJapanese } from '../../text/japanese.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject } from '../raw/json-value.js';
import { messagesOfHistory } from './instructed-history.js';
import { plainItem, withSides } from './json-items.js';
import { joinedLists, rowsAsObjects, tableOf } from './json-tables.js';
import { turnsOfSpans } from './labelled-spans.js';
import { withoutType } from './typed-values.js';

/** No transcript nests deeper. */
const DEEPEST = 20;

/**
 * JSON of an unusual shape in the usual one, a list of objects of which each says who speaks and what: lists side by side, rows of a table,
 * objects numbered by their keys, a member for each speaker, words within words, JSON within a text, speakers listed apart by time, values with
 * the types of a database.
 */
export function reshaped(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (typeof value === 'string') return jsonWithin(value, depth);
  if (Array.isArray(value))
    return labelledPair(value) ?? reshapedList(value.map((one) => reshaped(one, depth + 1)));
  if (!isObject(value)) return value;
  const bare = withoutType(value);
  if (bare !== value) return reshaped(bare, depth + 1);
  const labelled = turnsOfSpans(value);
  if (labelled) return labelled;
  const history = messagesOfHistory(value);
  if (history) return history;
  const members = Object.entries(value).map(([key, one]) => [key, reshaped(one, depth + 1)] as const);
  const object: JsonObject = Object.fromEntries(members);
  return tableOf(object) ?? joinedLists(object) ?? numbered(object) ?? object;
}

/** A text that is JSON itself: `{"payload": "[{…}]"}`. */
function jsonWithin(text: string, depth: number): unknown {
  if (!/^\s*[[{]/.test(text) || !/[\]}]\s*$/.test(text)) return text;
  try {
    return reshaped(JSON.parse(text), depth + 1);
  } catch {
    return text;
  }
}

/** `["…", {"entities": [[0, 27, "顧客"]]}]`: a text and what is labelled in it. */
function labelledPair([text, spans, ...more]: readonly unknown[]): JsonObject | null {
  return typeof text === 'string' && isObject(spans) && more.length === 0
    ? turnsOfSpans({ text, ...spans })
    : null;
}

function reshapedList(list: readonly unknown[]): unknown {
  const objects = rowsAsObjects(list) ?? list;
  if (objects.length < 2 || !objects.every(isObject)) return objects;
  const plain = withoutListsOfOne(objects).map(plainItem);
  return withSides(plain) ?? (plain.some((item, index) => item !== objects[index]) ? plain : objects);
}

/** `"label": ["顧客"]` in every object of a list: the one name that is meant. */
function withoutListsOfOne(objects: readonly JsonObject[]): readonly JsonObject[] {
  const [first = {}] = objects;
  const keys = Object.keys(first).filter((key) => objects.every((object) => nameAlone(object[key]) !== null));
  if (keys.length === 0) return objects;
  return objects.map((object) => ({
    ...object,
    ...Object.fromEntries(keys.map((key) => [key, nameAlone(object[key])])),
  }));
}

function nameAlone(value: unknown): string | null {
  const [name, ...more] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return typeof name === 'string' && name.length <= LONGEST_NAME && more.length === 0 ? name : null;
}

const LONGEST_NAME = 40;

/** Objects by number or key that each hold words and no list: they are one list. */
function numbered(object: JsonObject): readonly unknown[] | null {
  const values = Object.values(object);
  if (values.length < LEAST_NUMBERED || !values.every(isObject)) return null;
  const holdsWords = (one: JsonObject) =>
    Object.values(one).some((member) => typeof member === 'string' && hasJapanese(member));
  const isFlat = (one: JsonObject) =>
    !Object.values(one).some((member) => typeof member === 'object' && member !== null);
  return values.filter((one) => holdsWords(one) && isFlat(one)).length >= values.length * 0.8
    ? (reshapedList(values) as readonly unknown[])
    : null;
}

const LEAST_NUMBERED = 4;

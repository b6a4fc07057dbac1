import { hasJapanese } from '../../text/japanese.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject } from '../raw/json-value.js';
import { plainItem, withSides } from './json-items.js';
import { joinedLists, rowsAsObjects, tableOf } from './json-tables.js';
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
  if (Array.isArray(value)) return reshapedList(value.map((one) => reshaped(one, depth + 1)));
  if (!isObject(value)) return value;
  const bare = withoutType(value);
  if (bare !== value) return reshaped(bare, depth + 1);
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

function reshapedList(list: readonly unknown[]): unknown {
  const objects = rowsAsObjects(list) ?? list;
  if (objects.length < 2 || !objects.every(isObject)) return objects;
  const plain = objects.map(plainItem);
  return withSides(plain) ?? (plain.some((item, index) => item !== objects[index]) ? plain : objects);
}

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

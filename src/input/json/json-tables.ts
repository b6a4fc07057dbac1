import { hasJapanese, isSpokenJapanese } from '../../text/japanese.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import { mostOverlapping } from './most-overlapping.js';

const LEAST_ROWS = 3;

/** Rows of simple values, `[[0.5, "A", "はい"], …]`, as objects; null where the list holds anything else. */
export function rowsAsObjects(
  list: readonly unknown[],
  headers: readonly string[] | null = null,
): readonly JsonObject[] | null {
  const [first] = list;
  if (list.length < LEAST_ROWS || !Array.isArray(first) || first.length < 2) return null;
  const isRow = (row: unknown): row is readonly unknown[] =>
    Array.isArray(row) &&
    row.length === first.length &&
    row.every((cell) => cell === null || typeof cell !== 'object');
  if (!list.every(isRow) || (headers !== null && headers.length !== first.length)) return null;
  const names = headers ?? first.map((_, index) => `column ${index + 1}`);
  if (headers === null && first.every((cell) => typeof cell === 'string' && !hasSpeech(cell))) {
    const below = list.slice(1);
    if (below.some((row) => row.some((cell) => typeof cell === 'string' && hasSpeech(cell))))
      return rowsAsObjects(below, first.map(String));
  }
  return list.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
}

/** `{"columns": ["start", "text"], "rows": [[0.5, "はい"], …]}`: the object with its rows as objects; null for any other. */
export function tableOf(object: JsonObject): JsonObject | null {
  const members = Object.entries(object);
  for (const [key, rows] of members) {
    if (!Array.isArray(rows) || !rows.every(isObject) || rows.length < LEAST_ROWS) continue;
    const width = Object.keys(rows[0] ?? {}).length;
    const headers = members.find(
      ([other, value]) =>
        other !== key &&
        Array.isArray(value) &&
        value.length === width &&
        value.every((one) => headerOf(one) !== null),
    );
    if (!headers || !('column 1' in (rows[0] ?? {}))) continue;
    const names = (headers[1] as readonly unknown[]).map((one) => headerOf(one) ?? '');
    const named = rows.map((row: JsonObject) =>
      Object.fromEntries(Object.values(row).map((cell, index) => [names[index] ?? '', cell])),
    );
    return { ...Object.fromEntries(members.filter(([other]) => other !== headers[0])), [key]: named };
  }
  return null;
}

function headerOf(value: unknown): string | null {
  return isObject(value)
    ? (textIn(value.name) ?? textIn(value.title) ?? textIn(value.key))
    : typeof value === 'string'
      ? value
      : null;
}

/**
 * Lists of one length side by side, `{"speakers": […], "texts": […]}`, or what is said in one list and who speaks when in another: the
 * object with one list of objects. Null for any other.
 */
export function joinedLists(object: JsonObject): JsonObject | null {
  return sideBySide(object) ?? diarized(object);
}

function sideBySide(object: JsonObject): JsonObject | null {
  const lists = Object.entries(object).filter(
    (entry): entry is [string, readonly unknown[]] =>
      Array.isArray(entry[1]) &&
      entry[1].length >= LEAST_ROWS &&
      entry[1].every((one) => one === null || typeof one !== 'object'),
  );
  const words = lists.find(
    ([, list]) => list.filter((one) => typeof one === 'string' && hasSpeech(one)).length * 2 > list.length,
  );
  if (!words) return null;
  const beside = lists.filter(([, list]) => list.length === words[1].length);
  if (beside.length < 2) return null;
  const keys = new Set(beside.map(([key]) => key));
  const items = words[1].map((_, index) =>
    Object.fromEntries(beside.map(([key, list]) => [key, list[index]])),
  );
  return { ...Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key))), items };
}

interface Spans {
  readonly key: string;
  readonly items: readonly JsonObject[];
  readonly start: string;
  readonly end: string;
}

/** Who speaks when, in a list of its own: each stretch of speech is whose time it shares most. */
function diarized(object: JsonObject): JsonObject | null {
  const lists = Object.entries(object).flatMap(([key, list]) => spansOf(key, list) ?? []);
  const said = lists.find(({ items }) =>
    items.some((item) => Object.values(item).some((one) => typeof one === 'string' && hasSpeech(one))),
  );
  const whose = lists.find((list) => list !== said && speakerKey(list) !== null);
  const name = whose ? speakerKey(whose) : null;
  if (!said || !whose || name === null || said.items.some((item) => Object.hasOwn(item, name))) return null;
  const spans = whose.items.map((item) => ({
    start: Number(item[whose.start]),
    end: Number(item[whose.end]),
    value: item[name],
  }));
  const named = said.items.map((item) => {
    const value = mostOverlapping(spans, Number(item[said.start]), Number(item[said.end]));
    return value === null ? item : { ...item, speaker: value };
  });
  const rest = Object.fromEntries(Object.entries(object).filter(([key]) => key !== whose.key));
  return { ...rest, [said.key]: named };
}

function spansOf(key: string, list: unknown): Spans | null {
  if (!Array.isArray(list) || list.length < LEAST_ROWS || !list.every(isObject)) return null;
  const [first = {}] = list as readonly JsonObject[];
  const find = (pattern: RegExp) =>
    Object.keys(first).find(
      (name) => pattern.test(name) && Number.isFinite(Number(first[name] ?? Number.NaN)),
    );
  const [start, end] = [find(/^(?:start|begin|from|s$|bg)/i), find(/^(?:end|stop|to$|e$|ed$)/i)];
  return start === undefined || end === undefined ? null : { key, items: list, start, end };
}

/** The member, beside the times, of two to eight short values. */
function speakerKey({ items, start, end }: Spans): string | null {
  const keys = Object.keys(items[0] ?? {}).filter((key) => key !== start && key !== end);
  const isOfSpeakers = (key: string) => {
    const values = items.map((item) => textIn(item[key]));
    const distinct = new Set(values);
    return (
      !distinct.has(null) &&
      distinct.size >= 2 &&
      distinct.size <= 8 &&
      values.every((value) => (value ?? '').length <= 24)
    );
  };
  return (
    keys.find((key) => /speaker|spk|label|話者/i.test(key) && isOfSpeakers(key)) ??
    keys.find(isOfSpeakers) ??
    null
  );
}

function hasSpeech(text: string): boolean {
  return hasJapanese(text) && isSpokenJapanese(text);
}

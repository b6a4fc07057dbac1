import { hasJapanese, isSpokenJapanese } from '../../text/japanese.js';
import { foldHeader, tableHeaders } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import { roleOfKnownName } from '../speakers/speakers.js';

const DEEPEST = 6;
/** The members of the objects in an item are called by their path. */
const PATH = '.';

/**
 * One item of a list without objects in it: `{"data": {"speaker": {"type": "AGENT"}}}` becomes `{"data.speaker.type": "AGENT"}`. Of several
 * readings of a recogniser the first stays, words in a row are joined. An item that holds speech itself, or a list of items, stays.
 */
export function plainItem(item: JsonObject): JsonObject {
  if (Object.values(item).some((one) => typeof one === 'string' && isSpokenJapanese(one) && one.length > 3))
    return item;
  const members: [string, unknown][] = [];
  const collect = (value: JsonObject, path: string, depth: number) => {
    for (const [key, one] of Object.entries(value)) {
      const name = `${path}${key}`;
      const words = Array.isArray(one) ? wordsIn(key, one) : null;
      if (words !== null) members.push([name, words]);
      else if (isObject(one) && depth < DEEPEST) collect(one, `${name}${PATH}`, depth + 1);
      else members.push([name, one]);
    }
  };
  collect(item, '', 0);
  if (members.some(([, one]) => Array.isArray(one) && one.some(isObject) && !one.every(isReading)))
    return item;
  const names = members.map(([name]) => name.slice(name.lastIndexOf(PATH) + 1));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  // The last name of a path is enough where no other member has it.
  return Object.fromEntries(
    members.map(([name, one], index) => {
      const short = names[index] ?? name;
      return [counts.get(short) === 1 ? short : name, one];
    }),
  );
}

const ALTERNATIVES = /best|alt|hyp|candidate|候補|variant/i;

function isReading(value: unknown): boolean {
  return isObject(value) && wordOf(value) === null;
}

/** The text of a list of words, of sentences or of several readings; null where it is none, or holds what somebody says each. */
function wordsIn(key: string, list: readonly unknown[]): string | null {
  const own = wordKeyOf(list.filter(isObject));
  const texts = list.map((one) =>
    typeof one === 'string'
      ? one
      : !isObject(one)
        ? null
        : (wordOf(one) ?? (own === null ? null : textIn(one[own]))),
  );
  const words = texts.filter((text) => text !== null);
  if (words.length === 0 || words.length < texts.length || !words.some(hasJapanese)) return null;
  // Remarks of several lines are texts of their own.
  if (words.some((word) => word.trim().includes('\n'))) return null;
  if (ALTERNATIVES.test(key)) return words[0] ?? null;
  return words.reduce(
    (joined, word) =>
      /[a-z0-9]$/i.test(joined) && /^[a-z0-9]/i.test(word) ? `${joined} ${word}` : joined + word,
    '',
  );
}

/** The one member that is a text in all objects of a list, most of them Japanese, where none of them says who speaks; null where it is not one. */
function wordKeyOf(objects: readonly JsonObject[]): string | null {
  const [first] = objects;
  if (!first || objects.some((object) => Object.keys(object).some((key) => /speaker|role|話者/i.test(key))))
    return null;
  const keys = Object.keys(first).filter((key) => objects.every((object) => typeof object[key] === 'string'));
  const spoken = keys.filter(
    (key) => objects.filter((object) => hasJapanese(textIn(object[key]) ?? '')).length * 2 > objects.length,
  );
  const [only] = spoken;
  return spoken.length === 1 && only !== undefined ? only : null;
}

/** The member of an object that holds a word; null where it has a speaker of its own or no word. */
function wordOf(object: JsonObject): string | null {
  const own = Object.entries(object).filter(([, one]) => typeof one === 'string' && one !== '') as [
    string,
    string,
  ][];
  if (own.some(([key]) => /speaker|role|話者/i.test(key))) return null;
  const named = own.find(
    ([key]) =>
      tableHeaders.text.includes(foldHeader(key)) ||
      /^(?:word|value|token|surface|written|w|t|m)$/i.test(key),
  );
  return (named ?? own.find(([, one]) => hasJapanese(one)))?.[1] ?? null;
}

/** Members of one object in a list that are nobody's words though they are Japanese. */
const NO_SPEECH =
  /summary|要約|translat|reply|suggest|intent|keyword|title|note|備考|メモ|感情|sentiment|normali|raw|reading|読み|kana/i;
const MOST_SIDES = 6;
const LEAST_OF_SIDE = 0.15;

/**
 * A list in which the name of the member tells who speaks, `[{"agent": "はい"}, {"customer": "ええ"}]` or `[{"q": "…", "a": "…"}]`, with a speaker
 * and a text in each; null where it is no such list.
 */
export function withSides(items: readonly JsonObject[]): readonly JsonObject[] | null {
  const said = new Map<string, string[]>();
  for (const item of items) {
    for (const [key, value] of Object.entries(item)) {
      const isSaid =
        typeof value === 'string' && hasJapanese(value) && (isSpokenJapanese(value) || value.length > 8);
      if (isSaid && !NO_SPEECH.test(key) && roleOfKnownName(value) === null)
        (said.get(key) ?? added(said, key)).push(value);
    }
  }
  // Names return, what is said does not.
  const sides = [...said]
    .filter(
      ([, texts]) => texts.length >= LEAST_OF_SIDE * items.length && new Set(texts).size * 2 > texts.length,
    )
    .map(([key]) => key);
  if (sides.length < 2 || sides.length > MOST_SIDES || items.length < 3) return null;
  if (sides.some((key) => tableHeaders.text.includes(foldHeader(key)))) return null;
  const areFew = items.filter((item) => sides.filter((key) => textIn(item[key])).length === 1).length;
  const areFull = items.filter((item) => sides.every((key) => textIn(item[key]))).length;
  if (areFew < 0.9 * items.length && !(sides.length === 2 && areFull >= 0.8 * items.length)) return null;
  const own = new Set(sides);
  return items.flatMap((item) => {
    const rest = Object.fromEntries(Object.entries(item).filter(([key]) => !own.has(key)));
    return Object.keys(item)
      .filter((key) => own.has(key) && textIn(item[key]))
      .map((key) => ({ ...rest, speaker: key, text: item[key] }));
  });
}

function added(lists: Map<string, string[]>, key: string): string[] {
  const list: string[] = [];
  lists.set(key, list);
  return list;
}

import { hasJapanese } from '../../text/japanese.js';
import { meaningOfField } from '../fields/field-names.js';
import { foldHeader, headerSpeaksOf, tableHeaders } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import type { ItemKeys } from './general-item.js';
import { isSpan, timeValue } from './general-item.js';

const SPEAKER =
  /^(?:speaker|spk|talker|participant|party|who|from|sender|author|name|user|username|creator|channel|ch|track|label|話者|発話者|発言者|話し手|投稿者|送信者|誰|名前)(?:id|no|num|number|index|label|name|tag|s|名|番号)?$/;
const ROLE =
  /^(?:role|speakerrole|participantrole|participanttype|participantpurpose|purpose|side|speakertype|type|kind|userrole|役割|区分|話者区分|話者種別|leg|direction|(?:sender|author|actor|user|member|from|person)(?:type|role|kind)|(?:送信者|発信者|投稿者|発言者|発話者)(?:種別|区分|タイプ|属性))$/;
const IS_STAFF = /^is(?:agent|operator|staff|op|internal)$/;
const START =
  /^(?:start|begin|from|offset|time|開始|時刻|経過時間)|^(?:ts|t|at|bg|st)(?:ms|sec)?$|^(?:sec|seconds?|秒|秒数)$/;
const END = /^(?:end|stop|finish|終了)|^(?:to|ed|et)(?:ms|sec|time)?$/;
const LENGTH = /^(?:duration|length|dur|長さ)/;

/** The keys of a list of objects; null where they hold no speech. */
export function keysOfItems(items: readonly JsonObject[]): ItemKeys | null {
  const sample = inCalls(items.slice(0, 200));
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
  const spoken = texts
    .map((one) => ({ ...one, score: speechScore(one.folded, one.values as readonly string[]) }))
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score)[0];
  const speech = spoken ?? wordsByContent(texts, sample.length);
  if (!speech || speech.values.length * 2 < sample.length) return null;
  const named = (pattern: RegExp, isValue: (value: unknown) => boolean) =>
    keys.find(
      ({ key, folded, values }) =>
        key !== speech.key &&
        pattern.test(folded) &&
        values.length * 2 > speech.values.length &&
        values.every(isValue),
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
    fullest(speakers.filter(({ folded }) => /speaker|spk|話者|発話者|participant|talker/.test(folded))) ??
    fullest(speakers.filter(({ folded }) => !/^(?:channel|ch|track)/.test(folded))) ??
    fullest(speakers) ??
    (role
      ? undefined
      : speakersByContent(
          keys.filter(({ key }) => key !== speech.key),
          // Events without words (start, end) have no speaker either.
          speech.values.length,
          spoken === undefined,
        ));
  const isTime = (value: unknown) => timeValue(value) !== null || isObject(value) || isSpan(value);
  const start = named(START, isTime) ?? timesByContent(keys);
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

/** The member that most items have, of several the first: who has no id may have a name. */
function fullest(keys: readonly Key[]): Key | undefined {
  const most = Math.max(0, ...keys.map(({ values }) => values.length));
  return keys.find(({ values }) => values.length >= most * NEARLY);
}

const NEARLY = 0.95;

/** Items of several calls that are mixed, each call's together. */
function inCalls(items: readonly JsonObject[]): readonly JsonObject[] {
  const key = Object.keys(items[0] ?? {}).find((name) => meaningOfField(name) === 'call');
  if (key === undefined) return items;
  const groups = new Map<string | null, JsonObject[]>();
  for (const item of items) {
    const id = textIn(item[key]);
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return groups.size < items.length ? [...groups.values()].flat() : items;
}

/** Larger numbers are times or ids. */
const MOST_SPEAKERS = 100;

interface Key {
  readonly key: string;
  readonly folded: string;
  readonly values: readonly unknown[];
}

/** Few short values that take turns, and no names. */
const NO_SPEAKER = /sentiment|emotion|^conf|confiden|score|lang|status|^type$|感情|信頼|言語|状態/;

/** The member that tells who speaks whatever it is called: known names, else a few short values that take turns. */
function speakersByContent(keys: readonly Key[], items: number, areWords: boolean): Key | undefined {
  const candidates = keys.flatMap((key) => {
    const meaning = meaningOfField(key.key);
    if (NO_SPEAKER.test(key.folded) || LENGTH.test(key.folded)) return [];
    if (meaning === 'call' || meaning === 'date') return [];
    const values = key.values.map((value) => (typeof value === 'boolean' ? String(value) : textIn(value)));
    const distinct = new Set(values);
    const isShort = values.every(
      (value) => value !== null && value.length <= 20 && !/^\d*\.\d+$/.test(value),
    );
    if (!isShort || values.length < items * 0.9 || distinct.size < 2) return [];
    const known = values.filter((value) => roleOfKnownName(value ?? '') !== null).length / values.length;
    const changes = values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
    // Somebody says many words before the other does.
    const leastChanges = areWords ? Math.min(4, items / 8) : 0.3 * (items - 1);
    const takesTurns = items >= 4 && distinct.size <= Math.min(6, items / 2) && changes >= leastChanges;
    return known >= 0.8 || takesTurns ? [{ key, known, changes }] : [];
  });
  return candidates.toSorted((left, right) => right.known - left.known || right.changes - left.changes)[0]
    ?.key;
}

/** A recogniser's words are short, and not all of them have hiragana. */
const WORD = /^(?:word|value|token|written|surface|表記|単語)$/;

const NAMES_UTTERANCE = /(?:id|key|no|num|number|index|count|uuid|番号)$/;

/** How much a member looks like what is said: by its name, and by Japanese words in it. */
function speechScore(folded: string, values: readonly string[]): number {
  const spoken = values.filter((value) => /\p{Script=Hiragana}|[。？！]/u.test(value)).length / values.length;
  const length = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  const isNamed = tableHeaders.text.includes(folded) || headerSpeaksOf('text', folded);
  const isWord = WORD.test(folded) && values.some(hasJapanese);
  if (isWord && !isNamed) return 1;
  // utteranceId: what an utterance is called, and not what it says.
  if (NAMES_UTTERANCE.test(folded) && spoken < 0.5) return 0;
  if (!isNamed && (spoken < 0.6 || length < 6)) return 0;
  return (isNamed ? 100 : 0) + spoken * 50 + Math.min(length, 50);
}

/** An object with the members of the objects in it beside its own: `{"track": "a", "transcription": {"transcript": "…"}}`. */
export function flattened(object: JsonObject): JsonObject {
  const inner = Object.values(object).filter(isObject);
  return Object.assign({}, ...inner, object);
}

/** Single words of Japanese in a member of any name; undefined where there is none. */
function wordsByContent(texts: readonly Key[], items: number): Key | undefined {
  if (items < LEAST_WORDS) return undefined;
  const ofWords = texts.filter(({ values }) => {
    const words = values as readonly string[];
    const isShort = words.reduce((sum, word) => sum + word.length, 0) < 4 * words.length;
    return (
      isShort && words.filter(hasJapanese).length > 0.7 * items && new Set(words).size > words.length / 4
    );
  });
  return ofWords[0];
}

const LEAST_WORDS = 20;

/** Numbers that never fall and are no numbers of rows. */
function timesByContent(keys: readonly Key[]): Key | undefined {
  return keys.find(({ values }) => {
    if (values.length < 3 || !values.every((value) => typeof value === 'number' && value >= 0)) return false;
    const steps = values.slice(1).map((value, index) => Number(value) - Number(values[index]));
    return steps.every((step) => step >= 0) && steps.some((step) => step !== steps[0] && step > 0);
  });
}

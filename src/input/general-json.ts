import type { Role } from '../model/transcript.js';
import { lowestOf } from '../text/extremes.js';
import { meaningOfField } from './field-names.js';
import type { Item, ItemKeys } from './general-item.js';
import { itemOf, keysOfItems, nameOf } from './general-item.js';
import type { JsonFormat, ParseContext } from './input-format.js';
import type { JsonObject } from './json-value.js';
import { isObject, textIn, times } from './json-value.js';
import { parsePlainText } from './plain-text.js';
import type { Parsed, RawCall, Utterance } from './raw-call.js';
import { asCall } from './raw-call.js';
import { roleOfKnownName } from './speakers.js';
import { foldHeader } from './table-headers.js';

/**
 * JSON of any other form: wherever a list of objects holds what is said, by the names of the members and by what stands in
 * them. Lists below a name of one side (`{"agent": […], "customer": […]}`) or below an object with a speaker are theirs; a text
 * that holds a whole dialogue is read as `text`. Further simple members become fields of the call.
 */
export const generalJsonFormat = {
  name: 'json-any',
  extensions: [],
  reads: 'json',
  sniff: (value) =>
    gather(value, null, 0).some(({ utterances, dialogue }) => utterances.length > 0 || dialogue !== null),
  parse: function* (value, context) {
    for (const call of gather(value, null, 0)) yield* parsedCall(call, context);
  },
} as const satisfies JsonFormat;

/** True where the speech in JSON of an undescribed form has speakers. */
export function hasSpeakers(value: unknown): boolean {
  return gather(value, null, 0).some(({ utterances }) => utterances.some(({ speaker }) => speaker !== null));
}

interface Said extends Item {
  readonly isMilliseconds: boolean;
}

interface Gathered {
  readonly id: string | null;
  readonly utterances: readonly Said[];
  /** A text with names before what they say; null where there is none. */
  readonly dialogue: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

const DEEPEST = 10;
const NOTHING: readonly Gathered[] = [];

/** The calls within a value. `speaker`: whose speech stands there, as what is around it tells. */
function gather(value: unknown, speaker: string | null, depth: number): readonly Gathered[] {
  if (depth > DEEPEST) return NOTHING;
  if (Array.isArray(value)) return gatherList(value, speaker, depth);
  return isObject(value) ? gatherObject(value, speaker, depth) : NOTHING;
}

function gatherList(list: readonly unknown[], speaker: string | null, depth: number): readonly Gathered[] {
  const objects = list.filter(isObject);
  const keys = objects.length * 2 > list.length ? keysOfItems(objects) : null;
  if (keys) return byCall(objects, keys, speaker);
  const texts = list.filter((one) => typeof one === 'string');
  if (texts.length > 1 && texts.length === list.length) return dialogueOf(texts.join('\n'));
  const pairs = list.filter(
    (one) => Array.isArray(one) && one.length >= 2 && one.every((part) => textIn(part) !== null),
  );
  if (pairs.length > 1 && pairs.length === list.length)
    return dialogueOf(pairs.map((pair) => (pair as readonly unknown[]).map(textIn).join('\t')).join('\n'));
  const found = list.map((one) => ({
    own: isObject(one) ? speakerOf(one) : null,
    calls: gather(one, speaker, depth + 1),
  }));
  // Parts of one call, each of one speaker; all others are calls of their own.
  const isOfParts = found.some(({ own }) => own !== null) && found.every(({ calls }) => calls.length <= 1);
  return isOfParts ? joined(found.flatMap(({ calls }) => calls)) : found.flatMap(({ calls }) => calls);
}

/** Items in a row, parted by the id of their call where they have one. */
function byCall(objects: readonly JsonObject[], keys: ItemKeys, speaker: string | null): readonly Gathered[] {
  const idKey = Object.keys(objects[0] ?? {}).find((key) => {
    const values = objects.map((object) => textIn(object[key]));
    const distinct = new Set(values);
    return meaningOfField(key) === 'call' && !distinct.has(null) && distinct.size < objects.length;
  });
  const groups = new Map<string, JsonObject[]>();
  for (const object of objects) {
    const id = idKey === undefined ? '' : (textIn(object[idKey]) ?? '');
    const group = groups.get(id);
    if (group) group.push(object);
    else groups.set(id, [object]);
  }
  return [...groups].map(([id, group]): Gathered => {
    const items = group.flatMap((object) => itemOf(object, keys) ?? []);
    const isMilliseconds = keys.isMilliseconds ?? areMilliseconds(items);
    const utterances = items.map(
      (item): Said => ({ ...item, speaker: item.speaker ?? speaker, isMilliseconds }),
    );
    const used = new Set<string | null>(Object.values(keys).filter((key) => typeof key === 'string'));
    const shared = Object.entries(fieldsOf(group[0] ?? {}, '')).filter(
      ([key]) =>
        !used.has(key) && meaningOfField(key) !== null && group.every((one) => one[key] === group[0]?.[key]),
    );
    return {
      id: idKey === undefined ? null : id,
      utterances,
      dialogue: null,
      fields: Object.fromEntries(shared),
    };
  });
}

/** Nobody is silent for minutes at every turn: whole numbers that far apart are milliseconds. */
const LONGEST_USUAL_STEP = 200;

function areMilliseconds(items: readonly Item[]): boolean {
  const starts = items.flatMap(({ start }) => start ?? []);
  if (starts.some((start) => !Number.isInteger(start))) return false;
  const steps = starts.slice(1).map((start, index) => Math.abs(start - (starts[index] ?? 0)));
  const middle = steps.toSorted((left, right) => left - right)[Math.floor(steps.length / 2)];
  return middle !== undefined && middle > LONGEST_USUAL_STEP;
}

function gatherObject(object: JsonObject, speaker: string | null, depth: number): readonly Gathered[] {
  const own = speakerOf(object) ?? speaker;
  const parts = Object.entries(object).flatMap(([key, value]) => {
    const side = typeof value === 'object' && roleOfKnownName(key) !== null ? key : null;
    const calls = gather(value, side ?? own, depth + 1);
    return calls.length === 0 ? [] : [{ side, calls }];
  });
  const fields = fieldsOf(object, '');
  const id = textIn(
    Object.entries(object).find(([key, value]) => isIdKey(key) && textIn(value) !== null)?.[1],
  );
  const complete = (calls: readonly Gathered[]) =>
    calls.length === 1
      ? calls.map((call) => ({ ...call, id: call.id ?? id, fields: { ...fields, ...call.fields } }))
      : calls.map((call) => ({ ...call, fields: { ...fieldsThatTell(fields), ...call.fields } }));
  const sides = parts.filter(({ side }) => side !== null);
  if (new Set(sides.map(({ side }) => side)).size > 1)
    return complete(joined(sides.flatMap(({ calls }) => calls)));
  const [best] = parts.toSorted((left, right) => weight(right.calls) - weight(left.calls));
  if (best) return complete(best.calls);
  const texts = Object.values(object).filter((value) => typeof value === 'string');
  const [longest = ''] = texts.toSorted((left, right) => right.length - left.length);
  const isLong = longest.includes('\n') || longest.length > 80 || hasNames(longest);
  return complete(isLong ? dialogueOf(longest) : NOTHING);
}

/** The same speech may stand in words, sentences and turns: turns with speakers are wanted. */
function weight(calls: readonly Gathered[]): number {
  const all = calls.flatMap(({ utterances }) => utterances);
  const length = all.reduce((sum, { text }) => sum + text.length, 0);
  const hasNames = all.some(({ speaker }) => speaker !== null);
  return (
    (hasNames ? 10_000 : 0) + Math.min(60, length / Math.max(1, all.length)) * 10 + Math.min(9, calls.length)
  );
}

function joined(calls: readonly Gathered[]): readonly Gathered[] {
  const [first] = calls;
  if (!first) return NOTHING;
  const fields = Object.assign({}, ...calls.map((call) => fieldsThatTell(call.fields)));
  return [
    { id: first.id, utterances: calls.flatMap(({ utterances }) => utterances), dialogue: null, fields },
  ];
}

/** True where known names stand before colons twice. */
function hasNames(text: string): boolean {
  const names = [...text.matchAll(/([^\s:：。]{1,12})[:：]/g)].filter(
    ([, name = '']) => roleOfKnownName(name) !== null,
  );
  return names.length >= 2;
}

function dialogueOf(text: string): readonly Gathered[] {
  const isDialogue = /(?:^|\n|[。\s])[^\n:：。]{1,20}[:：\t]|^[【[（(<＜「]/.test(text);
  return isDialogue ? [{ id: null, utterances: [], dialogue: text, fields: {} }] : NOTHING;
}

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
function speakerOf(object: JsonObject): string | null {
  const names = SPEAKER_KEYS.flatMap((key) => {
    const value = object[key];
    const isName = typeof value === 'string' || typeof value === 'number' || isObject(value);
    return (isName ? nameOf(value, key) : null) ?? [];
  });
  return names.find((name) => roleOfKnownName(name) !== null) ?? names[0] ?? null;
}

function isIdKey(key: string): boolean {
  return meaningOfField(key) === 'call';
}

/** Simple members, those of objects within by both names: `agent.name`. */
function fieldsOf(object: JsonObject, prefix: string): Readonly<Record<string, string>> {
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

/** Members around several calls are of all of them where they tell who, when or where. */
function fieldsThatTell(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => !isIdKey(key) && meaningOfField(key) !== null),
  );
}

/** Members of a described form that tell who took the call, when, and where its recording is. */
export function metadataOf(value: unknown): Readonly<Record<string, string>> {
  return isObject(value) ? fieldsThatTell(fieldsOf(value, '')) : {};
}

/** The year 2100: larger numbers are no times. */
const LATEST_DATE = 4_102_444_800_000;

function* parsedCall(
  { id, utterances, dialogue, fields }: Gathered,
  context: ParseContext,
): Iterable<Parsed> {
  if (dialogue !== null) {
    for (const parsed of parsePlainText(dialogue, context)) {
      yield parsed.kind === 'problem'
        ? { ...parsed, problem: { ...parsed.problem, line: null, column: null } }
        : asCall(withoutPlaces(parsed.call, id, fields));
    }
    return;
  }
  const origin = lowestOf(
    utterances.flatMap(({ start }) => start ?? []),
    Number.POSITIVE_INFINITY,
  );
  // Seconds since 1970: the clock's time.
  const zero = Number.isFinite(origin) && origin > 100_000_000 ? origin : 0;
  const roles = new Map<string, Role>();
  const said = utterances.map((item): Utterance & { readonly at: number | null } => {
    const unit = item.isMilliseconds || zero > 100_000_000_000 ? 1 : 1000;
    const at = item.start === null ? null : (item.start - zero) * unit;
    const end = item.end === null ? null : (item.end - zero) * unit;
    const behind = end ?? (at !== null && item.length !== null ? at + item.length * unit : null);
    if (item.speaker !== null && item.role !== null) roles.set(item.speaker, item.role);
    return {
      speaker: item.speaker,
      text: item.text,
      segments: [{ start: 0, line: null, column: null, ...times(at, behind) }],
      at,
    };
  });
  const isTimed = said.length > 0 && said.every(({ at }) => at !== null);
  const ordered = isTimed ? said.toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0)) : said;
  const isDated = zero > 0 && !Object.keys(fields).some((name) => meaningOfField(name) === 'date');
  const ms = zero > 100_000_000_000 ? zero : zero * 1000;
  const date = isDated && ms < LATEST_DATE ? { date: new Date(ms).toISOString().slice(0, 19) } : {};
  yield asCall({
    id,
    utterances: ordered.map(({ at: _at, ...utterance }) => utterance),
    comments: [],
    fields: { ...fields, ...date },
    ...(roles.size > 0 ? { roles } : {}),
    cutsAtPauses: isTimed,
    line: null,
  });
}

/** A text within JSON has no lines of the file. */
function withoutPlaces(call: RawCall, id: string | null, fields: Readonly<Record<string, string>>): RawCall {
  return {
    ...call,
    id: id ?? call.id,
    fields: { ...fields, ...call.fields },
    comments: [],
    line: null,
    utterances: call.utterances.map((utterance) => ({
      ...utterance,
      segments: utterance.segments.map((segment) => ({ ...segment, line: null, column: null })),
    })),
  };
}

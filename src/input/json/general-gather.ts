import { groupedBy } from '../../text/grouped-by.js';
import { isSpokenJapanese } from '../../text/japanese.js';
import { meaningOfField } from '../fields/field-names.js';
import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import { withLineFeeds } from '../raw/line-feeds.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { holdsDialogue } from './dialogue-texts.js';
import { fieldsOf, fieldsThatTell, isIdKey, speakerOf, tells } from './general-fields.js';
import type { Item, ItemKeys } from './general-item.js';
import { itemOf } from './general-item.js';
import { flattened, keysOfItems } from './item-keys.js';
import { reshaped } from './json-reshape.js';
import { dialoguePassedOn } from './passed-on.js';
import { sidesByIds } from './sides-by-ids.js';
import { isSaid, withoutSilentKinds } from './silent-items.js';

/** What is said, and whether its times are milliseconds. */
export interface Said extends Item {
  readonly isMilliseconds: boolean;
}

/** A call as it was found within JSON of any form. */
export interface Gathered {
  readonly id: string | null;
  readonly utterances: readonly Said[];
  /** A text with names before what they say; null where there is none. */
  readonly dialogue: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** The outermost object that holds this call and no other; undefined where there is none. */
  readonly around?: JsonObject;
}

const DEEPEST = 10;
const NOTHING: readonly Gathered[] = [];

/** The calls within a value, as it stands or reshaped, whichever tells more of what is said and by whom. */
export function gatherCalls(value: unknown): readonly Gathered[] {
  if (typeof value !== 'object' || value === null) return NOTHING;
  const known = gathered.get(value);
  if (known) return known;
  const plain = gather(value, null, 0);
  const other = gather(reshaped(value), null, 0);
  const best = attributed(other) > 1.05 * attributed(plain) ? other : plain;
  gathered.set(value, best);
  return best;
}

/** A value is asked for several times: for its form, and for its calls. */
const gathered = new WeakMap<object, readonly Gathered[]>();

/** Characters that somebody says who is told apart from others. */
function attributed(calls: readonly Gathered[]): number {
  return calls.reduce((sum, { utterances, dialogue }) => {
    const names = new Set(utterances.flatMap(({ speaker }) => speaker ?? []));
    const said = utterances.reduce((length, { text }) => length + text.length, 0);
    return sum + (dialogue === null ? (names.size >= 2 ? said : 0) : dialogue.length * DIALOGUE_SHARE);
  }, 0);
}

/** What is left of a dialogue in a text without its names. */
const DIALOGUE_SHARE = 0.3;

/** `speaker`: whose speech stands there, as what is around it tells. */
function gather(value: unknown, speaker: string | null, depth: number): readonly Gathered[] {
  if (depth > DEEPEST) return NOTHING;
  if (Array.isArray(value)) return gatherList(value, speaker, depth);
  return isObject(value) ? gatherObject(value, speaker, depth) : NOTHING;
}

function gatherList(list: readonly unknown[], speaker: string | null, depth: number): readonly Gathered[] {
  const objects = list.filter(isObject);
  const keys = objects.length * 2 > list.length ? keysOfItems(objects) : null;
  const holders = keys ? holdersOfDialogues(objects, keys) : [];
  if (keys && holders.length > 0) return callsOfHolders(holders, keys.text);
  if (keys && hasDialogues(objects, keys))
    return objects.flatMap((object) => gatherObject(object, speaker, depth + 1));
  if (keys) {
    const calls = byCall(objects, keys, speaker);
    const inner = areTold(calls) ? NOTHING : objects.flatMap((object) => gather(object, speaker, depth + 1));
    return areTold(inner) ? inner : calls;
  }
  const flat = keys === null && objects.length * 2 > list.length ? objects.map(flattened) : [];
  const inner =
    flat.length > 1 && !objects.some((object) => Object.values(object).some(Array.isArray))
      ? keysOfItems(flat)
      : null;
  if (inner && (inner.speaker !== null || inner.role !== null)) return byCall(flat, inner, speaker);
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
  const parts = found.filter(({ calls }) => calls.length > 0);
  if (!isOfParts && areTracks(parts.map(({ calls }) => calls)))
    return joined(parts.flatMap(({ calls }, index) => calls.map((call) => ofSpeaker(call, `spk_${index}`))));
  const all = found.flatMap(({ calls }) => calls);
  return isOfParts
    ? joined(all).map((call) => ({ ...call, utterances: inOneUnit(withoutGrowing(call.utterances)) }))
    : all;
}

/** Pieces that came one by one, whose unit shows when they stand together. */
function inOneUnit(said: readonly Said[]): readonly Said[] {
  return areMilliseconds(said) ? said.map((one) => ({ ...one, isMilliseconds: true })) : said;
}

/** What is said without the beginnings that nobody is named for and that the next piece says again, to its end. */
function withoutGrowing(said: readonly Said[]): readonly Said[] {
  const bare = said.map(({ text }) => text.replace(/[\s、。.…]+$/u, ''));
  return said.filter(({ speaker }, at) => speaker !== null || !said[at + 1]?.text.startsWith(bare[at] ?? ''));
}

/** True where each item holds a whole dialogue and no words of one. */
function hasDialogues(objects: readonly JsonObject[], { text, speaker, role }: ItemKeys): boolean {
  if (speaker !== null || role !== null) return false;
  const dialogues = objects.filter(
    (object) => withLineFeeds(textIn(object[text]) ?? '').split('\n').length >= LEAST_LINES,
  );
  return dialogues.length * 2 > objects.length;
}

const LEAST_LINES = 3;

/** Messages and remarks of which some hold a whole dialogue each, which is most of all that stands there. */
function holdersOfDialogues(objects: readonly JsonObject[], { text }: ItemKeys): readonly JsonObject[] {
  const textOf = (object: JsonObject) => textIn(object[text]) ?? '';
  const holders = objects.filter((object) => holdsDialogue(textOf(object)));
  const lengthOf = (some: readonly JsonObject[]) => some.reduce((sum, one) => sum + textOf(one).length, 0);
  return lengthOf(holders) * 2 > lengthOf(objects) ? holders : [];
}

/** A call of each; the id of a single remark is none of its call's. */
function callsOfHolders(holders: readonly JsonObject[], text: string): readonly Gathered[] {
  return holders.map((object): Gathered => {
    const id = textIn(Object.entries(object).find(([key, one]) => isIdKey(key) && textIn(one) !== null)?.[1]);
    return {
      id: holders.length > 1 ? id : null,
      utterances: [],
      dialogue: withLineFeeds(textIn(object[text]) ?? ''),
      fields: fieldsOf(object, ''),
    };
  });
}

/** Items in a row, parted by the id of their call where they have one. */
function byCall(objects: readonly JsonObject[], keys: ItemKeys, speaker: string | null): readonly Gathered[] {
  const idKey = callKeyOf(objects);
  const groups = groupedBy(
    objects.filter((object) => idKey === undefined || callIdOf(object, idKey) !== null),
    (object) => (idKey === undefined ? '' : (callIdOf(object, idKey) ?? '')),
  );
  return [...groups].map(([id, group]): Gathered => {
    const said = withoutEvents(withoutDrafts(group), keys);
    const sideOf = sidesByIds(said, keys);
    const items = said.flatMap((object): Item[] => {
      const item = itemOf(object, keys);
      return item === null ? [] : [{ ...item, role: sideOf(item.speaker) }];
    });
    const isMilliseconds = keys.isMilliseconds ?? areMilliseconds(items);
    const utterances = items.map(
      (item): Said => ({ ...item, speaker: item.speaker ?? speaker, isMilliseconds }),
    );
    const used = new Set<string | null>(Object.values(keys).filter((key) => typeof key === 'string'));
    const passedOn = dialoguePassedOn(utterances);
    return {
      id: idKey === undefined ? null : id,
      utterances: passedOn === null ? utterances : [],
      dialogue: passedOn,
      fields: sharedFields(group, used),
    };
  });
}

/** Of the messages of a channel so many stand in a thread each, where threads are calls. */
const LEAST_IN_THREADS = 0.6;

/** The member by whose values the items of a list are of one call; undefined where all are, or each is of another. */
function callKeyOf(objects: readonly JsonObject[]): string | undefined {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))].find((key) => {
    if (meaningOfField(key) !== 'call' && !CALL.test(foldHeader(key))) return false;
    const values = objects.map((object) => callIdOf(object, key));
    const told = values.filter((value) => value !== null);
    const isOfAll = THREAD.test(foldHeader(key))
      ? told.length >= LEAST_IN_THREADS * values.length
      : told.length === values.length;
    return isOfAll && new Set(told).size < told.length;
  });
}

const THREAD = /^(?:thread|topic|スレッド)/;
const CALL = /^(?:call|conversation|session|contact|interaction|recording|通話)$/;

/** The id in a member, or in the object that it holds: `{"call": "c-7"}`, `{"call": {"id": "c-7"}}`. */
function callIdOf(object: JsonObject, key: string): string | null {
  const value = object[key];
  if (!isObject(value)) return textIn(value);
  const id = Object.entries(value).find(([name, one]) => isIdKey(name) && textIn(one) !== null);
  return textIn(id?.[1]);
}

/** Members that tell whether a recogniser was done with what was said. */
const FINAL = /^(?:is)?final$|^確定$/;
const DRAFT = /^(?:is)?(?:partial|interim)$|^途中$/;
const DRAFTED = /(?:^|[._:/\s-])(?:partial|interim)(?:$|[._:/\s-])|^(?:partial|interim)/i;

/** The items of a list without those that a recogniser wrote while somebody was still speaking, and once more at the end. */
function withoutDrafts(group: readonly JsonObject[]): readonly JsonObject[] {
  const isDraft = (object: JsonObject): boolean =>
    Object.entries(object).some(([key, value]) => {
      const folded = foldHeader(key);
      if (FINAL.test(folded)) return isSaid(value, false);
      if (DRAFT.test(folded)) return isSaid(value, true);
      return KIND.test(folded) && typeof value === 'string' && DRAFTED.test(value);
    });
  const rest = group.filter((object) => !isDraft(object));
  return rest.length > 0 ? rest : group;
}

/** Members that tell kinds of items apart. */
const KIND = /^(?:type|kind|ev|event|eventtype|category|種別|種類)$/;

/** The items of a list without those that nobody says and that are of another kind: `{"type": "moment", "name": ""}`. */
function withoutEvents(given: readonly JsonObject[], keys: ItemKeys): readonly JsonObject[] {
  const group = withoutSilentKinds(given, keys.role);
  const kindKey = Object.keys(group[0] ?? {}).find((key) => KIND.test(foldHeader(key)) && key !== keys.role);
  if (kindKey === undefined || keys.speaker === null) return group;
  const hasSpeaker = (object: JsonObject) => itemOf(object, keys)?.speaker != null;
  const spoken = new Set(group.filter(hasSpeaker).map((object) => object[kindKey]));
  const rest = group.filter((object) => hasSpeaker(object) || spoken.has(object[kindKey]));
  const areAllSpoken = rest.length >= LEAST_SAID && rest.every(hasSpeaker);
  return rest.length * 2 > group.length || areAllSpoken ? rest : group;
}

/** What the items of a call tell of it: members that are alike wherever they stand, be it in one that opens or ends the call without words. */
function sharedFields(
  group: readonly JsonObject[],
  used: ReadonlySet<string | null>,
): Readonly<Record<string, string>> {
  const values = new Map<string, string | null>();
  for (const object of group) {
    for (const [key, value] of Object.entries(fieldsOf(object, ''))) {
      const known = values.get(key);
      values.set(key, known === undefined || known === value ? value : null);
    }
  }
  return Object.fromEntries(
    [...values].flatMap(([key, value]) =>
      value !== null && !used.has(key) && tells(key, value) ? [[key, value]] : [],
    ),
  );
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
    return calls.length === 0 ? [] : [{ key, value, side, calls }];
  });
  const fields = fieldsOf(object, '');
  const id = textIn(
    Object.entries(object).find(([key, value]) => isIdKey(key) && textIn(value) !== null)?.[1],
  );
  const complete = (calls: readonly Gathered[]) =>
    calls.length === 1
      ? calls.map((call) => ({
          ...call,
          id: call.id ?? id,
          fields: { ...fields, ...call.fields },
          around: object,
        }))
      : calls.map((call) => ({ ...call, fields: { ...fieldsThatTell(fields), ...call.fields } }));
  const sides = parts.filter(({ side }) => side !== null);
  if (new Set(sides.map(({ side }) => side)).size > 1)
    return complete(joined(sides.flatMap(({ calls }) => calls)));
  if (areTracks(parts.map(({ calls }) => calls)))
    return complete(joined(parts.flatMap(({ key, calls }) => calls.map((call) => ofSpeaker(call, key)))));
  if (areSiblings(parts.map(({ value, calls }) => ({ value, calls }))))
    return parts.flatMap(({ key, calls }) =>
      calls.map((call) => ({
        ...call,
        id: call.id ?? key,
        fields: { ...fieldsThatTell(fields), ...call.fields },
      })),
    );
  const best = bestOf(parts);
  if (best) return complete(best.calls);
  const texts = Object.values(object).filter((value) => typeof value === 'string');
  const [longest = ''] = texts.map(withLineFeeds).toSorted((left, right) => right.length - left.length);
  // The same words may stand there a second time with marks of a page between them.
  const said = texts.find((text) => !hasMarkup(text) && holdsDialogue(text));
  if (said !== undefined)
    return complete([{ id: null, utterances: [], dialogue: withLineFeeds(said), fields: {} }]);
  const isLong = longest.includes('\n') || longest.length > 80 || hasNames(longest);
  return complete(isLong ? dialogueOf(longest) : NOTHING);
}

const TAG = /<\/?(?:p|div|br|span|b|li|td)\b/i;

/** True where a text has a mark of a page that is closed somewhere. */
function hasMarkup(text: string): boolean {
  return TAG.test(text.slice(0, text.lastIndexOf('>') + 1));
}

/** True where a call has several speakers, or a text with names before what they say: not where remarks are all by one author. */
function areTold(calls: readonly Gathered[]): boolean {
  return calls.some(
    ({ utterances, dialogue }) =>
      (dialogue !== null && (hasNames(dialogue) || holdsDialogue(dialogue))) ||
      new Set(utterances.map(({ speaker }) => speaker)).size > 1,
  );
}

/** Parts of one call: of each of two to four speakers what they say, at times that lie between those of the others. */
function areTracks(parts: readonly (readonly Gathered[])[]): boolean {
  if (parts.length < 2 || parts.length > MOST_TRACKS) return false;
  const tracks = parts.map(([call]) => call?.utterances ?? []);
  const isTrack = tracks.every(
    (said, index) =>
      parts[index]?.length === 1 &&
      said.length > 0 &&
      said.every(({ speaker, start }) => speaker === null && start !== null),
  );
  if (!isTrack) return false;
  const spans = tracks.map((said) => [said[0]?.start ?? 0, said.at(-1)?.start ?? 0] as const);
  return (
    spans.every(([from, to]) => spans.every(([other, until]) => from <= until && other <= to)) &&
    !areTheSame(tracks)
  );
}

const MOST_TRACKS = 4;

function ofSpeaker(call: Gathered, speaker: string): Gathered {
  return { ...call, utterances: call.utterances.map((said) => ({ ...said, speaker })) };
}

/** Several calls by their keys: members of one form, each a call whose speakers are told apart. */
function areSiblings(
  parts: readonly { readonly value: unknown; readonly calls: readonly Gathered[] }[],
): boolean {
  if (parts.length < 2) return false;
  const formOf = (value: unknown) =>
    isObject(value) ? Object.keys(value).sort().join() : String(Array.isArray(value));
  const isSpoken = ({ calls }: { readonly calls: readonly Gathered[] }) =>
    calls.length === 1 && calls.every((call) => attributed([call]) > 0);
  return (
    new Set(parts.map(({ value }) => formOf(value))).size === 1 &&
    parts.every(isSpoken) &&
    !areTheSame(parts.map(({ calls }) => calls[0]?.utterances ?? []))
  );
}

/** True where two lists hold the same words, cut otherwise. */
function areTheSame(lists: readonly (readonly Said[])[]): boolean {
  const starts = lists.map((said) =>
    said
      .slice(0, 20)
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '')
      .slice(0, 20),
  );
  return new Set(starts).size < starts.length;
}

/** The same speech may stand in words, sentences and turns, and a few phrases of it in an analysis: all of it is wanted, in turns with speakers. */
function bestOf<T extends { readonly calls: readonly Gathered[] }>(parts: readonly T[]): T | undefined {
  const weighed = parts.map((part) => {
    const all = part.calls.flatMap(({ utterances }) => utterances);
    const names = areTold(part.calls) ? 2 : new Set(all.flatMap(({ speaker }) => speaker ?? [])).size;
    const texts = [...all.map(({ text }) => text), ...part.calls.map(({ dialogue }) => dialogue ?? '')];
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    return { part, names: Math.min(2, names), length, mean: length / Math.max(1, all.length) };
  });
  const most = Math.max(...weighed.map(({ names }) => names));
  const named = weighed.filter(({ names }) => names === most);
  const longest = Math.max(...named.map(({ length }) => length));
  const whole = named.filter(({ length }) => length * MOST_LOST >= longest);
  return whole.toSorted((left, right) => right.mean - left.mean)[0]?.part;
}

/** Words without what stands between them are a little less than sentences. */
const MOST_LOST = 1.5;

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

const LEAST_SAID = 4;

function dialogueOf(given: string): readonly Gathered[] {
  const text = withLineFeeds(given);
  if (/^\s*[[{]\s*[{"]/.test(text)) return NOTHING;
  const lines = text.split('\n');
  const areSaid =
    lines.length >= LEAST_SAID &&
    lines.filter((line) => line.length >= 5 && isSpokenJapanese(line)).length * 2 > lines.length;
  const isDialogue = areSaid || /(?:^|\n|[。\s])[^\n:：。]{1,20}[:：\t]|^[【[（(<＜「]/.test(text);
  return isDialogue ? [{ id: null, utterances: [], dialogue: text, fields: {} }] : NOTHING;
}

import { groupedBy } from '../../text/grouped-by.js';
import { meaningOfField } from '../fields/field-names.js';
import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import type { Gathered, Said } from './gathered-call.js';
import { fieldsOf, isIdKey, tells } from './general-fields.js';
import type { Item, ItemKeys } from './general-item.js';
import { itemOf } from './general-item.js';
import { dialoguePassedOn } from './passed-on.js';
import { sidesByIds } from './sides-by-ids.js';
import { isSaid, withoutSilentKinds } from './silent-items.js';

/** Items that all have a speaker are what is said of a call from this number on. */
const LEAST_SAID = 4;

/** Items in a row, parted by the id of their call where they have one. */
export function byCall(
  objects: readonly JsonObject[],
  keys: ItemKeys,
  speaker: string | null,
): readonly Gathered[] {
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

export function areMilliseconds(items: readonly Item[]): boolean {
  const starts = items.flatMap(({ start }) => start ?? []);
  if (starts.some((start) => !Number.isInteger(start))) return false;
  const steps = starts.slice(1).map((start, index) => Math.abs(start - (starts[index] ?? 0)));
  const middle = steps.toSorted((left, right) => left - right)[Math.floor(steps.length / 2)];
  return middle !== undefined && middle > LONGEST_USUAL_STEP;
}

import type { JsonObject } from '../raw/json-value.js';
import { isObject, textIn } from '../raw/json-value.js';
import { withLineFeeds } from '../raw/line-feeds.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { holdsDialogue } from './dialogue-texts.js';
import {
  callsOfHolders,
  dialogueOf,
  hasDialogues,
  hasNames,
  holdersOfDialogues,
} from './dialogues-in-json.js';
import type { Gathered } from './gathered-call.js';
import { NOTHING } from './gathered-call.js';
import { fieldsOf, fieldsThatTell, isIdKey, speakerOf } from './general-fields.js';
import { flattened, keysOfItems } from './item-keys.js';
import { byCall } from './items-by-call.js';
import { reshaped } from './json-reshape.js';
import {
  areSiblings,
  areTold,
  areTracks,
  attributed,
  bestOf,
  inOneUnit,
  joined,
  ofSpeaker,
  withoutGrowing,
} from './parts-of-call.js';

const DEEPEST = 10;

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

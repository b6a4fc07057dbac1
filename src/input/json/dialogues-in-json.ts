import { isSpokenJapanese } from '../../text/japanese.js';
import type { JsonObject } from '../raw/json-value.js';
import { textIn } from '../raw/json-value.js';
import { withLineFeeds } from '../raw/line-feeds.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { holdsDialogue } from './dialogue-texts.js';
import type { Gathered } from './gathered-call.js';
import { NOTHING } from './gathered-call.js';
import { fieldsOf, isIdKey } from './general-fields.js';
import type { ItemKeys } from './general-item.js';

/** Lines of a dialogue without names. */
const LEAST_SAID = 4;

/** True where known names stand before colons twice. */
export function hasNames(text: string): boolean {
  const names = [...text.matchAll(/([^\s:：。]{1,12})[:：]/g)].filter(
    ([, name = '']) => roleOfKnownName(name) !== null,
  );
  return names.length >= 2;
}

/** The call whose words are a text with names before what is said, or of lines that are spoken; none where it is anything else. */
export function dialogueOf(given: string): readonly Gathered[] {
  const text = withLineFeeds(given);
  if (/^\s*[[{]\s*[{"]/.test(text)) return NOTHING;
  const lines = text.split('\n');
  const areSaid =
    lines.length >= LEAST_SAID &&
    lines.filter((line) => line.length >= 5 && isSpokenJapanese(line)).length * 2 > lines.length;
  const isDialogue = areSaid || /(?:^|\n|[。\s])[^\n:：。]{1,20}[:：\t]|^[【[（(<＜「]/.test(text);
  return isDialogue ? [{ id: null, utterances: [], dialogue: text, fields: {} }] : NOTHING;
}

/** True where each item holds a whole dialogue and no words of one. */
export function hasDialogues(objects: readonly JsonObject[], { text, speaker, role }: ItemKeys): boolean {
  if (speaker !== null || role !== null) return false;
  const dialogues = objects.filter(
    (object) => withLineFeeds(textIn(object[text]) ?? '').split('\n').length >= LEAST_LINES,
  );
  return dialogues.length * 2 > objects.length;
}

const LEAST_LINES = 3;

/** Messages and remarks of which some hold a whole dialogue each, which is most of all that stands there. */
export function holdersOfDialogues(
  objects: readonly JsonObject[],
  { text }: ItemKeys,
): readonly JsonObject[] {
  const textOf = (object: JsonObject) => textIn(object[text]) ?? '';
  const holders = objects.filter((object) => holdsDialogue(textOf(object)));
  const lengthOf = (some: readonly JsonObject[]) => some.reduce((sum, one) => sum + textOf(one).length, 0);
  return lengthOf(holders) * 2 > lengthOf(objects) ? holders : [];
}

/** A call of each; the id of a single remark is none of its call's. */
export function callsOfHolders(holders: readonly JsonObject[], text: string): readonly Gathered[] {
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

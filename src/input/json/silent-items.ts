import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { textIn } from '../raw/json-value.js';
import { namesKinds, silentKinds } from '../speakers/speech-kinds.js';

/**
 * The items of a list without those of kinds that nobody says, and without what colleagues note among themselves: `{"type": "moment"}`, `{"public": false}`.
 *
 * @param roleKey the member that tells whose side a speaker is on, which tells no kinds
 */
export function withoutSilentKinds(
  given: readonly JsonObject[],
  roleKey: string | null,
): readonly JsonObject[] {
  const open = given.filter(
    (object) => !Object.entries(object).some(([key, value]) => isInternal(key, value)),
  );
  const group = open.length > 0 ? open : given;
  const kindKey = Object.keys(group[0] ?? {}).find((key) => namesKinds(key) && key !== roleKey);
  if (kindKey === undefined) return group;
  const kindOf = (object: JsonObject) => textIn(object[kindKey]) ?? '';
  const isSilent = silentKinds(group.map(kindOf));
  return group.filter((object) => !isSilent(kindOf(object)));
}

/** True for a member by which a message is for colleagues only. */
function isInternal(key: string, value: unknown): boolean {
  // Few members are flags.
  if (isSaid(value, true)) return INTERNAL.test(foldHeader(key));
  return isSaid(value, false) && PUBLIC.test(foldHeader(key));
}

const INTERNAL = /^(?:is)?(?:internal|private)(?:note|comment|message)?$|^社内$|^内部$/;
const PUBLIC = /^(?:is)?public$|^公開$/;

/** True where a flag has a value, also as a text. */
export function isSaid(value: unknown, expected: boolean): boolean {
  return value === expected || (typeof value === 'string' && value.toLowerCase() === String(expected));
}

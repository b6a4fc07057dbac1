import type { Role } from '../../model/transcript.js';
import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { textIn } from '../raw/json-value.js';
import type { ItemKeys } from './general-item.js';
import { itemOf } from './general-item.js';

const STAFF_ID = /^(?:user|agent|operator|employee|staff|admin|host|internal)(?:user)?(?:id|uuid|key)$/;
const CALLER_ID =
  /^(?:contact|customer|client|visitor|guest|caller|consumer|external|lead)(?:user)?(?:id|uuid|key)$/;

/**
 * The side of a speaker in a list where one member has an id of our own people and another one of those outside, and each item only one of
 * them: `{"user_id": "55", "contact_id": null}`. Null for all where it is no such list.
 */
export function sidesByIds(
  items: readonly JsonObject[],
  keys: ItemKeys,
): (speaker: string | null) => Role | null {
  const names = [...new Set(items.slice(0, LOOKED_AT).flatMap((item) => Object.keys(item)))];
  const staffKey = names.find((name) => STAFF_ID.test(foldHeader(name)));
  const callerKey = names.find((name) => CALLER_ID.test(foldHeader(name)));
  if (staffKey === undefined || callerKey === undefined) return () => null;
  const roles = new Map<string, Role>();
  for (const item of items) {
    const [isStaff, isCaller] = [staffKey, callerKey].map((key) => (textIn(item[key]) ?? '') !== '');
    const speaker = itemOf(item, keys)?.speaker ?? null;
    if (speaker === null) continue;
    const role = isStaff ? 'staff' : 'caller';
    if (isStaff === isCaller || (roles.get(speaker) ?? role) !== role) return () => null;
    roles.set(speaker, role);
  }
  const areBoth = new Set(roles.values()).size === 2;
  return (speaker) => (areBoth && speaker !== null ? (roles.get(speaker) ?? null) : null);
}

/** Items by whose members the others are known. */
const LOOKED_AT = 20;

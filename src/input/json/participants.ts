import type { Role } from '../../model/transcript.js';
import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { textIn } from '../raw/json-value.js';
import { type Direction, sideOfNumber } from '../speakers/call-direction.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { isOpenTitle, rolesOfTitles } from '../speakers/titles-together.js';

/**
 * The sides of those who take part in a call by what a list of them tells: a title each (AGENT, お客様), flags (`isInternal`), titles that tell
 * only together (USER beside UNKNOWN, caller and callee with the direction of the call), an extension beside a telephone number. Of two the
 * other is on the other side.
 *
 * @param list the entries of one list of participants
 * @returns a side for each; null where nothing tells it
 */
export function rolesOfParticipants(
  list: readonly JsonObject[],
  direction: Direction | null,
): readonly (Role | null)[] {
  const titles = list.map(titleOf);
  const together = rolesOfTitles(
    titles.flatMap((title) => title ?? []),
    direction,
  );
  const told = list.map((object, index) => {
    const title = titles[index] ?? null;
    const open = title === null ? null : (together.get(title) ?? null);
    const isOpen = title !== null && together.has(title);
    return flagOf(object) ?? open ?? (isOpen ? null : roleIn(object));
  });
  const known = told.every((role) => role === null) ? byNumbers(list) : told;
  const sides = new Set(known.filter((role) => role !== null));
  const [only] = sides;
  const isOfTwo =
    list.length === 2 &&
    sides.size === 1 &&
    known.some((role, index) => role === null && !PROGRAM.test(foldHeader(titles[index] ?? '')));
  return isOfTwo ? known.map((role) => role ?? (only === 'staff' ? 'caller' : 'staff')) : known;
}

const LONGEST_NAME = 40;
/** Neither staff nor a customer. */
const PROGRAM = /bot|acd|ivr|queue|system|workflow|virtual|recorder|自動|システム/;

/** The one side that the texts of an entry tell. */
function roleIn(object: JsonObject): Role | null {
  const roles = Object.values(object).map((one) =>
    typeof one === 'string' && one.length <= LONGEST_NAME ? roleOfKnownName(one) : null,
  );
  const known = new Set(roles.filter((role) => role !== null));
  const [only] = known;
  return known.size === 1 ? (only ?? null) : null;
}

const TITLE_KEY =
  /type|role|purpose|affiliation|kind|side|category|position|^title$|^leg$|direction|区分|種別|役割/;

/** USER, UNKNOWN, callee: what an entry says of who takes part, where that tells nothing by itself. */
function titleOf(object: JsonObject): string | null {
  const titles = Object.entries(object).flatMap(([key, one]) =>
    typeof one === 'string' && one.length <= LONGEST_NAME && TITLE_KEY.test(foldHeader(key)) ? [one] : [],
  );
  return titles.find(isOpenTitle) ?? titles[0] ?? null;
}

/** `isInternal`, `is_customer`, `external`: true or false. */
function flagOf(object: JsonObject): Role | null {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value !== 'boolean') continue;
    const folded = foldHeader(key).replace(/^is/, '');
    if (/^(?:internal|agent|operator|staff|employee|社内|職員)$/.test(folded))
      return value ? 'staff' : 'caller';
    if (/^(?:external|customer|client|caller|社外|顧客)$/.test(folded)) return value ? 'caller' : 'staff';
  }
  return null;
}

const NUMBER_KEY = /number|phone|extension|^ext$|^tel$|^dn$|内線|電話番号/;

/** Those with an extension are staff where all others have a telephone number. */
function byNumbers(list: readonly JsonObject[]): readonly (Role | null)[] {
  const roles = list.map((object): Role | null => {
    const sides = Object.entries(object).map(([key, value]) =>
      NUMBER_KEY.test(foldHeader(key)) ? sideOfNumber(textIn(value) ?? '') : null,
    );
    return sides.includes('staff') ? 'staff' : sides.includes('caller') ? 'caller' : null;
  });
  const areBoth = roles.includes('staff') && roles.includes('caller') && !roles.includes(null);
  return areBoth ? roles : list.map(() => null);
}

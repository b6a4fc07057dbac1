import type { Role } from '../../model/transcript.js';
import type { Direction } from './call-direction.js';
import { foldName, roleOfKnownName } from './speakers.js';

/** Who called and who was called: either may be the customer. */
const CALLED = /^(?:callee|called|calledparty|dialed|to|着信者|受信者|着信側|受信側|受信|着信|受)$/;
const CALLING = /^(?:caller|calling|callingparty|originator|from|発信者|発信側|架電者|発信|発)$/;
/** Whoever has an account of a program: its owner's staff beside people from outside, a customer beside a program or staff. */
const ACCOUNT = /^(?:users?|members?|teammates?|extension)$/;
/** People whom a telephone system does not know, or only from a list of contacts. */
const OUTSIDE =
  /^(?:unknown|phone_?book|contacts?|leads?|prospect|visitor|pstn|phone|phonenumber|anonymous|external|outside|guest|customers?|clients?|third_?party)$/;

/**
 * The sides of titles that tell them only together: caller and callee by the direction of the call, a user beside UNKNOWN, PHONEBOOK or
 * a customer is staff.
 *
 * @param titles all that stand in a call for who takes part in it
 * @returns sides by title as given; null where only the words can tell. Titles that tell by themselves are left out.
 */
export function rolesOfTitles(
  titles: readonly string[],
  direction: Direction | null,
): ReadonlyMap<string, Role | null> {
  const roles = new Map<string, Role | null>();
  const folded = titles.map((title) => [title, foldName(title)] as const);
  const some = (pattern: RegExp) => folded.some(([, one]) => pattern.test(one));
  if (some(CALLED) && (some(CALLING) || direction !== null)) {
    for (const [title, one] of folded) {
      if (CALLED.test(one)) roles.set(title, direction && (direction === 'in' ? 'staff' : 'caller'));
      if (CALLING.test(one)) roles.set(title, direction && (direction === 'in' ? 'caller' : 'staff'));
    }
  }
  const others = folded.filter(([, one]) => !ACCOUNT.test(one));
  const isOnlyOfOutside =
    some(ACCOUNT) &&
    others.length > 0 &&
    others.every(([title, one]) => OUTSIDE.test(one) || roleOfKnownName(title) === 'caller');
  if (isOnlyOfOutside)
    for (const [title, one] of folded) roles.set(title, ACCOUNT.test(one) ? 'staff' : 'caller');
  return roles;
}

/** 発信者 and 受信者 among titles: the direction of the call tells which side each is on. */
export function areParties(titles: readonly string[]): boolean {
  const folded = titles.map(foldName);
  return folded.some((one) => CALLED.test(one)) && folded.some((one) => CALLING.test(one));
}

/** True where a title tells no side by itself. */
export function isOpenTitle(title: string): boolean {
  const folded = foldName(title);
  return ACCOUNT.test(folded) || CALLED.test(folded) || CALLING.test(folded) || OUTSIDE.test(folded);
}

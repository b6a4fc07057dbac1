import type { Role } from '../../model/transcript.js';
import { foldHeader } from '../fields/table-headers.js';

/** Who called whom: `in` where a customer called, `out` where staff did. */
export type Direction = 'in' | 'out';

const FIELD = /direction|^(?:call|contact|media)?type$|calltype|発着|受発|着発|通話種別|通話区分|^io$/;
const INBOUND = /^(?:in|inbound|incoming|received|着信|受信|入電|受電|着|受|インバウンド)(?:call)?$/;
const OUTBOUND = /^(?:out|outbound|outgoing|dialed|発信|架電|発|アウトバウンド)(?:call)?$/;

/** Whose name or number a field holds: of who called, and of who was called. */
const CALLING =
  /^(?:発信者|発信元|架電者|架電元|かけた(?:人|方|側)|callingparty|callername|callernumber|from(?:name|number)?)$/;
const CALLED =
  /^(?:受信者|受信先|着信者|着信先|発信先|架電先|かけた先|受けた(?:人|方|側)|calledparty|calleename|calleenumber|to(?:name|number)?)$/;
const OUTSIDER = /(?:様|さま|さん|殿)(?=$|[\s　（(・])|市民|住民|お客|ご本人|保護者|所有者|非通知/u;
const INSIDER =
  /(?:課|係|室|局|部|窓口|センター)(?=$|[\s　（(・])|主任|主査|主事|係長|課長|担当|職員|当[社店院園館市庁所行]|弊社|内線/u;

/**
 * The direction that a field of a call tells (`call_type`: INCOMING_CALL, 発着区分: 発信); null where none does or two disagree.
 *
 * @param fields names and values of a call's fields, or the members of an object of JSON
 */
export function directionIn(fields: Readonly<Record<string, unknown>>): Direction | null {
  const found = new Set<Direction>();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== 'string' || value.length > LONGEST_VALUE) continue;
    const field = foldHeader(name.slice(name.lastIndexOf('.') + 1));
    const folded = foldHeader(value);
    const direction = INBOUND.test(folded) ? 'in' : OUTBOUND.test(folded) ? 'out' : null;
    if (direction !== null && FIELD.test(field)) found.add(direction);
    const role = CALLING.test(field) || CALLED.test(field) ? sideOfPerson(value) : null;
    if (role !== null) found.add((role === 'caller') === CALLING.test(field) ? 'in' : 'out');
  }
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

const LONGEST_VALUE = 40;

/** 飯塚様（市民・男性） is from outside, 道路維持課 主任 坪井 is not; an extension is ours, a longer number is not. */
export function sideOfPerson(value: string): Role | null {
  if (OUTSIDER.test(value)) return 'caller';
  if (INSIDER.test(value)) return 'staff';
  return sideOfNumber(value);
}

/** An extension is ours, a number of the public network is not; null for anything else. */
export function sideOfNumber(value: string): Role | null {
  const number = value.normalize('NFKC').replace(/[\s()-]/g, '');
  if (/^\+?\d{9,15}$/.test(number)) return 'caller';
  return /^\d{2,6}$/.test(number) ? 'staff' : null;
}

/** The side of whose name a field holds that tells who called or who was called; null for any other field, and where nobody knows who called whom. */
export function sideOfParty(name: string, direction: Direction | null): Role | null {
  const folded = foldHeader(name);
  if (direction === null) return null;
  if (CALLING.test(folded)) return direction === 'in' ? 'caller' : 'staff';
  return CALLED.test(folded) ? (direction === 'in' ? 'staff' : 'caller') : null;
}

/** True for a field that tells who called or who was called. */
export function isOfParty(name: string): boolean {
  const folded = foldHeader(name);
  return CALLING.test(folded) || CALLED.test(folded);
}

import { foldHeader } from '../fields/table-headers.js';

/** Who called whom: `in` where a customer called, `out` where staff did. */
export type Direction = 'in' | 'out';

const FIELD = /direction|^(?:call|contact|media)?type$|calltype|発着|受発|着発|通話種別|通話区分|^io$/;
const INBOUND = /^(?:in|inbound|incoming|received|着信|受信|入電|受電|着|受|インバウンド)(?:call)?$/;
const OUTBOUND = /^(?:out|outbound|outgoing|dialed|発信|架電|発|アウトバウンド)(?:call)?$/;

/**
 * The direction that a field of a call tells (`call_type`: INCOMING_CALL, 発着区分: 発信); null where none does or two disagree.
 *
 * @param fields names and values of a call's fields, or the members of an object of JSON
 */
export function directionIn(fields: Readonly<Record<string, unknown>>): Direction | null {
  const found = new Set<Direction>();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== 'string' || value.length > LONGEST_VALUE) continue;
    const folded = foldHeader(value);
    const direction = INBOUND.test(folded) ? 'in' : OUTBOUND.test(folded) ? 'out' : null;
    if (direction !== null && FIELD.test(foldHeader(name.slice(name.lastIndexOf('.') + 1))))
      found.add(direction);
  }
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

const LONGEST_VALUE = 20;

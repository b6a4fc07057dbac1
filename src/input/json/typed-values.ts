import type { JsonObject } from '../raw/json-value.js';
import { isObject } from '../raw/json-value.js';

/** Of these types a value is a number. */
const NUMBERS = new Set([
  '$numberInt',
  '$numberDouble',
  '$numberLong',
  '$numberDecimal',
  'integerValue',
  'N',
]);

/** Types by which MongoDB (Extended JSON), Firestore and DynamoDB say what a value is. */
const SIMPLE = new Set([
  ...NUMBERS,
  ...['$oid', '$date', '$uuid'],
  ...['stringValue', 'booleanValue', 'timestampValue', 'referenceValue'],
  ...['S', 'BOOL'],
]);

/** A value of JSON without the type that an export of a database wraps around it: `{"S": "はい"}` is はい. Others stay. */
export function withoutType(value: JsonObject): unknown {
  const [entry, more] = Object.entries(value);
  if (!entry || more) return value;
  const [type, within] = entry;
  if (SIMPLE.has(type) && (typeof within !== 'object' || within === null))
    return NUMBERS.has(type) && typeof within === 'string' ? Number(within) : within;
  if (type === '$date' && isObject(within)) return withoutType(within);
  if (type === 'M' && isObject(within)) return within;
  if (type === 'L' && Array.isArray(within)) return within;
  if (type === 'mapValue' && isObject(within)) return isObject(within.fields) ? within.fields : within;
  if (type === 'arrayValue' && isObject(within)) return Array.isArray(within.values) ? within.values : [];
  return value;
}

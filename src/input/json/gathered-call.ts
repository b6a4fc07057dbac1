import type { JsonObject } from '../raw/json-value.js';
import type { Item } from './general-item.js';

/** What is said, and whether its times are milliseconds. */
export interface Said extends Item {
  readonly isMilliseconds: boolean;
}

/** A call as it was found within JSON of any form. */
export interface Gathered {
  readonly id: string | null;
  readonly utterances: readonly Said[];
  /** A text with names before what they say; null where there is none. */
  readonly dialogue: string | null;
  readonly fields: Readonly<Record<string, string>>;
  /** The outermost object that holds this call and no other; undefined where there is none. */
  readonly around?: JsonObject;
}

/** No call. */
export const NOTHING: readonly Gathered[] = [];

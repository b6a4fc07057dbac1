import { readUint8 } from './columns.js';

/** Category of characters outside the basic plane, which the dictionary's table does not reach: DEFAULT. */
const ASTRAL_CATEGORY = 0;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Category of the character at `at`, by the dictionary's table. */
export function categoryAt(categories: Uint8Array, text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return isHighSurrogate(unit) ? ASTRAL_CATEGORY : readUint8(categories, unit);
}

/** UTF-16 units of the character at `at`. Half a surrogate pair counts as a character. */
export function widthAt(text: string, at: number, end: number): number {
  const low = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  return isHighSurrogate(text.charCodeAt(at)) && low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

import { inflateSync, strFromU8 } from 'fflate';
import { fold } from './filter.js';

/** What the report holds of a call. */
export interface CallText {
  readonly json: () => string;
  /** The same for searching, folded by `fold`. */
  readonly words: () => string;
}

/** The text of a call that stands in the page as it is. */
export function plainText(json: string): CallText {
  let words: string | null = null;
  return { json: () => json, words: () => (words ??= fold(json)) };
}

/**
 * The texts of the calls of a pack, in their order. It is unpacked when it is asked for and kept only until another one is: the
 * calls of a whole year would fill the memory. A search goes through all of them in any order, so the words for it stay.
 */
export function packedTexts(packed: string, count: number): readonly CallText[] {
  const texts = (): readonly string[] => {
    if (opened?.packed !== packed) opened = { packed, texts: unpack(packed) };
    return opened.texts;
  };
  let words: readonly string[] | null = null;
  return Array.from({ length: count }, (_, index) => ({
    json: () => texts()[index] ?? '',
    words: () => {
      words ??= texts().map(fold);
      return words[index] ?? '';
    },
  }));
}

let opened: { readonly packed: string; readonly texts: readonly string[] } | null = null;

function unpack(packed: string): readonly string[] {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return strFromU8(inflateSync(bytes)).split('\n');
}

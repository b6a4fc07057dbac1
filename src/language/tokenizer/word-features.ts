import type { Token } from '../../model/token.js';
import { readInt16, readInt32, readUint8, readUint32 } from './columns.js';
import {
  type DictionaryTables,
  READING_BASE,
  READING_ESCAPE,
  WORD_KIND,
  WORD_STRIDE,
} from './packed-dictionary.js';

/** What the dictionary says of a word: a token without its place. */
export type WordFeatures = Omit<Token, 'start' | 'end'>;

/**
 * Looks up a word's features. They are decoded when a word is first met and kept: a text has far fewer words than tokens.
 */
export function createFeatureReader(
  tables: DictionaryTables,
): (word: number, text: string, start: number, end: number) => WordFeatures {
  const { kinds } = tables.facts;
  // Unknown words follow the known ones in the columns; their surface differs each time, so they cannot be kept.
  const firstUnknown = tables.categoryWords.reduce((lowest, word) => Math.min(lowest, word), Infinity);
  const keptAt = new Int32Array(tables.words.length / WORD_STRIDE);
  const kept: WordFeatures[] = [];

  return (word, text, start, end) => {
    const known = kept[readInt32(keptAt, word) - 1];
    if (known !== undefined) {
      return known;
    }
    const surface = text.slice(start, end);
    const kind = kinds[readInt16(tables.words, word * WORD_STRIDE + WORD_KIND)];
    if (kind === undefined) {
      throw new RangeError(`The dictionary has no word ${word}.`);
    }
    const [pos, posDetail1, posDetail2, posDetail3, conjugationType, conjugationForm] = kind.features;
    const features: WordFeatures = {
      surface,
      base:
        kind.cut === 0 && kind.ending === ''
          ? surface
          : surface.slice(0, surface.length - kind.cut) + kind.ending,
      pos,
      posDetail1,
      posDetail2,
      posDetail3,
      conjugationType,
      conjugationForm,
      reading: readReading(tables, word),
    };
    if (word < firstUnknown) {
      keptAt[word] = kept.push(features);
    }
    return features;
  };
}

/** The reading of a word in katakana; null where the dictionary has none. */
export function readReading({ readings, readingStart }: DictionaryTables, word: number): string | null {
  const end = readUint32(readingStart, word + 1);
  let reading = '';
  for (let at = readUint32(readingStart, word); at < end; at += 1) {
    const byte = readUint8(readings, at);
    if (byte === READING_ESCAPE) {
      reading += String.fromCharCode(readUint8(readings, at + 1) | (readUint8(readings, at + 2) << 8));
      at += 2;
    } else {
      reading += String.fromCharCode(READING_BASE + byte);
    }
  }
  return reading === '' ? null : reading;
}

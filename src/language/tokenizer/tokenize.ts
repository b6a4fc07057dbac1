import { shiftToken } from '../../model/sentence-places.js';
import type { Token, Tokenize } from '../../model/token.js';
import { COMMA, STOP } from '../normalise/characters.js';
import { type DictionaryOptions, loadDictionarySync } from './dictionary.js';
import {
  type DictionaryTables,
  openDictionary,
  type PackedDictionary,
  READING_BASE,
  READING_ESCAPE,
  WORD_KIND,
  WORD_STRIDE,
} from './packed-dictionary.js';
import { createSentenceCutter } from './viterbi.js';

/**
 * A tokenizer with kuromoji's results for IPADIC: the same words, features and dictionary forms, with two differences,
 * both outside of what kuromoji can read:
 *
 * - Kuromoji counts positions in code points but measures a run of characters outside the basic plane (several emoji) in
 *   UTF-16 units, so it loses the text that follows. Here the tokens cover the whole text.
 * - Kuromoji throws at half a surrogate pair and at U+0000. Here they are characters like any unknown one.
 */
export function createTokenizer(dictionary: PackedDictionary): Tokenize {
  const tables = openDictionary(dictionary);
  const cutSentence = createSentenceCutter(tables);
  const readFeatures = createFeatureReader(tables);

  return (text, offset = 0) => {
    const tokens: Token[] = [];
    const take = (word: number, start: number, end: number): void => {
      tokens.push(shiftToken(readFeatures(word, text, start, end), offset + start));
    };
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      // Kuromoji analyses what these marks end by itself.
      if ((code !== STOP && code !== COMMA) || at + 1 === text.length) continue;
      cutSentence(text, start, at + 1, take);
      start = at + 1;
    }
    if (start < text.length) cutSentence(text, start, text.length, take);
    return tokens;
  };
}

/**
 * A tokenizer that loads the dictionary when it is first called: whoever finds that no turn needs tokens pays nothing.
 * The first call of all on a machine takes a few seconds, later ones some twenty milliseconds.
 */
export function createLazyTokenizer(options: DictionaryOptions = {}): Tokenize {
  let tokenize: Tokenize | null = null;
  return (text, offset) => {
    tokenize ??= createTokenizer(loadDictionarySync(options));
    return tokenize(text, offset);
  };
}

/** A tokenizer whose dictionary is loaded already. */
export async function loadTokenizer(options: DictionaryOptions = {}): Promise<Tokenize> {
  return createTokenizer(loadDictionarySync(options));
}

/** Looks up what the dictionary says of a word; it is decoded once: a text has far fewer words than tokens. */
function createFeatureReader(
  tables: DictionaryTables,
): (word: number, text: string, start: number, end: number) => Token {
  const { kinds } = tables.facts;
  // Unknown words follow the known ones in the columns; their surface differs each time, so they cannot be kept.
  const firstUnknown = tables.categoryWords.reduce((lowest, word) => Math.min(lowest, word), Infinity);
  const keptAt = new Int32Array(tables.words.length / WORD_STRIDE);
  const kept: Token[] = [];

  return (word, text, start, end) => {
    const known = kept[(keptAt[word] as number) - 1];
    if (known !== undefined) return known;
    const surface = text.slice(start, end);
    const kind = kinds[tables.words[word * WORD_STRIDE + WORD_KIND] as number];
    if (kind === undefined) throw new RangeError(`The dictionary has no word ${word}.`);
    const [pos, posDetail1, posDetail2, posDetail3, conjugationType, conjugationForm] = kind.features;
    const isBase = kind.cut === 0 && kind.ending === '';
    const token: Token = {
      surface,
      base: isBase ? surface : surface.slice(0, surface.length - kind.cut) + kind.ending,
      pos,
      posDetail1,
      posDetail2,
      posDetail3,
      conjugationType,
      conjugationForm,
      reading: readReading(tables, word),
      start: 0,
      end: end - start,
    };
    if (word < firstUnknown) keptAt[word] = kept.push(token);
    return token;
  };
}

/** The reading of a word in katakana; null where the dictionary has none. */
export function readReading({ readings, readingStart }: DictionaryTables, word: number): string | null {
  const end = readingStart[word + 1] as number;
  let reading = '';
  for (let at = readingStart[word] as number; at < end; at += 1) {
    const byte = readings[at] as number;
    if (byte === READING_ESCAPE) {
      reading += String.fromCharCode((readings[at + 1] as number) | ((readings[at + 2] as number) << 8));
      at += 2;
    } else {
      reading += String.fromCharCode(READING_BASE + byte);
    }
  }
  return reading === '' ? null : reading;
}

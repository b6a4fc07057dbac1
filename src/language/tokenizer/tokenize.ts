import type { Token, Tokenize } from '../../model/token.js';
import { type DictionaryOptions, loadDictionarySync } from './dictionary.js';
import { openDictionary, type PackedDictionary } from './packed-dictionary.js';
import { createSentenceCutter } from './viterbi.js';
import { createFeatureReader } from './word-features.js';

/** Kuromoji analyses what these marks end by itself. */
const SENTENCE_END = /[、。]/g;

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

  return (text) => {
    const tokens: Token[] = [];
    const take = (word: number, start: number, end: number): void => {
      const features = readFeatures(word, text, start, end);
      tokens.push({
        surface: features.surface,
        base: features.base,
        pos: features.pos,
        posDetail1: features.posDetail1,
        posDetail2: features.posDetail2,
        posDetail3: features.posDetail3,
        conjugationType: features.conjugationType,
        conjugationForm: features.conjugationForm,
        reading: features.reading,
        start,
        end,
      });
    };
    let start = 0;
    for (const { index } of text.matchAll(SENTENCE_END)) {
      cutSentence(text, start, index + 1, take);
      start = index + 1;
    }
    if (start < text.length) {
      cutSentence(text, start, text.length, take);
    }
    return tokens;
  };
}

/**
 * A tokenizer that loads the dictionary when it is first called: whoever finds that no turn needs tokens pays nothing.
 * The first call of all on a machine takes a few seconds, later ones some twenty milliseconds.
 */
export function createLazyTokenizer(options: DictionaryOptions = {}): Tokenize {
  let tokenize: Tokenize | null = null;
  return (text) => {
    tokenize ??= createTokenizer(loadDictionarySync(options));
    return tokenize(text);
  };
}

/** A tokenizer whose dictionary is loaded already. */
export async function loadTokenizer(options: DictionaryOptions = {}): Promise<Tokenize> {
  return createTokenizer(loadDictionarySync(options));
}

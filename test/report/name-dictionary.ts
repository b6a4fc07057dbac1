import { loadDictionarySync } from '../../src/language/dictionary.js';
import { createNameLookup } from '../../src/language/person-names.js';
import { createTokenizer } from '../../src/language/tokenize.js';

const dictionary = loadDictionarySync();

/** What tells names from other words. */
export const nameDictionary = { tokenize: createTokenizer(dictionary), people: createNameLookup(dictionary) };

import { loadDictionarySync } from '../../src/language/tokenizer/dictionary.js';
import { createNameLookup } from '../../src/language/tokenizer/person-names.js';
import { createTokenizer } from '../../src/language/tokenizer/tokenize.js';

const dictionary = loadDictionarySync();

/** What tells names from other words. */
export const nameDictionary = { tokenize: createTokenizer(dictionary), people: createNameLookup(dictionary) };

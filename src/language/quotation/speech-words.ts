import { wordSet } from '../tables/tables.js';

export const SAYING_VERBS = wordSet('saying-verbs');
export const THINKING_VERBS = wordSet('thinking-verbs');
export const HEARING_VERBS = wordSet('hearing-verbs');
export const OTHERS_SAY = wordSet('others-say');
export const INSISTS = wordSet('insisting');
export const REPORTING_ADJECTIVES = wordSet('reporting-adjectives');
export const SPEECH_NOUNS = wordSet('carriers', 'speech-nouns');
export const PEOPLE = wordSet('people');
export const SPOKEN_OF = wordSet('spoken-of');
export const HEARERS = wordSet('hearers');
export const DENIABLE_NOUNS = wordSet('deniable-nouns');
export const SAID_BY_NOUN = wordSet('said-by-noun');
export const OTHERS_THOUGHTS = wordSet('others-thoughts');

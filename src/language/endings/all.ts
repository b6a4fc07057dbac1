import { conjugate } from '../conjugation.js';
import type { EndingRow } from '../ending-rows.js';
import { buildEndingTrie, type EndingTrie } from '../ending-trie.js';
import { CHUBU_ENDINGS, EASTERN_AUXILIARIES, HOKKAIDO_ENDINGS, TOHOKU_ENDINGS } from './eastern.js';
import { KANSAI_AUXILIARIES, KANSAI_ENDINGS } from './kansai.js';
import { SPOKEN_AUXILIARIES, SPOKEN_ENDINGS } from './spoken.js';
import { STANDARD_AUXILIARIES } from './standard-auxiliaries.js';
import { STANDARD_DEMANDS } from './standard-demands.js';
import { STANDARD_EXPLANATION } from './standard-explanation.js';
import { STANDARD_PARTICLES } from './standard-particles.js';
import { STANDARD_PREDICATES } from './standard-predicates.js';
import { CHUGOKU_ENDINGS, KYUSHU_ENDINGS, WESTERN_AUXILIARIES } from './western.js';

/** All rows; of two rows with the same characters that both fit, the earlier one counts: the standard language leads. */
export const ENDING_ROWS: readonly EndingRow[] = [
  ...STANDARD_DEMANDS,
  ...STANDARD_EXPLANATION,
  ...STANDARD_PREDICATES,
  ...STANDARD_PARTICLES,
  ...STANDARD_AUXILIARIES.flatMap(conjugate),
  ...SPOKEN_ENDINGS,
  ...SPOKEN_AUXILIARIES.flatMap(conjugate),
  ...KANSAI_ENDINGS,
  ...KANSAI_AUXILIARIES.flatMap(conjugate),
  ...CHUGOKU_ENDINGS,
  ...KYUSHU_ENDINGS,
  ...WESTERN_AUXILIARIES.flatMap(conjugate),
  ...TOHOKU_ENDINGS,
  ...HOKKAIDO_ENDINGS,
  ...CHUBU_ENDINGS,
  ...EASTERN_AUXILIARIES.flatMap(conjugate),
];

/** All endings, ready to search. */
export const ENDINGS: EndingTrie = buildEndingTrie(ENDING_ROWS);

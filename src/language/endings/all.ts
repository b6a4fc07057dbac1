import { conjugate } from './conjugation.js';
import { CHUBU_ENDINGS, EASTERN_AUXILIARIES, HOKKAIDO_ENDINGS, TOHOKU_ENDINGS } from './eastern.js';
import type { AuxiliaryRow, EndingRow } from './ending-rows.js';
import { buildEndingTrie, type EndingTrie } from './ending-trie.js';
import { KANSAI_AUXILIARIES, KANSAI_ENDINGS } from './kansai.js';
import { SPOKEN_AUXILIARIES, SPOKEN_ENDINGS } from './spoken.js';
import { STANDARD_AUXILIARIES } from './standard-auxiliaries.js';
import { STANDARD_DEMANDS } from './standard-demands.js';
import { STANDARD_EXPLANATION } from './standard-explanation.js';
import { STANDARD_PARTICLES } from './standard-particles.js';
import { STANDARD_PREDICATES } from './standard-predicates.js';
import { CHUGOKU_ENDINGS, KYUSHU_ENDINGS, WESTERN_AUXILIARIES } from './western.js';

/** The rows that stand in the tables as they are. */
export const FIXED_ROWS: readonly EndingRow[] = [
  ...STANDARD_DEMANDS,
  ...STANDARD_EXPLANATION,
  ...STANDARD_PREDICATES,
  ...STANDARD_PARTICLES,
  ...SPOKEN_ENDINGS,
  ...KANSAI_ENDINGS,
  ...CHUGOKU_ENDINGS,
  ...KYUSHU_ENDINGS,
  ...TOHOKU_ENDINGS,
  ...HOKKAIDO_ENDINGS,
  ...CHUBU_ENDINGS,
];

/** The auxiliaries, whose inflected forms become rows. */
export const AUXILIARY_ROWS: readonly AuxiliaryRow[] = [
  ...STANDARD_AUXILIARIES,
  ...SPOKEN_AUXILIARIES,
  ...KANSAI_AUXILIARIES,
  ...WESTERN_AUXILIARIES,
  ...EASTERN_AUXILIARIES,
];

/**
 * All endings, ready to search. Of two rows with the same characters that both fit, the earlier one counts: a fixed row
 * comes before an inflected form, the standard language before the regions.
 */
export const ENDINGS: EndingTrie = buildEndingTrie([...FIXED_ROWS, ...AUXILIARY_ROWS.flatMap(conjugate)]);

import { functionSet } from '../language/endings/function-sets.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { Sentence } from '../model/token.js';

/** A turn of more letters, normalised, tells enough to be measured like any other. */
const LONGEST_BLUNT = 25;

const POLITE_ENDINGS = functionSet('polite');
/** Words that are polite by themselves, whatever stands behind: 「見てください」「直していただきたい」「すみませんけど」. */
const POLITE_WORDS: ReadonlySet<string> = new Set([
  'くださる',
  '下さる',
  'いただく',
  '頂く',
  'すみません',
  '申し訳',
]);

/**
 * Whether all that is said are a few words without a polite form (「金返せや」「は?」). Every second such turn carries an act, and a fair
 * complaint is seldom made so, so that less certainty will do where one stands alone.
 */
export function isBlunt({ normalised, sentencesAround }: TurnMatcher): boolean {
  const { length } = normalised.text;
  return length <= LONGEST_BLUNT && !sentencesAround({ start: 0, end: length }).some(isPolite);
}

function isPolite({ phrases, tokens }: Sentence): boolean {
  return (
    phrases.some(({ functions }) => (functions & POLITE_ENDINGS) !== 0) ||
    tokens.some(({ base }) => POLITE_WORDS.has(base))
  );
}

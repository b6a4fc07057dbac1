import { touches } from '../text/stretches.js';
import type { WeighedRule } from './decide.js';

/**
 * What is believed of a turn that stands alone once one act of it is: the least for such turns is high since most of them are innocent,
 * and this one is not. Whatever stands on other words than what is surer needs no more than in a call; what stands on the same words may
 * be another name of the same act.
 *
 * @param weighed of one group and one turn, `least` being that for turns alone
 * @param leastInCalls of the group
 * @returns the same, in the same order
 */
export function believedBeside(
  weighed: readonly WeighedRule[],
  leastInCalls: number,
): readonly WeighedRule[] {
  if (!weighed.some(({ probability, least }) => probability >= least)) return weighed;
  return weighed.map((one) => {
    const isOnOtherWords = weighed.every(
      ({ probability, span }) => probability <= one.probability || !touches(span, one.span),
    );
    return isOnOtherWords ? { ...one, least: Math.min(one.least, leastInCalls) } : one;
  });
}

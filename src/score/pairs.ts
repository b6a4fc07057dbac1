import { type Share, shareOf } from '../text/share.js';
import type { JudgedCall } from './predictions.js';

/** How the short calls did that show one rule's usual wording (`title` ends in `+`) or a near miss of it (`-`). */
export interface PairFigures {
  readonly usualFound: Share;
  readonly nearMissesFlagged: Share;
  /** Of the near misses, those of `practice/` rules that were praised: the opposite of the act, or talk of it. */
  readonly praisedOpposite: Share;
  /** Of the near misses, those of all other rules that were flagged: a refusal, a quotation, a right. */
  readonly flaggedRefusal: Share;
  /** Ids of the calls with a usual wording that was missed, and of those with a near miss that was flagged. */
  readonly missed: readonly string[];
  readonly flagged: readonly string[];
}

/**
 * Scores the calls of style "pair". Their title is a rule id and a sign. A usual wording counts as found where the
 * first turn with the label has the finding; a near miss as flagged where any turn has it.
 */
export function scorePairs(
  calls: readonly JudgedCall[],
  isWanted: (rule: string) => boolean,
): PairFigures | null {
  const pairs = calls.filter(
    ({ transcript: { fields } }) => fields.style === 'pair' && isWanted(ruleOf(fields.title)),
  );
  if (pairs.length === 0) return null;
  const missed: string[] = [];
  const flagged: string[] = [];
  const nearMisses: { readonly isPraise: boolean; readonly isFlagged: boolean }[] = [];
  let usual = 0;
  for (const { transcript, predictions } of pairs) {
    const rule = ruleOf(transcript.fields.title);
    const [, sign] = (transcript.fields.title ?? '').split(' ');
    const isFound = (turn: number) => predictions[turn]?.some((found) => found.rule === rule) === true;
    if (sign === '+') {
      usual++;
      const at = transcript.turns.findIndex((turn) => turn.labels?.some((label) => label.id === rule));
      if (!isFound(at)) missed.push(transcript.id);
    } else {
      const isFlagged = transcript.turns.some((_, turn) => isFound(turn));
      if (isFlagged) flagged.push(transcript.id);
      nearMisses.push({ isPraise: rule.startsWith('practice/'), isFlagged });
    }
  }
  return {
    usualFound: shareOf(usual - missed.length, usual),
    nearMissesFlagged: shareOf(flagged.length, pairs.length - usual),
    praisedOpposite: flaggedOf(nearMisses.filter(({ isPraise }) => isPraise)),
    flaggedRefusal: flaggedOf(nearMisses.filter(({ isPraise }) => !isPraise)),
    missed,
    flagged,
  };
}

const ruleOf = (title = ''): string => title.split(' ')[0] ?? '';

function flaggedOf(nearMisses: readonly { readonly isFlagged: boolean }[]): Share {
  return shareOf(nearMisses.filter(({ isFlagged }) => isFlagged).length, nearMisses.length);
}

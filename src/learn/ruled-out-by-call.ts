import { utteranceRanges, utterancesOf } from '../judge/utterances.js';
import { type CallState, judgeAll, turnsByRule, turnsBySpeaker } from '../match/conditions.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import type { RuleId } from '../model/rule.js';
import type { Transcript } from '../model/transcript.js';

/**
 * For each turn of a labelled call the rules of its speaker whose conditions on the call do not hold there, the labels taken for
 * findings. What is said may well be the act: that the label is missing teaches nothing about the words.
 *
 * @param isMeant of which rules it is asked
 */
export function ruledOutByCall(
  { rules }: RuleSet,
  transcript: Transcript,
  matcherAt: (turn: number) => TurnMatcher,
  isMeant: (rule: RuleId) => boolean,
): readonly ReadonlySet<string>[] {
  const conditional = rules.filter(
    ({ rule, on, require, unless }) =>
      isMeant(rule.id) && on.size === 0 && require.length + unless.length > 0,
  );
  const { turns } = transcript;
  const rulesOn = (turn: number): readonly RuleId[] =>
    (turns[turn]?.labels ?? []).flatMap(({ id }) => rules.find(({ rule }) => rule.id === id)?.rule.id ?? []);
  const call: CallState = {
    turns,
    utteranceAt: utteranceRanges(utterancesOf(turns)),
    matcherAt,
    rulesOn,
    turnsWith: turnsByRule(turns, rulesOn),
    turnsOf: turnsBySpeaker(turns),
  };
  return transcript.turns.map(({ role }, turn) => {
    const out = new Set<string>();
    for (const { rule, require, unless } of conditional) {
      if (rule.speaker !== role) continue;
      const holds =
        judgeAll(require, call, turn, null).holds &&
        !unless.some((condition) => judgeAll([condition], call, turn, null).holds);
      if (!holds) out.add(rule.id);
    }
    return out;
  });
}

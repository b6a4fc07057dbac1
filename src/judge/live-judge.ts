import type { RuleSet } from '../model/compiled.js';
import type { Decision } from '../model/judgement.js';
import type { RuleId } from '../model/rule.js';
import type { Transcript } from '../model/transcript.js';
import type { TurnReading } from './judge.js';
import { judgeTurns, type WeighedEvidence, weighCall } from './judge-call.js';
import { logistic } from './judge-model.js';
import { isOpen } from './open-conditions.js';
import { FEWEST_TURNS } from './score-features.js';
import { isUnended, readUtterance, utteranceRanges, utterancesOf } from './utterances.js';

/** A decision about a call that goes on. */
export interface LiveDecision {
  readonly decision: Decision;
  /** False where turns to come may still decide otherwise. */
  readonly isSettled: boolean;
}

/** Decides what stands in a call so far; only turns that were not there before are read. */
export type LiveJudge = (transcript: Transcript) => readonly LiveDecision[];

/**
 * Opens the judgement of one call that goes on, turn by turn. What is found is what `createJudge` finds in the turns so far. It is
 * settled where its utterance has ended and it stands whatever may follow: nothing, an accusation far behind or right behind it; and where no
 * condition of its rule, or of one that it names, looks at turns that are not there yet.
 */
export function openLiveCall({ ruleSet, scores, read, open }: TurnReading): LiveJudge {
  // By number of the utterance, as long as nothing was added to it.
  const known: { readonly text: string; readonly evidence: readonly (readonly WeighedEvidence[])[] }[] = [];
  return (transcript) => {
    const utterances = utterancesOf(transcript.turns);
    utterances.forEach((utterance, number) => {
      const { text } = utterance.turn;
      if (known[number]?.text !== text) known[number] = { text, evidence: readUtterance(utterance, read) };
    });
    const evidence = known.slice(0, utterances.length).flatMap((one) => one.evidence);
    const decisions = judgeTurns(ruleSet, scores, transcript, evidence, open);
    if (decisions.length === 0) return [];
    const futures = futuresOf(evidence).map((future) => likelyRules(weighCall(scores, future)));
    const last = utterances.at(-1);
    const unended = last !== undefined && isUnended(last.turn) ? last.first : transcript.turns.length;
    return settle(ruleSet, transcript, decisions, futures, unended);
  };
}

/** Rules by turn and number that are believed. */
type LikelyRules = ReadonlySet<string>;

function likelyRules(turns: ReturnType<typeof weighCall>): LikelyRules {
  return new Set(
    turns.flatMap((ofTurn, turn) =>
      ofTurn.flatMap(({ number, probability, least }) =>
        probability >= least ? `${turn + 1} ${number}` : [],
      ),
    ),
  );
}

/** @param unended 0-based index of the first turn of what is still being said */
function settle(
  ruleSet: RuleSet,
  transcript: Transcript,
  decisions: readonly Decision[],
  futures: readonly LikelyRules[],
  unended: number,
): readonly LiveDecision[] {
  // Of what is still being said nothing is known for good.
  const roles = transcript.turns.slice(0, unended).map(({ role }) => role);
  const utteranceAt = utteranceRanges(utterancesOf(transcript.turns));
  const openRules = new Set<RuleId>();
  const byRule = new Map<RuleId, Decision[]>();
  for (const decision of decisions) {
    const others = byRule.get(decision.rule);
    if (others) others.push(decision);
    else byRule.set(decision.rule, [decision]);
  }
  const settled = new Map<Decision, boolean>();
  // A rule comes after those that it names, so that what is open about them is known.
  ruleSet.rules.forEach((rule, number) => {
    for (const decision of byRule.get(rule.rule.id) ?? []) {
      const key = `${decision.turn} ${number}`;
      const believed = futures.filter((likely) => likely.has(key)).length;
      // What stands in a call of few turns, where nothing around is weighed, may fall in a longer one.
      const isOut = believed === 0 && decision.outcome !== 'found';
      const isSure = rule.on.size > 0 || isOut || believed === futures.length;
      const isSaid = decision.turn - 1 < unended;
      const { last } = utteranceAt(decision.turn - 1);
      const isSettled = isSaid && isSure && !isOpen(rule, { roles, openRules }, last);
      settled.set(decision, isSettled);
      if (!isSettled) openRules.add(decision.rule);
    }
  });
  return decisions.flatMap((decision): readonly LiveDecision[] =>
    decision.outcome === 'found' ? [{ decision, isSettled: settled.get(decision) ?? false }] : [],
  );
}

/** Stands for a turn that accuses as surely as any. */
const SURE_LOG_ODDS = 20;
/** More rules at once stand on hardly any turn. */
const MOST_RULES = 3;

/** How a call may go on, in the extremes that what stands around is weighed by. */
function futuresOf(
  turns: readonly (readonly WeighedEvidence[])[],
): readonly (readonly (readonly WeighedEvidence[])[])[] {
  const nothing = Array.from({ length: FEWEST_TURNS }, () => []);
  const accusation = Array.from({ length: MOST_RULES }, () => ACCUSATION);
  return [
    [...turns, ...nothing],
    [...turns, ...nothing, accusation],
    [...turns, accusation, accusation, ...nothing],
  ];
}

const ACCUSATION: WeighedEvidence = {
  rule: 'caller/any',
  number: -1,
  span: { start: 0, end: 0 },
  own: { logOdds: SURE_LOG_ODDS, parts: [] },
  probability: logistic(SURE_LOG_ODDS),
  views: null,
  sentenceViews: null,
  anyViews: null,
  patterns: [],
  isRuledOut: false,
  isNarrated: false,
  isBlunt: false,
  form: { letters: 0, share: 0, phrases: 0, reachesEnd: false, last: 0, final: 0, quoted: 0, disowned: 0 },
  clauseViews: null,
  formInClause: null,
  cues: [],
};

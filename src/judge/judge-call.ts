import type { TurnMatcher } from '../match/turn-matcher.js';
import type { RuleSet } from '../model/compiled.js';
import type { Decision } from '../model/judgement.js';
import { groupOf } from '../model/rule.js';
import type { Transcript, Turn } from '../model/transcript.js';
import { believedBeside } from './believed-beside.js';
import { decideCall, type WeighedRule } from './decide.js';
import { logistic, type ScoreModel } from './judge-model.js';
import { joinLogOdds, joinParts, ownScore, type Score, UNLEARNED_LEAST, weigh } from './own-score.js';
import type { RuleEvidence } from './read-evidence.js';
import { callFeatures, isAccusing, type ScoreFeature } from './score-features.js';
import { utteranceOpeners, utterancesOf } from './utterances.js';

/** Evidence with what it comes to by itself, and how likely that makes the rule. */
export interface WeighedEvidence extends RuleEvidence {
  readonly own: Score;
  readonly probability: number;
}

/** A decision that is less likely is not even told. */
const FAINTEST = 0.02;

/** Weighs what a turn says, before the call around is known. */
export function weighEvidence(
  evidence: readonly RuleEvidence[],
  scores: ReadonlyMap<string, ScoreModel>,
): readonly WeighedEvidence[] {
  return evidence.map((one) => {
    const own = ownScore(one, scores);
    return { ...one, own, probability: logistic(own.logOdds) };
  });
}

/**
 * Decides about all that the turns of a call say, now that all of them are read: what stands around is weighed in, then the
 * rules' conditions on the call are asked, rule by rule in the order of the set. Decisions are sorted by turn, start and rule.
 *
 * @param evidence one list for each turn of the transcript
 * @param open gives an utterance for closer reading
 */
export function judgeTurns(
  ruleSet: RuleSet,
  scores: ReadonlyMap<string, ScoreModel>,
  transcript: Transcript,
  evidence: readonly (readonly WeighedEvidence[])[],
  open: (turn: Turn) => TurnMatcher,
): readonly Decision[] {
  if (evidence.every((ofTurn) => ofTurn.length === 0)) return [];
  return decideCall(
    ruleSet,
    transcript,
    utteranceOpeners(utterancesOf(transcript.turns), open),
    weighCall(scores, evidence),
  );
}

/** The final weights of a call's evidence, by turn. */
export function weighCall(
  scores: ReadonlyMap<string, ScoreModel>,
  turns: readonly (readonly WeighedEvidence[])[],
): readonly (readonly WeighedRule[])[] {
  // Most calls say nothing of any rule.
  if (turns.every((ofTurn) => ofTurn.length === 0)) return turns.map(() => NOTHING);
  const around = callFeatures(turns);
  const isAlone = turns.length === 1;
  return turns.map((ofTurn, turn) => {
    if (ofTurn.length === 0) return NOTHING;
    const weighed = ofTurn.flatMap((one, index) => {
      const model = one.views === null ? undefined : scores.get(groupOf(one.rule));
      return weighInCall(one, model, around[turn]?.[index] ?? [], isAlone) ?? [];
    });
    return isAlone ? besideBelieved(weighed, ofTurn, scores) : weighed;
  });
}

/** What a turn alone says of accusing rules, once one of them is believed. */
function besideBelieved(
  weighed: readonly WeighedRule[],
  evidence: readonly WeighedEvidence[],
  scores: ReadonlyMap<string, ScoreModel>,
): readonly WeighedRule[] {
  if (weighed.length < 2) return weighed;
  const accusing = new Map(
    evidence.flatMap(({ number, rule, views }) =>
      views !== null && isAccusing(rule) ? [[number, groupOf(rule)]] : [],
    ),
  );
  const leasts = [...new Set(accusing.values())].flatMap((group) =>
    believedBeside(
      weighed.filter(({ number }) => accusing.get(number) === group),
      scores.get(group)?.least ?? 1,
    ),
  );
  const eased = new Map(leasts.map((one) => [one.number, one]));
  return weighed.map((one) => eased.get(one.number) ?? one);
}

const NOTHING: readonly WeighedRule[] = [];

/**
 * The final weight of a rule's evidence; null where it is out of the question.
 *
 * @param around what stands around
 * @param isAlone whether the turn is all that is known of the call
 */
function weighInCall(
  one: WeighedEvidence,
  model: ScoreModel | undefined,
  around: readonly ScoreFeature[],
  isAlone: boolean,
): WeighedRule | null {
  const scores = model === undefined ? [one.own] : [one.own, weigh(around, model.weights, model.means)];
  const logOdds = model === undefined ? one.own.logOdds : joinLogOdds(scores, model.slope, model.offset);
  const probability = model === undefined && logOdds > 0 ? 1 : logistic(logOdds);
  if (probability < FAINTEST) return null;
  const [pattern = null] = one.patterns;
  return {
    number: one.number,
    span: one.span,
    pattern: pattern ?? (one.isNarrated ? NARRATED : null),
    patterns: one.patterns,
    probability,
    least: model === undefined ? UNLEARNED_LEAST : leastOf(model, isAlone, one.isBlunt),
    parts: model === undefined ? one.own.parts : joinParts(scores, model.slope, model.offset),
    cues: pattern === null && !one.isNarrated ? one.cues : [],
    trigger: null,
  };
}

/** From which probability on a group is believed. */
function leastOf({ least, leastAlone, leastBlunt }: ScoreModel, isAlone: boolean, isBlunt: boolean): number {
  if (!isAlone) return least;
  return isBlunt ? leastBlunt : leastAlone;
}

/** Stands for a pattern where the stage direction of the transcriber was the ground. */
export const NARRATED = 'narrated';

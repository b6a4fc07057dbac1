import { isBlunt } from '../judge/blunt-turns.js';
import { decideCall } from '../judge/decide.js';
import { weighCall, weighEvidence } from '../judge/judge-call.js';
import type { ScoreModel } from '../judge/judge-model.js';
import type { LookAtTurn } from '../judge/read-turns.js';
import { isAccusing } from '../judge/score-features.js';
import { utteranceOpeners, utterancesOf } from '../judge/utterances.js';
import type { RuleSet } from '../model/compiled.js';
import { groupOf } from '../model/rule.js';
import type { Transcript } from '../model/transcript.js';
import type { Folds } from './folds.js';
import {
  calibrated,
  createScoreLearner,
  learnCall,
  type UnseenCall,
  unseenDecisions,
} from './learn-scores.js';
import { type ByKind, chooseLeasts, type JudgedDecision, type LeastOptions, targetsOf } from './least.js';
import { isNatural, type TrainingCall, type TrainingRow } from './training-turns.js';

/** What the scores of groups are learned from. */
export interface GroupsRequest {
  readonly ruleSet: RuleSet;
  readonly lookAt: LookAtTurn;
  readonly calls: readonly TrainingCall[];
  readonly folds: Folds;
  /** One for each call: what models that have not seen it read in it. */
  readonly unseen: readonly UnseenCall[];
  readonly groups: readonly string[];
  /** Scores that are to stay as they are. */
  readonly kept: ReadonlyMap<string, ScoreModel>;
  readonly options: LeastOptions;
}

/** The scores of groups, learned from all calls, and for each fold from those without it. */
export interface LearnedGroups {
  readonly whole: readonly ScoreModel[];
  readonly byFold: readonly (readonly ScoreModel[])[];
}

/** Learns how the groups weigh evidence: by themselves, by the call around, as probabilities, and from where on they are believed. */
export function learnGroups(request: GroupsRequest): LearnedGroups {
  const { calls, folds, unseen, groups, kept } = request;
  const learners = new Map(
    groups.flatMap((group) => (kept.has(group) ? [] : [[group, createScoreLearner(group, unseen)]])),
  );
  const learnFrom = (isLearned: (call: number) => boolean): readonly ScoreModel[] => {
    const own = groups.flatMap((group) => kept.get(group) ?? learners.get(group)?.learn(isLearned) ?? []);
    const models = byGroup(own);
    const some = unseen.filter((_, call) => isLearned(call));
    return own.map((one) => (kept.has(one.group) ? one : learnCall(one, models, some)));
  };
  const whole = learnFrom(() => true);
  const byFold = Array.from({ length: folds.count }, (_, fold) =>
    learnFrom((call) => folds.ofCall[call] !== fold),
  );
  const decisions = byFold
    .flatMap((scores, fold) =>
      unseenDecisions(
        byGroup(scores),
        unseen.filter((_, call) => folds.ofCall[call] === fold),
      ),
    )
    .filter(({ call }) => isNatural(calls[call] as TrainingCall));
  const curved = (scores: readonly ScoreModel[]): readonly ScoreModel[] =>
    scores.map((score) => {
      if (kept.has(score.group)) return score;
      const { slope, offset } = calibrated(score, decisions);
      return { ...score, slope, offset };
    });
  const curves = byFold.map(curved);
  const leasts = new Map(
    groups.map((group) => [group, kept.has(group) ? {} : leastsOf(request, curves, group)]),
  );
  const finish = (scores: readonly ScoreModel[]): readonly ScoreModel[] =>
    scores.map((score) => ({ ...score, ...leasts.get(score.group) }));
  return { whole: finish(curved(whole)), byFold: curves.map(finish) };
}

/** Decisions below this are not looked at when a threshold is chosen. */
const FAINTEST_LEAST = 0.3;
const MIDDLE = 0.5;

/** The thresholds of a group, chosen on what is decided about calls that the models have not seen, conditions asked. */
function leastsOf(
  { ruleSet, lookAt, calls, folds, unseen, options }: GroupsRequest,
  scoresByFold: readonly (readonly ScoreModel[])[],
  group: string,
): Pick<ScoreModel, 'least' | 'leastAlone' | 'leastBlunt'> {
  const kinds = { inCalls: nothingJudged(), alone: nothingJudged(), blunt: nothingJudged() };
  calls.forEach((one, call) => {
    const { transcript } = one;
    const own = unseen[call];
    if (!isNatural(one) || own === undefined) return;
    const { innocent, decisions } = kinds[kindOf(transcript, lookAt)];
    for (const { row } of own)
      if (![...row.labels].some(isAccusing) && row.optional.size === 0) innocent.add(`${call} ${row.turn}`);
    const models = byGroup(
      (scoresByFold[folds.ofCall[call] ?? 0] ?? []).map((one) => ({
        ...one,
        least: one.group === group ? FAINTEST_LEAST : MIDDLE,
        leastAlone: one.group === group ? FAINTEST_LEAST : MIDDLE,
        leastBlunt: one.group === group ? FAINTEST_LEAST : MIDDLE,
      })),
    );
    const decided = decideCall(
      ruleSet,
      transcript,
      utteranceOpeners(utterancesOf(transcript.turns), (turn) => lookAt(turn).open()),
      weighCall(
        models,
        own.map(({ evidence }) => weighEvidence(evidence, models)),
      ),
    );
    for (const decision of decided) {
      const row = own[decision.turn - 1]?.row;
      if (decision.outcome !== 'found' || groupOf(decision.rule) !== group || row === undefined) continue;
      const turn = `${call} ${row.turn}`;
      decisions.push({
        decision,
        // A finding that the call around should have ruled out is wrong.
        isRight: isOpen(row, decision.rule) ? null : row.labels.has(decision.rule),
        innocentTurn: isAccusing(decision.rule) && innocent.has(turn) ? turn : null,
      });
    }
  });
  return chooseLeasts(kinds, targetsOf(group, options));
}

function nothingJudged(): { readonly innocent: Set<string>; readonly decisions: JudgedDecision[] } {
  return { innocent: new Set(), decisions: [] };
}

function kindOf({ turns }: Transcript, lookAt: LookAtTurn): keyof ByKind<unknown> {
  const [turn, ...others] = turns;
  if (turn === undefined || others.length > 0) return 'inCalls';
  return isBlunt(lookAt(turn).open()) ? 'blunt' : 'alone';
}

/** Whether the annotator left open if the rule stands. */
function isOpen({ optional, labels }: TrainingRow, rule: string): boolean {
  return optional.has(rule) && !labels.has(rule);
}

function byGroup(scores: readonly ScoreModel[]): ReadonlyMap<string, ScoreModel> {
  return new Map(scores.map((one) => [one.group, one]));
}

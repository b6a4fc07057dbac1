import { weighCall, weighEvidence } from '../judge/judge-call.js';
import { type RuleModel, roundWeight, type ScoreModel } from '../judge/judge-model.js';
import type { RuleId } from '../model/rule.js';
import type { Folds } from './folds.js';
import type { UnseenCall } from './learn-scores.js';

/** Of what is found in calls that the models have not seen, a gate may lose so large a share. */
const LOST_SHARE = 0.005;
/** What fewer findings need says nothing of others. */
const FEWEST_FOUND = 40;

/**
 * Raises the gates of rules: a turn need not be opened whose characters say so little of a rule that it is hardly ever found
 * there, whatever words and call add.
 *
 * @param unseen one for each call: what models that have not seen it read in it
 * @param scoresByFold the scores of groups, learned without the calls of a fold
 */
export function closeGates(
  rules: readonly RuleModel[],
  unseen: readonly UnseenCall[],
  folds: Folds,
  scoresByFold: readonly (readonly ScoreModel[])[],
): readonly RuleModel[] {
  const scoresOfFound = new Map<RuleId, number[]>();
  unseen.forEach((call, number) => {
    const scores = scoresByFold[folds.ofCall[number] ?? 0] ?? [];
    const models = new Map(scores.map((one) => [one.group, one]));
    const weighed = weighCall(
      models,
      call.map(({ evidence }) => weighEvidence(evidence, models)),
    );
    weighed.forEach((ofTurn, turn) => {
      for (const { number: rule, probability, least } of ofTurn) {
        const { row, evidence } = call[turn] as UnseenCall[number];
        const one = evidence.find((other) => other.number === rule);
        if (one === undefined || one.views === null || probability < least || !row.labels.has(one.rule))
          continue;
        const known = scoresOfFound.get(one.rule);
        if (known === undefined) scoresOfFound.set(one.rule, [one.views.characters]);
        else known.push(one.views.characters);
      }
    });
  });
  return rules.map((model) => {
    const scores = (scoresOfFound.get(model.rule) ?? []).sort((a, b) => a - b);
    if (scores.length < FEWEST_FOUND) return model;
    const needed = scores[Math.floor(LOST_SHARE * scores.length)] ?? model.gate;
    return { ...model, gate: Math.max(model.gate, roundWeight(needed)) };
  });
}

import type { ScorePart } from '../model/judgement.js';
import { PART_KINDS } from '../model/judgement.js';
import { groupOf } from '../model/rule.js';
import { ownValue } from '../text/own-value.js';
import type { ScoreModel } from './judge-model.js';
import { inItsClause, ownFeatures, type ScoreFeature, type TurnEvidence } from './score-features.js';

/** Log odds with the parts that they are the sum of. */
export interface Score {
  readonly logOdds: number;
  /** Parts that add nothing are left out. */
  readonly parts: readonly ScorePart[];
}

/**
 * What a pattern adds where nothing was learned of its rule: it decides exactly as written, the exceptions and vetoes too.
 */
const UNLEARNED = { pattern: 6, ruledOut: -12 } as const;
/** From this probability on an unlearned rule is believed. */
export const UNLEARNED_LEAST = 0.5;

/** @param models by group */
export function ownScore(evidence: TurnEvidence, models: ReadonlyMap<string, ScoreModel>): Score {
  const model = models.get(groupOf(evidence.rule));
  if (evidence.views === null || model === undefined) return unlearnedScore(evidence);
  const inTurn = weigh(ownFeatures(evidence), model.weights);
  const alone = inItsClause(evidence);
  if (alone === null) return inTurn;
  // Much else may be said in a turn: where a pattern stands, its clause is heard for itself.
  const inClause = weigh(ownFeatures(alone), model.weights);
  return inClause.logOdds > inTurn.logOdds ? inClause : inTurn;
}

function unlearnedScore({ patterns, isRuledOut, isNarrated }: TurnEvidence): Score {
  const parts: ScorePart[] = [
    ...patterns.slice(0, 1).map((name): ScorePart => ({ kind: 'pattern', name, weight: UNLEARNED.pattern })),
    ...(isNarrated ? [{ kind: 'narration', name: null, weight: UNLEARNED.pattern } satisfies ScorePart] : []),
    ...(isRuledOut
      ? [{ kind: 'exception', name: null, weight: UNLEARNED.ruledOut } satisfies ScorePart]
      : []),
  ];
  return { logOdds: parts.reduce((sum, { weight }) => sum + weight, 0), parts };
}

/** The sum of the features' weights; features of one kind and name are one part. */
export function weigh(
  features: readonly ScoreFeature[],
  weights: Readonly<Record<string, number>>,
  means: Readonly<Record<string, number>> = {},
): Score {
  const parts: Part[] = [];
  let logOdds = 0;
  for (const { name, value, kind, shown } of features) {
    const weight = (ownValue(weights, name) ?? 0) * (value - (ownValue(means, name) ?? 0));
    if (weight === 0) continue;
    logOdds += weight;
    addPart(parts, kind, shown, weight);
  }
  return { logOdds, parts };
}

/** What several scores come to together; `slope` and `offset` make probabilities of log odds. */
export function joinLogOdds(scores: readonly Score[], slope: number, offset: number): number {
  return slope * scores.reduce((sum, score) => sum + score.logOdds, 0) + offset;
}

/** The parts of several scores in one, by kind and the heaviest first. */
export function joinParts(scores: readonly Score[], slope: number, offset: number): readonly ScorePart[] {
  const joined: Part[] = [];
  for (const { parts } of scores)
    for (const { kind, name, weight } of parts) addPart(joined, kind, name, weight * slope);
  if (offset !== 0) addPart(joined, 'rule', null, offset);
  const order = (part: ScorePart): number => PART_KINDS.indexOf(part.kind);
  return joined.sort(
    (a, b) => order(a) - order(b) || Math.abs(b.weight) - Math.abs(a.weight) || compareNames(a, b),
  );
}

type Part = { -readonly [Key in keyof ScorePart]: ScorePart[Key] };

/** Adds to the part of that kind and name. There are a few: looking through them is faster than any key. */
function addPart(parts: Part[], kind: ScorePart['kind'], name: string | null, weight: number): void {
  for (const part of parts) {
    if (part.kind !== kind || part.name !== name) continue;
    part.weight += weight;
    return;
  }
  parts.push({ kind, name, weight });
}

function compareNames(a: ScorePart, b: ScorePart): number {
  return (a.name ?? '') < (b.name ?? '') ? -1 : 1;
}

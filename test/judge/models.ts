import type { RuleModel, ScoreModel, WeightedFeature } from '../../src/judge/judge-model.js';
import { normalise, normaliseInPlace } from '../../src/language/normalise/normalise.js';

/** A model of a rule of callers with the given runs of characters and features of words. */
export function modelOf(
  characters: readonly WeightedFeature[],
  words: readonly WeightedFeature[] = [],
  changes: Partial<RuleModel> = {},
): RuleModel {
  const sorted = (weights: readonly WeightedFeature[]) =>
    [...weights].sort((a, b) => (a.feature < b.feature ? -1 : 1));
  return {
    rule: 'caller/apology-demand',
    speaker: 'caller',
    characters: { bias: -1, weights: sorted(characters) },
    words: { bias: -1, weights: sorted(words) },
    isLayered: false,
    gate: -0.5,
    record: { files: 2, calls: 20, turns: 100, labelled: 10, precision: 0.9, recall: 0.5 },
    ...changes,
  };
}

/** A score that believes what the views say. */
export function scoreOf(changes: Partial<ScoreModel> = {}): ScoreModel {
  return {
    group: 'caller',
    least: 0.5,
    leastAlone: 0.5,
    leastBlunt: 0.5,
    weights: { characters: 1, words: 1 },
    means: {},
    slope: 1,
    offset: 0,
    ...changes,
  };
}

export const normalised = (text: string) => normalise(text, []);

/** The letters of a text, valid until the next are asked for. */
export const lettersIn = (text: string) => normaliseInPlace(text, []);

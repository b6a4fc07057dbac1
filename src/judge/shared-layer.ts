import type { RuleId } from '../model/rule.js';
import {
  type LayeredFeature,
  type LayeredRule,
  roundWeight,
  type SharedLayer,
  scaleOf,
  type WeightedFeature,
} from './judge-model.js';

/** A layer over numbered features; plain data. */
export interface LayerTables {
  readonly step: number;
  /** One a unit. */
  readonly unitBias: Float32Array;
  /** Feature n adds `weights[n * units] … weights[(n + 1) * units - 1]`. */
  readonly weights: Int8Array;
  /** The rules by their index in the list of models. */
  readonly rules: Int32Array;
  readonly ruleBias: Float32Array;
  /** Rule r of `rules` has `ruleWeights[r * units] … ruleWeights[(r + 1) * units - 1]`. */
  readonly ruleWeights: Float32Array;
}

/** A layer with the numbers of its words and of its runs of characters, in its order. */
export interface NumberedLayer {
  readonly layer: SharedLayer;
  readonly words: Int32Array;
  readonly characters: Int32Array;
}

/**
 * @param count so many features are numbered
 * @param indexOf the index of a rule in the list of models; rules without one are left out
 */
export function buildLayerTables(
  { layer: { step, units, rules, ...features }, words, characters }: NumberedLayer,
  count: number,
  indexOf: ReadonlyMap<RuleId, number>,
): LayerTables {
  const weights = new Int8Array(count * units.length);
  const place = (some: readonly LayeredFeature[], numbers: Int32Array) =>
    some.forEach((one, at) => {
      weights.set(one.weights, (numbers[at] as number) * units.length);
    });
  place(features.words, words);
  place(features.characters, characters);
  const known = rules.filter(({ rule }) => indexOf.get(rule) !== undefined);
  return {
    step,
    unitBias: Float32Array.from(units),
    weights,
    rules: Int32Array.from(known, ({ rule }) => indexOf.get(rule) ?? 0),
    ruleBias: Float32Array.from(known, ({ bias }) => bias),
    ruleWeights: Float32Array.from(known.flatMap((one) => one.weights)),
  };
}

/** Sums the features of one text after the other. */
export interface LayerSummer {
  readonly begin: () => void;
  readonly add: (feature: number) => void;
  /** Adds to the scores of the rules. @param scale what the sum over the features is multiplied with */
  readonly addScores: (scores: Float64Array, scale: number) => void;
}

/** Weights are whole numbers, so that sums are exact and the order of the features does not matter. */
export function layerSummer(tables: LayerTables): LayerSummer {
  const { step, unitBias, weights, rules, ruleBias, ruleWeights } = tables;
  const units = unitBias.length;
  const sums = new Int32Array(units);
  const height = new Float64Array(units);
  return {
    begin: () => {
      sums.fill(0);
    },
    add: (feature) => {
      const at = feature * units;
      for (let unit = 0; unit < units; unit++)
        sums[unit] = (sums[unit] as number) + (weights[at + unit] as number);
    },
    addScores: (scores, scale) => {
      for (let unit = 0; unit < units; unit++)
        height[unit] = Math.max(0, (unitBias[unit] as number) + step * scale * (sums[unit] as number));
      for (let index = 0; index < rules.length; index++) {
        const rule = rules[index] as number;
        const at = index * units;
        let score = (scores[rule] as number) + (ruleBias[index] as number);
        for (let unit = 0; unit < units; unit++)
          score += (ruleWeights[at + unit] as number) * (height[unit] as number);
        scores[rule] = score;
      }
    },
  };
}

/** Layers with those of their rules that are asked for; one without any is left out. */
export function layersOfRules(
  layers: readonly SharedLayer[],
  isAsked: (rule: RuleId, layer: SharedLayer) => boolean,
): readonly SharedLayer[] {
  return layers
    .map((layer) => ({ ...layer, rules: layer.rules.filter(({ rule }) => isAsked(rule, layer)) }))
    .filter(({ rules }) => rules.length > 0);
}

/** What a rule of a layer makes of the sums of a turn's features. @param scale what the sums are multiplied with, `step` left aside */
export function layeredScore(
  { weights, bias }: LayeredRule,
  { step, units }: SharedLayer,
  sums: ArrayLike<number>,
  scale: number,
): number {
  return weights.reduce(
    (score, weight, unit) =>
      score + weight * Math.max(0, (units[unit] ?? 0) + step * scale * (sums[unit] ?? 0)),
    bias,
  );
}

/** A turn of usual length. */
const USUAL_SCALE = scaleOf(25);

/** What each word of a layer does to a rule by itself, to be compared with the weights of a view. */
export function effectsOn(rule: RuleId, layer: SharedLayer): readonly WeightedFeature[] {
  const own = layer.rules.find((one) => one.rule === rule);
  if (own === undefined) return [];
  const without = layeredScore(own, layer, [], USUAL_SCALE);
  return layer.words.map(({ feature, weights }) => ({
    feature,
    weight: roundWeight((layeredScore(own, layer, weights, USUAL_SCALE) - without) / USUAL_SCALE),
  }));
}

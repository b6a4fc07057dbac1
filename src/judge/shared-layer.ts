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
  /**
   * Four units a number, the first in the lowest byte, each `EXCESS` more than it is. Feature n has the numbers from
   * `n * width` to before `(n + 1) * width`.
   */
  readonly weights: Int32Array;
  readonly width: number;
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
  const width = Math.ceil(units.length / PACKED);
  const weights = new Int32Array(count * width).fill(NOTHING);
  const place = (some: readonly LayeredFeature[], numbers: Int32Array) =>
    some.forEach((one, at) => {
      pack(one.weights, weights, (numbers[at] as number) * width);
    });
  place(features.words, words);
  place(features.characters, characters);
  const known = rules.filter(({ rule }) => indexOf.get(rule) !== undefined);
  return {
    step,
    unitBias: Float32Array.from(units),
    weights,
    width,
    rules: Int32Array.from(known, ({ rule }) => indexOf.get(rule) ?? 0),
    ruleBias: Float32Array.from(known, ({ bias }) => bias),
    ruleWeights: Float32Array.from(known.flatMap((one) => one.weights)),
  };
}

/** So many units stand in one number. */
const PACKED = 4;
const BITS = 8;
/** Makes a byte that may be negative one that is not. */
const EXCESS = 128;
/** Four units of weight 0. */
const NOTHING = 0x80808080 | 0;

function pack(bytes: Int8Array, weights: Int32Array, from: number): void {
  // The excess is there already: its bit and that of the sign are the same.
  for (let unit = 0; unit < bytes.length; unit++) {
    const at = from + (unit >> 2);
    weights[at] = (weights[at] as number) ^ (((bytes[unit] as number) & 0xff) << (BITS * (unit & 3)));
  }
}

/** Reads the features of one text after the other. */
export interface LayerReader {
  /** @param features numbers, the first `count` count @param scale what the sum over them is multiplied with */
  readonly read: (features: Int32Array, count: number, scale: number) => void;
  /** A rule's score with what the layer makes of the features that were read last. @param rule by its index in the list of models */
  readonly add: (score: number, rule: number) => number;
}

/** @param ruleCount how many models there are */
export function layerReader(tables: LayerTables, ruleCount: number): LayerReader {
  const { step, unitBias, rules, ruleBias, ruleWeights } = tables;
  const units = unitBias.length;
  const sum = featureSummer(tables);
  const rowOf = new Int32Array(ruleCount).fill(-1);
  rules.forEach((rule, row) => {
    rowOf[rule] = row;
  });
  /** The units above 0, and how far. */
  const lit = new Int32Array(units);
  const height = new Float64Array(units);
  let litCount = 0;
  return {
    read: (features, count, scale) => {
      const sums = sum(features, count);
      litCount = 0;
      for (let unit = 0; unit < units; unit++) {
        const above = (unitBias[unit] as number) + step * scale * (sums[unit] as number);
        if (above <= 0) continue;
        lit[litCount] = unit;
        height[litCount++] = above;
      }
    },
    add: (score, rule) => {
      const row = rowOf[rule] as number;
      if (row < 0) return score;
      const at = row * units;
      let total = score + (ruleBias[row] as number);
      for (let index = 0; index < litCount; index++)
        total += (ruleWeights[at + (lit[index] as number)] as number) * (height[index] as number);
      return total;
    },
  };
}

/** Every other byte of a number. */
const EVEN_BYTES = 0x00ff00ff;
/** The sum of so many bytes fits into two. */
const MOST_AT_ONCE = 256;

/**
 * Returns a function that sums features unit by unit, in an array it uses again. Four units are added at once, as two pairs
 * with room between them. Weights are whole numbers, so that sums are exact and the order of the features does not matter.
 */
function featureSummer({ weights, width }: LayerTables): (features: Int32Array, count: number) => Int32Array {
  const sums = new Int32Array(width * PACKED);
  return (features, count) => {
    sums.fill(-EXCESS * count);
    for (let from = 0; from < count; from += MOST_AT_ONCE) {
      const end = Math.min(count, from + MOST_AT_ONCE);
      for (let column = 0; column < width; column++) {
        let even = 0;
        let odd = 0;
        for (let at = from; at < end; at++) {
          const four = weights[(features[at] as number) * width + column] as number;
          even = (even + (four & EVEN_BYTES)) | 0;
          odd = (odd + ((four >>> BITS) & EVEN_BYTES)) | 0;
        }
        const unit = column * PACKED;
        sums[unit] = (sums[unit] as number) + (even & 0xffff);
        sums[unit + 1] = (sums[unit + 1] as number) + (odd & 0xffff);
        sums[unit + 2] = (sums[unit + 2] as number) + (even >>> 16);
        sums[unit + 3] = (sums[unit + 3] as number) + (odd >>> 16);
      }
    }
    return sums;
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

import type { LayeredFeature, SharedLayer } from '../judge/judge-model.js';
import { layeredScore } from '../judge/shared-layer.js';
import type { RuleId } from '../model/rule.js';
import type { JoinedRows } from './view-rows.js';

/** The scores of rows by the rules of a layer, by `row * rules + rule`; rules that the layer does not know score 0. */
export function layerScores(data: JoinedRows, layer: SharedLayer, rules: readonly RuleId[]): Float32Array {
  const { starts, entries, scales, features, words } = data;
  const rows = scales.length;
  const weightsOf = (some: readonly LayeredFeature[]) =>
    new Map(some.map(({ feature, weights }) => [feature, weights]));
  const ofWord = weightsOf(layer.words);
  const ofRun = weightsOf(layer.characters);
  const weights = features.map((feature, number) => (number < words ? ofWord : ofRun).get(feature) ?? null);
  const own = rules.map((rule) => layer.rules.find((one) => one.rule === rule) ?? null);
  const scores = new Float32Array(rows * rules.length);
  const sums = new Int32Array(layer.units.length);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
      const added = weights[entries[i] as number];
      if (added === undefined || added === null) continue;
      for (let unit = 0; unit < sums.length; unit++)
        sums[unit] = (sums[unit] as number) + (added[unit] as number);
    }
    own.forEach((one, index) => {
      if (one !== null)
        scores[row * rules.length + index] = layeredScore(one, layer, sums, scales[row] as number);
    });
  }
  return scores;
}

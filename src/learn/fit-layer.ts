import type { LayeredFeature, LayeredRule, SharedLayer } from '../judge/judge-model.js';
import { LARGEST_WEIGHT, roundLayer, roundStep } from '../judge/shared-layer-file.js';
import type { RuleId } from '../model/rule.js';
import type { Role } from '../model/transcript.js';
import type { FitWork } from './fit-work.js';
import { UNITS, type UnitsTask, type UnitWeights } from './learn-units.js';
import { commonFirst, type JoinedRows, placesIn, type RowNumbers } from './view-rows.js';

/** What a layer is learned from: the words and the characters of rows. */
export interface LayerTask extends Pick<UnitsTask, 'rows' | 'labels' | 'importance'> {
  readonly speaker: Role;
  /** Sorted. */
  readonly rules: readonly RuleId[];
  readonly data: JoinedRows;
}

/** The units are learned so many times from other first weights and in another order, and the scores averaged: what one chanced upon the others correct. */
const SEEDS = [5261, 7919];
/** A feature is learned that stands in so many rows, one more for each `ROWS_PER_TURN`, up to the most. */
const FEWEST_ROWS = 2;
const MOST_FEWEST_ROWS = 4;
const ROWS_PER_TURN = 10_000;
/** So many features are kept. */
const MOST_FEATURES = 200_000;
/** One weight in so many is cut to the largest that a file can hold. */
const CUT_SHARE = 0.0005;

/** Learns the words and characters of all rules of a speaker through units that they share. The same rows give the same layer. */
export async function fitLayer(task: LayerTask, work: FitWork): Promise<SharedLayer> {
  const { speaker, rules, data, rows, labels, importance } = task;
  const counts = countRows(data, rows);
  const least = Math.min(MOST_FEWEST_ROWS, FEWEST_ROWS + Math.floor(rows.length / ROWS_PER_TURN));
  const learned = commonFirst(counts, least);
  const values = Float32Array.from(learned, (feature) => data.values[feature] as number);
  const places = placesIn(learned, counts.length);
  const own = { rules: rules.length, data, rows, labels, importance, places, values };
  const members = await Promise.all(SEEDS.map((seed) => work.learnUnits({ ...own, seed })));
  const weights = sideBySide(members, learned.length, rules.length);
  const strength = Float64Array.from(
    learned,
    (feature, place) =>
      lengthOf(weights, place) * (values[place] as number) * Math.sqrt(counts[feature] as number),
  );
  const weakest = strength.toSorted().at(-MOST_FEATURES) ?? 0;
  const kept = [...learned.keys()].filter(
    (place) => (strength[place] ?? 0) > 0 && (strength[place] ?? 0) >= weakest,
  );
  return {
    speaker,
    ...inSteps(weights, data, learned, values, kept),
    units: Array.from(weights.units, roundLayer),
    rules: layeredRules(rules, weights),
  };
}

/** Several sets of units side by side: one wide layer whose score is the average of theirs. */
function sideBySide(members: readonly UnitWeights[], features: number, rules: number): UnitWeights {
  const count = members.length * UNITS;
  const weights: UnitWeights = {
    features: new Float32Array(features * count),
    units: new Float32Array(count),
    rules: new Float32Array(rules * count),
    bias: new Float32Array(rules),
  };
  members.forEach((member, number) => {
    const place = (all: Float32Array, own: Float32Array): void => {
      for (let from = 0, to = number * UNITS; from < own.length; from += UNITS, to += count)
        all.set(own.subarray(from, from + UNITS), to);
    };
    place(weights.features, member.features);
    place(weights.units, member.units);
    place(
      weights.rules,
      member.rules.map((weight) => weight / members.length),
    );
    for (const [rule, bias] of member.bias.entries())
      weights.bias[rule] = (weights.bias[rule] as number) + bias / members.length;
  });
  return weights;
}

/** In how many of the rows each feature stands. */
function countRows({ values, starts, entries }: RowNumbers, rows: Int32Array): Float64Array {
  const counts = new Float64Array(values.length);
  for (const row of rows)
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      counts[entries[i] as number] = (counts[entries[i] as number] as number) + 1;
  return counts;
}

function lengthOf({ features, units }: UnitWeights, feature: number): number {
  const count = units.length;
  let sum = 0;
  for (let unit = 0; unit < count; unit++) sum += (features[feature * count + unit] as number) ** 2;
  return Math.sqrt(sum);
}

/** So many classes of size are counted. */
const CLASSES = 65_536;

/** The value that stands at a place, from 0, where the largest comes first; of millions only a few are sorted. */
export function nthLargest(sizes: Float64Array, place: number): number {
  let top = 0;
  for (const size of sizes) if (size > top) top = size;
  if (top === 0) return 0;
  const classOf = (size: number): number => Math.floor((size / top) * (CLASSES - 1));
  const counts = new Int32Array(CLASSES);
  for (const size of sizes) counts[classOf(size)] = (counts[classOf(size)] as number) + 1;
  let before = 0;
  let one = CLASSES - 1;
  while (before + (counts[one] as number) <= place && one > 0) before += counts[one--] as number;
  return (
    sizes
      .filter((size) => classOf(size) === one)
      .sort()
      .at(-1 - (place - before)) ?? 0
  );
}

/**
 * The weights of some features as whole numbers of steps, with what the feature counts in them.
 *
 * @param learned features by their place among the weights
 * @param values what each counts where it stands, by place
 * @param kept places
 */
function inSteps(
  { features, units }: UnitWeights,
  { features: names, words }: JoinedRows,
  learned: Int32Array,
  values: Float32Array,
  kept: readonly number[],
): Pick<SharedLayer, 'step' | 'words' | 'characters'> {
  const count = units.length;
  const of = (place: number, unit: number): number =>
    (features[place * count + unit] as number) * (values[place] as number);
  const sizes = new Float64Array(kept.length * count);
  kept.forEach((place, index) => {
    for (let unit = 0; unit < count; unit++) sizes[index * count + unit] = Math.abs(of(place, unit));
  });
  const largest = nthLargest(sizes, Math.floor(CUT_SHARE * sizes.length));
  const step = roundStep(largest / LARGEST_WEIGHT) || 1;
  const layered = (some: readonly number[]): readonly LayeredFeature[] =>
    some
      .map((place) => ({
        feature: names[learned[place] as number] ?? '',
        weights: Int8Array.from({ length: count }, (_, unit) =>
          Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round(of(place, unit) / step))),
        ),
      }))
      .sort((a, b) => (a.feature < b.feature ? -1 : 1));
  return {
    step,
    words: layered(kept.filter((place) => (learned[place] as number) < words)),
    characters: layered(kept.filter((place) => (learned[place] as number) >= words)),
  };
}

function layeredRules(
  rules: readonly RuleId[],
  { rules: weights, bias, units }: UnitWeights,
): readonly LayeredRule[] {
  const count = units.length;
  return rules
    .map((rule, index) => ({
      rule,
      bias: roundLayer(bias[index] ?? 0),
      weights: Array.from(weights.subarray(index * count, (index + 1) * count), roundLayer),
    }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

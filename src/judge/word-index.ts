import type { Sentence } from '../model/token.js';
import { WEIGHT_UNITS } from './character-index.js';
import {
  createNumbers,
  type FeatureTable,
  finalHigh,
  finalLow,
  nextHigh,
  nextLow,
  RUN_BASIS,
  slotOf,
  WORD_BASIS,
} from './feature-hash.js';
import { LONGEST_RUN, type RuleModel, type SharedLayer } from './judge-model.js';
import type { Letters } from './letters.js';
import { buildLayerTables, type LayerTables, layerReader } from './shared-layer.js';
import { type FeatureSink, type LexiconHit, writeWordFeatures } from './word-features.js';

/** The features of the word views of many rules, and those of the layers, found by hash; plain data. */
export interface WordIndex extends FeatureTable {
  /** So many features are there; those that rules weigh themselves, and not a layer alone, come first. */
  readonly count: number;
  /** The postings of feature n of these are written from `starts[n]` to before `starts[n + 1]`: rule and weight in units. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
  readonly layers: readonly LayerTables[];
  /** Whether a layer weighs runs of characters. */
  readonly hasRuns: boolean;
}

export function buildWordIndex(
  models: readonly Pick<RuleModel, 'rule' | 'words'>[],
  layers: readonly SharedLayer[] = [],
): WordIndex {
  const words = models.map((model) => model.words.weights);
  const ofLayers = layers.flatMap((layer) => [layer.words, layer.characters]);
  const numbers = createNumbers(sum([...words, ...ofLayers].map(({ length }) => length)));
  const postings: number[][] = [];
  words.forEach((weights, rule) => {
    for (const { feature, weight } of weights) {
      const units = Math.round(weight * WEIGHT_UNITS);
      const list = postings[numbers.of(feature)];
      if (list === undefined) postings.push([rule, units]);
      else list.push(rule, units);
    }
  });
  const layered = layers.map((layer) => ({
    layer,
    words: Int32Array.from(layer.words, ({ feature }) => numbers.of(feature)),
    characters: Int32Array.from(layer.characters, ({ feature }) => numbers.of(feature, RUN_BASIS)),
  }));
  const indexOf = new Map(models.map(({ rule }, index) => [rule, index]));
  const starts = new Int32Array(postings.length + 1);
  const all: number[] = [];
  postings.forEach((list, number) => {
    for (const one of list) all.push(one);
    starts[number + 1] = all.length;
  });
  return {
    ...numbers.table(),
    count: numbers.count(),
    starts,
    postings: Int32Array.from(all),
    layers: layered.map((one) => buildLayerTables(one, numbers.count(), indexOf)),
    hasRuns: layers.some(({ characters }) => characters.length > 0),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Reads which features of an index stand in a sentence, by number, each once. */
export type ReadKnownWords = (sentence: Sentence, lexicon: readonly LexiconHit[]) => readonly number[];

/** A feature is hashed as it is written: joining its letters and keeping it would cost more than all the rest. */
export function knownWordsReader({ hashes, numbers, count }: WordIndex): ReadKnownWords {
  const seenIn = new Int32Array(count);
  let reading = 0;
  let known: number[] = [];
  let { low, high } = WORD_BASIS;
  const sink: FeatureSink = {
    begin: () => {
      ({ low, high } = WORD_BASIS);
    },
    write: (text) => {
      // In variables of its own: those that functions share are read and written in memory letter by letter.
      let ownLow = low;
      let ownHigh = high;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        ownLow = nextLow(ownLow, code);
        ownHigh = nextHigh(ownHigh, code);
      }
      low = ownLow;
      high = ownHigh;
    },
    count: () => {
      const slot = slotOf(hashes, finalLow(low), finalHigh(low, high));
      if (hashes[2 * slot] === 0 && hashes[2 * slot + 1] === 0) return;
      const number = numbers[slot] as number;
      if (seenIn[number] === reading) return;
      seenIn[number] = reading;
      known.push(number);
    },
  };
  return (sentence, lexicon) => {
    reading++;
    known = [];
    writeWordFeatures(sentence, lexicon, sink);
    return known;
  };
}

/** Reads which runs of characters of an index stand in letters, by number; one that stands several times comes several times. */
export type ReadKnownRuns = (letters: Letters) => readonly number[];

export function knownRunsReader({ hashes, numbers, hasRuns }: WordIndex): ReadKnownRuns {
  if (!hasRuns) return () => [];
  return ({ codes, length }) => {
    const known: number[] = [];
    for (let start = 0; start < length; start++) {
      const end = Math.min(length, start + LONGEST_RUN);
      let { low, high } = RUN_BASIS;
      for (let at = start; at < end; at++) {
        const code = codes[at] as number;
        low = nextLow(low, code);
        high = nextHigh(high, code);
        const slot = slotOf(hashes, finalLow(low), finalHigh(low, high));
        if (hashes[2 * slot] !== 0 || hashes[2 * slot + 1] !== 0) known.push(numbers[slot] as number);
      }
    }
    return known;
  };
}

/**
 * Weighs the distinct features of sentences; the score of each rule is told until the next are weighed. Most rules are never
 * asked for. @param scale what sums are multiplied with
 */
export type ScoreWords = (
  sentences: readonly (readonly number[])[],
  scale: number,
) => (rule: number) => number;

export function wordScorer(index: WordIndex, rules: number): ScoreWords {
  const { starts, postings, layers } = index;
  const scores = new Float64Array(rules);
  const seenIn = new Int32Array(index.count);
  const distinct = new Int32Array(index.count);
  const weighed = starts.length - 1;
  const readers = layers.map((layer) => layerReader(layer, rules));
  let turn = 0;
  return (sentences, scale) => {
    scores.fill(0);
    turn++;
    let count = 0;
    for (const features of sentences) {
      for (const feature of features) {
        if (seenIn[feature] === turn) continue;
        seenIn[feature] = turn;
        distinct[count++] = feature;
        if (feature >= weighed) continue;
        const last = starts[feature + 1] as number;
        for (let at = starts[feature] as number; at < last; at += 2) {
          const rule = postings[at] as number;
          scores[rule] = (scores[rule] as number) + (postings[at + 1] as number) / WEIGHT_UNITS;
        }
      }
    }
    for (const { read } of readers) read(distinct, count, scale);
    return (rule) => readers.reduce((score, { add }) => add(score, rule), (scores[rule] as number) * scale);
  };
}

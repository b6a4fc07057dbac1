import type { Sentence } from '../model/token.js';
import { WEIGHT_UNITS } from './character-index.js';
import { LONGEST_RUN, type RuleModel, type SharedLayer } from './judge-model.js';
import type { Letters } from './letters.js';
import { buildLayerTables, type LayerTables, layerReader } from './shared-layer.js';
import { type FeatureSink, type LexiconHit, writeWordFeatures } from './word-features.js';

/** The features of the word views of many rules, and those of the layers, found by hash; plain data. */
export interface WordIndex {
  /** Two numbers a slot, the hash of its feature; both 0 where the slot is empty. The number of slots is a power of 2. */
  readonly hashes: Int32Array;
  /** For each slot the number of its feature. */
  readonly numbers: Int32Array;
  /** So many features are there; those that rules weigh themselves, and not a layer alone, come first. */
  readonly count: number;
  /** The postings of feature n of these are written from `starts[n]` to before `starts[n + 1]`: rule and weight in units. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
  readonly layers: readonly LayerTables[];
  /** Whether a layer weighs runs of characters. */
  readonly hasRuns: boolean;
}

/** So many slots a feature: short ways to an empty one. */
const ROOM = 2;

/**
 * Hashes of 64 bits stand for the features themselves: with some 100,000 of them two are the same once in a thousand
 * million tables, and opening a table costs no time.
 */
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

/** Numbers of features in the order in which they first come. */
interface FeatureNumbers {
  readonly of: (feature: string, basis?: HashBasis) => number;
  readonly count: () => number;
  readonly table: () => Pick<WordIndex, 'hashes' | 'numbers'>;
}

/** The features themselves are not kept: their hashes tell them apart. @param most so many features come at most */
function createNumbers(most: number): FeatureNumbers {
  const hashes = new Int32Array(2 * slotsFor(most));
  const numbers = new Int32Array(hashes.length / 2);
  /** The hash of each feature, by number. */
  const hashOfNumber = new Int32Array(2 * most);
  let count = 0;
  return {
    of: (feature, basis = WORD_BASIS) => {
      const [low, high] = hashOf(feature, basis);
      const slot = slotOf(hashes, low, high);
      if (hashes[2 * slot] !== 0 || hashes[2 * slot + 1] !== 0) return numbers[slot] as number;
      for (const [place, table] of [
        [slot, hashes],
        [count, hashOfNumber],
      ] as const) {
        table[2 * place] = low;
        table[2 * place + 1] = high;
      }
      numbers[slot] = count;
      return count++;
    },
    count: () => count,
    // Features that come several times left room that no reading needs.
    table: () => tableOf(hashOfNumber.subarray(0, 2 * count)),
  };
}

/** @param hashOfNumber two numbers a feature */
function tableOf(hashOfNumber: Int32Array): Pick<WordIndex, 'hashes' | 'numbers'> {
  const count = hashOfNumber.length / 2;
  const hashes = new Int32Array(2 * slotsFor(count));
  const numbers = new Int32Array(hashes.length / 2);
  for (let number = 0; number < count; number++) {
    const low = hashOfNumber[2 * number] as number;
    const high = hashOfNumber[2 * number + 1] as number;
    const slot = slotOf(hashes, low, high);
    hashes[2 * slot] = low;
    hashes[2 * slot + 1] = high;
    numbers[slot] = number;
  }
  return { hashes, numbers };
}

function slotsFor(features: number): number {
  let slots = 1;
  while (slots < ROOM * features) slots *= 2;
  return slots;
}

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

/** The slot of a hash, or the empty one where it would stand. */
function slotOf(hashes: Int32Array, low: number, high: number): number {
  const mask = hashes.length / 2 - 1;
  let slot = low & mask;
  while (
    (hashes[2 * slot] !== 0 || hashes[2 * slot + 1] !== 0) &&
    (hashes[2 * slot] !== low || hashes[2 * slot + 1] !== high)
  )
    slot = (slot + 1) & mask;
  return slot;
}

/**
 * Two hashes of 32 bits (FNV-1a over code units, Fowler, Noll, Vo 1991, with two primes), never both 0. They are taken
 * letter by letter, so that a longer feature goes on from a shorter one.
 */
function hashOf(text: string, basis: HashBasis): readonly [low: number, high: number] {
  let { low, high } = basis;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = nextLow(low, code);
    high = nextHigh(high, code);
  }
  return [finalLow(low), finalHigh(low, high)];
}

const nextLow = (low: number, code: number): number => Math.imul(low ^ code, 0x01000193);

function nextHigh(high: number, code: number): number {
  const mixed = Math.imul(high ^ code, 0x5bd1e995);
  return mixed ^ (mixed >>> 15);
}

const finalLow = (low: number): number => low ^ (low >>> 13);

const finalHigh = (low: number, high: number): number => (high === 0 && finalLow(low) === 0 ? 1 : high);

/** What the hashes of a view begin with. */
interface HashBasis {
  readonly low: number;
  readonly high: number;
}

const WORD_BASIS: HashBasis = { low: 0x811c9dc5 | 0, high: 0x1b873593 | 0 };

/** Before a run of characters: no feature of the words begins with a blank. */
const RUN_MARK = ' '.charCodeAt(0);
const RUN_BASIS: HashBasis = {
  low: nextLow(WORD_BASIS.low, RUN_MARK),
  high: nextHigh(WORD_BASIS.high, RUN_MARK),
};

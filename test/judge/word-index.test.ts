import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SharedLayer } from '../../src/judge/judge-model.js';
import { lettersOf, readLetters } from '../../src/judge/letters.js';
import { wordFeatures } from '../../src/judge/word-features.js';
import { buildWordIndex, knownRunsReader, knownWordsReader, wordScorer } from '../../src/judge/word-index.js';
import { analyseText } from '../../src/language/analyse-text.js';
import { normaliseInPlace } from '../../src/language/normalise/normalise.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import { characterFeatures } from '../../src/learn/character-features.js';
import { modelOf } from './models.js';

const tokenize = await loadTokenizer();
// What one sentence says twice and two sentences say each counts once.
const { sentences } = analyseText('金を払え、金を。払う金はもう払った。', [], tokenize);
const lexicon = [{ name: 'money', span: { start: 0, end: 1 } }];
const present = wordFeatures(sentences, lexicon);
const feature = fc.constantFrom(...present.keys(), '話す', '金 を 話す', '@threat');
const weights = fc.uniqueArray(fc.record({ feature, weight: fc.integer({ min: -300, max: 300 }) }), {
  selector: (one) => one.feature,
  maxLength: 40,
});

describe('the index of word features', () => {
  it('gives every rule the sum of the weights that its model has for what stands in the sentences', () => {
    fc.assert(
      fc.property(fc.array(weights, { minLength: 1, maxLength: 4 }), (rules) => {
        const models = rules.map((some) =>
          modelOf(
            [],
            some.map((one) => ({ ...one, weight: one.weight / 100 })),
          ),
        );
        const index = buildWordIndex(models);
        const read = knownWordsReader(index);
        const known = sentences.map((one) => read(one, lexicon));
        const scoreOf = wordScorer(index, rules.length)(known, 0.5);
        const expected = rules.map((some) =>
          some.reduce((sum, one) => sum + (present.has(one.feature) ? (0.5 * one.weight) / 100 : 0), 0),
        );
        expect(rules.map((_, rule) => scoreOf(rule))).toEqual(
          expected.map((weight) => expect.closeTo(weight, 9)),
        );
      }),
    );
  });

  const bytes = fc.integer({ min: -127, max: 127 });
  const decimal = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100);
  const layeredOf = (name: fc.Arbitrary<string>) =>
    fc.uniqueArray(fc.tuple(name, fc.tuple(bytes, bytes, bytes)), { selector: ([own]) => own });
  const letters = readLetters(normaliseInPlace('金を払え、金を。払う金はもう払った。', []));
  const runs = characterFeatures(lettersOf(letters));
  const run = fc.constantFrom(...runs.keys(), '話', '金を話', '払う:command');

  it('adds what the units of a layer make of words and characters, each rule in its way', () => {
    fc.assert(
      fc.property(
        weights,
        layeredOf(feature),
        layeredOf(run),
        fc.tuple(decimal, decimal, decimal),
        fc.tuple(decimal, decimal, decimal),
        (some, words, characters, units, own) => {
          const rules = [
            modelOf(
              [],
              some.map((one) => ({ ...one, weight: one.weight / 100 })),
              { isLayered: true },
            ),
            modelOf([], [], { rule: 'caller/other' }),
          ];
          const layer: SharedLayer = {
            speaker: 'caller',
            units,
            step: 0.01,
            rules: [
              { rule: 'caller/apology-demand', bias: 0.25, weights: own },
              { rule: 'caller/unknown', bias: 9, weights: own },
            ],
            words: words.map(([name, bytes]) => ({ feature: name, weights: Int8Array.from(bytes) })),
            characters: characters.map(([name, bytes]) => ({
              feature: name,
              weights: Int8Array.from(bytes),
            })),
          };
          const index = buildWordIndex(rules, [layer]);
          const read = knownWordsReader(index);
          const known = [...sentences.map((one) => read(one, lexicon)), knownRunsReader(index)(letters)];
          const linear = some.reduce(
            (sum, one) => sum + (present.has(one.feature) ? one.weight / 100 : 0),
            0,
          );
          const sumOf = (some: typeof words, isThere: (name: string) => boolean, unit: number) =>
            some.reduce((sum, [name, bytes]) => sum + (isThere(name) ? (bytes[unit] ?? 0) : 0), 0);
          const height = units.map((bias, unit) => {
            const sum =
              sumOf(words, (name) => present.has(name), unit) +
              sumOf(characters, (name) => runs.has(name), unit);
            return Math.max(0, bias + 0.5 * 0.01 * sum);
          });
          const shared = height.reduce((sum, one, unit) => sum + one * (own[unit] ?? 0), 0.25);
          const scoreOf = wordScorer(index, 2)(known, 0.5);
          expect([scoreOf(0), scoreOf(1)]).toEqual([expect.closeTo(0.5 * linear + shared, 4), 0]);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WordLayer } from '../../src/judge/judge-model.js';
import { wordFeatures } from '../../src/judge/word-features.js';
import { buildWordIndex, knownWordsReader, wordScorer } from '../../src/judge/word-index.js';
import { analyseText } from '../../src/language/analyse-text.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
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
        const sums = wordScorer(index, rules.length)(known, 0.5);
        const expected = rules.map((some) =>
          some.reduce((sum, one) => sum + (present.has(one.feature) ? (0.5 * one.weight) / 100 : 0), 0),
        );
        expect([...sums]).toEqual(expected.map((weight) => expect.closeTo(weight, 9)));
      }),
    );
  });

  const bytes = fc.integer({ min: -127, max: 127 });
  const decimal = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100);
  const layered = fc.uniqueArray(fc.tuple(feature, fc.tuple(bytes, bytes, bytes)), {
    selector: ([name]) => name,
  });

  it('adds what the units of a layer make of the words, each rule in its way', () => {
    fc.assert(
      fc.property(
        weights,
        layered,
        fc.tuple(decimal, decimal, decimal),
        fc.tuple(decimal, decimal, decimal),
        (some, features, units, own) => {
          const rules = [
            modelOf(
              [],
              some.map((one) => ({ ...one, weight: one.weight / 100 })),
              { isLayered: true },
            ),
            modelOf([], [], { rule: 'caller/other' }),
          ];
          const layer: WordLayer = {
            speaker: 'caller',
            units,
            step: 0.01,
            rules: [
              { rule: 'caller/apology-demand', bias: 0.25, weights: own },
              { rule: 'caller/unknown', bias: 9, weights: own },
            ],
            features: features.map(([name, bytes]) => ({ feature: name, weights: Int8Array.from(bytes) })),
          };
          const index = buildWordIndex(rules, [layer]);
          const read = knownWordsReader(index);
          const known = sentences.map((one) => read(one, lexicon));
          const linear = some.reduce(
            (sum, one) => sum + (present.has(one.feature) ? one.weight / 100 : 0),
            0,
          );
          const height = units.map((bias, unit) =>
            Math.max(
              0,
              bias +
                0.5 *
                  0.01 *
                  features.reduce(
                    (sum, [name, bytes]) => sum + (present.has(name) ? (bytes[unit] ?? 0) : 0),
                    0,
                  ),
            ),
          );
          const shared = height.reduce((sum, one, unit) => sum + one * (own[unit] ?? 0), 0.25);
          expect([...wordScorer(index, 2)(known, 0.5)]).toEqual([
            expect.closeTo(0.5 * linear + shared, 4),
            0,
          ]);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordFeatures } from '../../src/judge/word-features.js';
import { buildWordIndex, knownWordsReader, wordSummer } from '../../src/judge/word-index.js';
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
        const sums = wordSummer(index, rules.length)(sentences.map((one) => read(one, lexicon)));
        const expected = rules.map((some) =>
          some.reduce((sum, one) => sum + (present.has(one.feature) ? one.weight / 100 : 0), 0),
        );
        expect([...sums]).toEqual(expected.map((weight) => expect.closeTo(weight, 9)));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { wordFeatures } from '../../src/judge/word-features.js';
import { analyseText } from '../../src/language/analyse-text.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';

const tokenize = await loadTokenizer();
const featuresOf = (text: string, lexicon: Parameters<typeof wordFeatures>[1] = []) =>
  wordFeatures(analyseText(text, [], tokenize).sentences, lexicon);

describe('the features of the view of words', () => {
  it('are dictionary forms in a row, sounds, and what phrases and sentences do', () => {
    const features = [...featuresOf('金を払え。').keys()];
    expect(features).toEqual(
      expect.arrayContaining([
        '金',
        '払う',
        '金 を 払う',
        '~キン',
        '払う:command',
        ':command',
        '金>command',
        '>command',
      ]),
    );
  });

  it('hold a word in kana and in kanji for the same sound', () => {
    const shared = [...featuresOf('電話を切る').keys()].filter((one) => featuresOf('でんわを切る').has(one));
    expect(shared).toContain('~デンワ');
  });

  it('name a set of the lexicon with what its phrase does', () => {
    const features = featuresOf('金を払え。', [{ name: 'pay', span: { start: 2, end: 4 } }]);
    expect([...features.keys()]).toEqual(expect.arrayContaining(['@pay', '@pay:command', '@pay>command']));
  });

  it('are none of an empty turn', () => {
    expect(featuresOf('').size).toBe(0);
  });
});

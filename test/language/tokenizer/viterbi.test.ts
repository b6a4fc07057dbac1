import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadDictionarySync } from '../../../src/language/tokenizer/dictionary.js';
import { openDictionary } from '../../../src/language/tokenizer/packed-dictionary.js';
import { type CutSentence, createSentenceCutter } from '../../../src/language/tokenizer/viterbi.js';
import { sizeOf } from '../../thoroughness.js';

const GOLD = new URL('../../../fixtures/gold/', import.meta.url);
const tables = openDictionary(loadDictionarySync());

function wordsOf(cutSentence: CutSentence, text: string): number[][] {
  const words: number[][] = [];
  cutSentence(text, 0, text.length, (...word) => words.push(word));
  return words;
}

test('a lattice that is cut at every chance has the same best path as one that is never cut', () => {
  const often = createSentenceCutter(tables, 1);
  const never = createSentenceCutter(tables, Number.POSITIVE_INFINITY);
  for (const name of readdirSync(GOLD).slice(0, 4)) {
    const text = readFileSync(new URL(name, GOLD), 'utf8')
      .replace(/[\x20-\x7e、。]/g, '')
      .slice(0, sizeOf(20_000));
    expect(wordsOf(often, text)).toEqual(wordsOf(never, text));
  }
});

test('a piece of a text is cut as if it stood alone, with places in the whole', () => {
  const cutSentence = createSentenceCutter(tables);
  const alone = wordsOf(cutSentence, '電話です');
  const within = wordsOf(createSentenceCutter(tables), '電話です');
  expect(within).toEqual(alone);
  const places: number[][] = [];
  cutSentence('これは電話ですよ', 3, 7, (word, start, end) => places.push([word, start - 3, end - 3]));
  expect(places).toEqual(alone);
});

test('what one sentence left behind does not touch the next', () => {
  const cutSentence = createSentenceCutter(tables);
  const first = wordsOf(cutSentence, 'すぐに責任者を出してください');
  wordsOf(cutSentence, 'ア'.repeat(sizeOf(70_000)) + 'あいうえお'.repeat(sizeOf(40_000)));
  expect(wordsOf(cutSentence, 'すぐに責任者を出してください')).toEqual(first);
});

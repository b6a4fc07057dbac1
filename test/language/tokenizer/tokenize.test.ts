import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadStockTokenizer } from '../../../bench/peers/stock-tokenizer.mjs';
import { loadTokenizer } from '../../../src/language/tokenizer/tokenize.js';
import type { Tokenize } from '../../../src/model/token.js';
import { anyCharacter } from '../../text/any-character.js';
import { casesOf, EVERY_LABELLED_CALL, IS_THOROUGH } from '../../thoroughness.js';

const GOLD = new URL('../../../fixtures/gold/', import.meta.url);

let tokenize: Tokenize;
let stock: Tokenize;

beforeAll(async () => {
  [tokenize, stock] = await Promise.all([loadTokenizer(), loadStockTokenizer()]);
});

const goldTexts = (): string[] =>
  readdirSync(GOLD)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, GOLD), 'utf8').split('\n'))
    .filter((line, index) => line !== '' && index % EVERY_LABELLED_CALL === 0)
    .flatMap((line) => (JSON.parse(line) as { turns: { text: string }[] }).turns.map(({ text }) => text));

const agree = (text: string): void => {
  expect(tokenize(text)).toEqual(stock(text));
};

const covers = (text: string): boolean => {
  const tokens = tokenize(text);
  return (
    tokens.map(({ surface }) => surface).join('') === text &&
    tokens.every((token, index) => token.start === (tokens[index - 1]?.end ?? 0)) &&
    tokens.every(({ surface, start, end }) => surface === text.slice(start, end))
  );
};

const HIRAGANA =
  'あいうえおかがきくけこさしすせそたちってとなにぬねのはばひふへほまみむめもやよらりるれろわをん';
const KATAKANA = 'アイウエオカキクケコサシスセソタチッテトナニネノハヒフホマミムメモヤユヨラリルレロワンー';
const KANJI =
  '電話録音止対応責任者上司返金弁護士警察申訳無今日明日会社謝罪文出来何度言一二三百千万円時分様方私';
const OTHER = ' 　、。，．！？…「」・〜ー-0123456789abcXYZＡｂ１αЖ①㈱々〇ゝヶゞｱｲﾞ\n\t\u{ff5e}\u{e000}鱻龘';

const unit = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...HIRAGANA) },
  { weight: 3, arbitrary: fc.constantFrom(...KANJI) },
  { weight: 2, arbitrary: fc.constantFrom(...KATAKANA) },
  { weight: 2, arbitrary: fc.constantFrom(...OTHER) },
);
const japanese = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));
/** No two of them side by side: kuromoji loses what follows such a run. */
const lonelyAstral = fc
  .array(fc.tuple(unit, fc.constantFrom('', '', '😀', '𠮷', '🈂', '𝒳')), { maxLength: 40 })
  .map((pairs) => pairs.flat().join(''));

describe('tokens are those of kuromoji', () => {
  test('for every turn of labelled calls', () => {
    const texts = goldTexts();
    expect(texts.length).toBeGreaterThan(1000);
    for (const text of texts) {
      expect(tokenize(text)).toEqual(stock(text));
    }
  });

  test('for random Japanese', () => {
    fc.assert(
      fc.property(japanese, (text) => agree(text)),
      { numRuns: casesOf(2000) },
    );
  });

  test('for any characters of the basic plane', () => {
    const anything = fc
      .array(fc.integer({ min: 1, max: 0xd7ff }), { maxLength: 30 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anything, (text) => agree(text)),
      { numRuns: casesOf(500) },
    );
  });

  test('for characters outside the basic plane that stand alone', () => {
    fc.assert(
      fc.property(lonelyAstral, (text) => agree(text)),
      { numRuns: casesOf(500) },
    );
  });

  test('for half a surrogate pair that comes second', () => {
    expect(tokenize('あ\udc00い')).toEqual(stock('あ\udc00い'));
  });

  test('for long turns without punctuation', () => {
    const speech = goldTexts()
      .join('')
      .replace(/[、。]/g, '');
    // kuromoji takes the square of their length.
    for (const length of IS_THOROUGH ? [200, 1000, 4000] : [200, 1000]) {
      const text = speech.slice(length * 3, length * 4);
      expect(tokenize(text)).toEqual(stock(text));
    }
  });

  test('for long runs of one kind of character', () => {
    for (const character of ['ア', 'あ', '話', '7', 'x', '!']) {
      const text = `はい${character.repeat(400)}です`;
      expect(tokenize(text)).toEqual(stock(text));
    }
  });
});

describe('what kuromoji cannot read', () => {
  test('a run of emoji is one unknown word and what follows is kept', () => {
    expect(tokenize('😀😀です').map(({ surface }) => surface)).toEqual(['😀😀', 'です']);
  });

  test('a zero character is an unknown word', () => {
    expect(tokenize('あ\0い').map(({ surface }) => surface)).toEqual(['あ', '\0', 'い']);
  });

  test('half a surrogate pair that comes first is an unknown word', () => {
    expect(tokenize('あ\ud83dい').map(({ surface }) => surface)).toEqual(['あ', '\ud83d', 'い']);
  });
});

test('tokens cover any text without gaps', () => {
  fc.assert(
    fc.property(
      fc.oneof(japanese, fc.string({ unit: anyCharacter }), fc.string({ unit: 'grapheme' })),
      covers,
    ),
    {
      numRuns: casesOf(2000),
    },
  );
});

test('a text without tokens has none', () => {
  expect(tokenize('')).toEqual([]);
});

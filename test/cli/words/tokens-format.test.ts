import { expect, test } from 'vitest';
import { formatTokens, formatTokensJson } from '../../../src/cli/words/tokens-format.js';
import { functionSet } from '../../../src/language/endings/function-sets.js';
import type { AnalysedText, Token } from '../../../src/model/token.js';

function token(surface: string, start: number, part: Partial<Token> = {}): Token {
  return {
    surface,
    base: surface,
    pos: '名詞',
    posDetail1: 'サ変接続',
    posDetail2: '*',
    posDetail3: '*',
    conjugationType: '*',
    conjugationForm: '*',
    reading: 'ロクオン',
    start,
    end: start + surface.length,
    ...part,
  };
}

const VERB = {
  base: '止める',
  pos: '動詞',
  posDetail1: '自立',
  conjugationForm: '命令ｒｏ',
  reading: 'ヤメロ',
};

const ANALYSED: AnalysedText = {
  normalised: {
    original: '録音、えー、やめろ',
    text: '録音やめろ',
    starts: Int32Array.of(0, 1, 6, 7, 8),
    ends: Int32Array.of(1, 2, 7, 8, 9),
  },
  sentences: [
    {
      start: 0,
      end: 5,
      clauses: [{ start: 0, end: 5, goesOn: false }],
      tokens: [token('録音', 0), token('やめろ', 2, VERB)],
      phrases: [
        { start: 0, end: 2, firstToken: 0, endToken: 1, headToken: 0, functions: 0, derived: 0 },
        {
          start: 2,
          end: 5,
          firstToken: 1,
          endToken: 2,
          headToken: 1,
          functions: functionSet('command'),
          derived: 1,
        },
      ],
    },
  ],
};

test('tokens stand in a table whose columns count full-width characters as two', () => {
  expect(formatTokens(ANALYSED, { language: 'ja', color: false })).toBe(
    [
      '正規化: 録音やめろ',
      '',
      '表層形  辞書形  品詞                読み      文節    機能',
      '録音            名詞,サ変接続       ロクオン  録音',
      'やめろ  止める  動詞,自立,命令ｒｏ  ヤメロ    やめろ  command pressing',
      '',
    ].join('\n'),
  );
});

test('colour paints phrases and functions and changes no column', () => {
  const painted = formatTokens(ANALYSED, { language: 'en', color: true });
  expect(painted).toContain('\u001b[32mcommand pressing\u001b[39m');
  expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(formatTokens(ANALYSED, { language: 'en', color: false }));
});

test('JSON names the functions and gives the dictionary form of each head', () => {
  const { text, sentences } = JSON.parse(formatTokensJson(ANALYSED));
  expect(text).toBe('録音やめろ');
  expect(sentences[0].phrases[1]).toMatchObject({
    text: 'やめろ',
    head: '止める',
    functions: ['command', 'pressing'],
  });
});

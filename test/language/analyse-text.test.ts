import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyseText } from '../../src/language/analyse-text.js';
import { functionNames } from '../../src/language/endings/function-sets.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import type { AnalysedText, Tokenize } from '../../src/model/token.js';
import { processorMs } from '../processor-time.js';
import { casesOf, sizeOf } from '../thoroughness.js';

let tokenize: Tokenize;

beforeAll(async () => {
  tokenize = await loadTokenizer();
});

const sentencesOf = (text: string): readonly string[] => {
  const { normalised, sentences } = analyseText(text, [], tokenize);
  return sentences.map(({ start, end }) => normalised.text.slice(start, end));
};

const phrasesOf = (text: string): readonly string[] => {
  const { normalised, sentences } = analyseText(text, [], tokenize);
  return sentences.flatMap(({ phrases }) =>
    phrases.map(({ start, end }) => normalised.text.slice(start, end)),
  );
};

describe('sentences', () => {
  test.each<[text: string, sentences: readonly string[]]>([
    ['はい。承知しました。', ['はい。', '承知しました。']],
    ['払ってるんですよどういうことですか', ['払ってるんですよ', 'どういうことですか']],
    ['承知しましたそれではお待ちください', ['承知しました', 'それではお待ちください']],
    ['早く出せお前ら', ['早く出せ', 'お前ら']],
    ['録音してるからな名前を言え', ['録音してるからな', '名前を言え']],
    ['確認いたしますのでお待ちください', ['確認いたしますのでお待ちください']],
    ['昨日届いた荷物が壊れてる', ['昨日届いた荷物が壊れてる']],
    ['いつ届くか分かりません', ['いつ届くか分かりません']],
    ['確認いたしましたところ届いておりました', ['確認いたしましたところ届いておりました']],
    [
      '困るってなんや なんか隠してるんちゃうんか 隠してるから困るんやろ',
      ['困るってなんや', 'なんか隠してるんちゃうんか', '隠してるから困るんやろ'],
    ],
    ['えっ動画ですかやだどうしよう', ['えっ動画ですか', 'やだ', 'どうしよう']],
  ])('%s', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  test('narration parts sentences', () => {
    const { sentences } = analyseText('はい(ガチャ)もしもし', [{ start: 2, end: 7 }], tokenize);
    expect(sentences).toHaveLength(2);
  });
});

describe('phrases', () => {
  test.each<[text: string, phrases: readonly string[]]>([
    ['録音を止めていただけませんか。', ['録音を', '止めていただけませんか。']],
    ['案内ミスかもしれません', ['案内ミスかもしれません']],
    ['録音とかしないでください', ['録音とかしないでください']],
    ['お約束することはできません', ['お約束することはできません']],
    ['「忘れていました」とおっしゃる', ['「忘れていました」と', 'おっしゃる']],
    ['お待たせいたしました', ['お待たせいたしました']],
    ['申し訳ありませんでした', ['申し訳ありませんでした']],
  ])('%s', (text, expected) => {
    expect(phrasesOf(text)).toEqual(expected);
  });

  test('a modifier carries attributive, a clause connective', () => {
    const { sentences } = analyseText('届いた荷物を開けて、見ました。', [], tokenize);
    const functions = sentences[0]?.phrases.map((phrase) => functionNames(phrase.functions)) ?? [];
    expect(functions[0]).toContain('attributive');
    expect(functions[2]).toContain('connective');
    expect(functions[3]).toEqual(['past', 'polite']);
  });
});

describe('tokens', () => {
  test('a filler inside a phrase parts no words', () => {
    const { sentences } = analyseText('録音を、えー、止めてください。', [], tokenize);
    expect(sentences[0]?.tokens.map(({ surface }) => surface)).toEqual([
      '録音',
      'を',
      '、',
      '止め',
      'て',
      'ください',
      '。',
    ]);
  });

  test('a verb that the dictionary lacks is cut like its twin and keeps its spelling', () => {
    const { sentences } = analyseText('録ってるからな', [], tokenize);
    expect(sentences[0]?.tokens[0]).toMatchObject({ surface: '録っ', base: '録る', pos: '動詞' });
  });
});

const PIECES = [
  '録音',
  'を',
  'やめろ',
  'って',
  '言ってんだろ',
  '「',
  '」',
  '。',
  '、',
  'えー',
  ' ',
  '?',
  'ですか',
  'ません',
  'んじゃ',
  'ない',
  '…',
  'お',
  'ご',
  '確認',
  'いたし',
  'かね',
  'ます',
  '👍',
  '\ud800',
  'ABC',
  '12',
  'と',
  'から',
  'な',
];

const speech = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join('')),
);

function expectCovered({ normalised, sentences }: AnalysedText): void {
  let at = 0;
  for (const { start, end, tokens, phrases } of sentences) {
    expect(start).toBe(at);
    let token = 0;
    for (const phrase of phrases) {
      expect(phrase.firstToken).toBe(token);
      expect(phrase.endToken).toBeGreaterThan(token);
      expect(phrase.headToken).toBeGreaterThanOrEqual(phrase.firstToken);
      expect(phrase.headToken).toBeLessThan(phrase.endToken);
      expect(phrase.start).toBe(tokens[phrase.firstToken]?.start);
      expect(phrase.end).toBe(tokens[phrase.endToken - 1]?.end);
      token = phrase.endToken;
    }
    expect(token).toBe(tokens.length);
    for (const { surface, start: from, end: to } of tokens) {
      expect(from).toBe(at);
      expect(normalised.text.slice(from, to)).toBe(surface);
      at = to;
    }
    expect(end).toBe(at);
  }
  expect(at).toBe(normalised.text.length);
}

test('for any text sentences cover it, tokens and phrases cover sentences', () => {
  fc.assert(
    fc.property(speech, (text) => {
      expectCovered(analyseText(text, [], tokenize));
    }),
    { numRuns: casesOf(300) },
  );
});

test.each([
  'とかと',
  '「',
  '」と',
  'って言ってんだよ',
  'んじゃない',
  '録音を止めていただけませんか',
  'ー',
  'あの',
])('time grows with the length of the text, here of %s', (unit) => {
  expectLinearTime(unit, (text) => characterTokens(text));
});

test('time grows with the number of releases', () => {
  expectLinearTime('来なくていいから', tokenize, sizeOf(80_000));
});

function expectLinearTime(unit: string, cut: Tokenize, length = 20_000): void {
  const timeOf = (letters: number): number => {
    const text = unit.repeat(Math.ceil(letters / unit.length));
    const before = processorMs();
    analyseText(text, [], cut);
    return processorMs() - before;
  };
  timeOf(5_000);
  const short = Math.max(timeOf(length), 4);
  // four times the text: quadratic time would be sixteen times as long
  expect(timeOf(4 * length)).toBeLessThan(short * 12);
}

/** A token for every character: the time measured is that of the layer alone. */
function characterTokens(text: string): ReturnType<Tokenize> {
  return Array.from({ length: text.length }, (_, index) => ({
    surface: text.charAt(index),
    base: text.charAt(index),
    pos: '助詞',
    posDetail1: '格助詞',
    posDetail2: '*',
    posDetail3: '*',
    conjugationType: '*',
    conjugationForm: '*',
    reading: null,
    start: index,
    end: index + 1,
  }));
}

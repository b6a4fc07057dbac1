import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyseText } from '../../../src/language/analyse-text.js';
import { normaliseInPlace } from '../../../src/language/normalise/normalise.js';
import { createSegmenter, segmentSpans } from '../../../src/language/normalise/segments.js';
import { loadTokenizer } from '../../../src/language/tokenizer/tokenize.js';
import type { Tokenize } from '../../../src/model/token.js';

const find = createSegmenter();

function segments(text: string): readonly string[] {
  const letters = normaliseInPlace(text, []);
  const normalised = String.fromCharCode(...letters.codes.subarray(0, letters.length));
  return segmentSpans(find(letters)).map(({ start, end }) => normalised.slice(start, end));
}

describe('the segments of a turn', () => {
  it('end after a stop where words follow', () => {
    expect(segments('はい。録音しますか?いいえ、結構です!では')).toEqual([
      'はい。',
      '録音しますか?',
      'いいえ、結構です!',
      'では',
    ]);
  });

  it('do not end inside a quotation, nor between marks, nor before the first word', () => {
    expect(segments('。はい')).toEqual(['。はい']);
    expect(segments('「嘘だ。出せ」と言った。次')).toEqual(['「嘘だ。出せ」と言った。', '次']);
  });

  it('end where a quotation mark has no partner', () => {
    expect(segments('「もしもし。払え。次」はい。次')).toEqual(['「もしもし。払え。次」はい。', '次']);
    expect(segments('「もしもし。払え。次')).toEqual(['もしもし。', '払え。', '次']);
    expect(segments('もしもし」と。払え。次')).toEqual(['もしもしと。', '払え。', '次']);
    expect(segments('55"テレビ。払え。次')).toEqual(['55インチテレビ。', '払え。', '次']);
  });

  it('cover the text', () => {
    const piece = fc.constantFrom('録音', 'は', '。', '?', '!', '「', '」', '、', '…', 'A', '（笑）', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const letters = normaliseInPlace(text, []);
        const whole = String.fromCharCode(...letters.codes.subarray(0, letters.length));
        expect(segments(text).join('')).toBe(whole);
      }),
    );
  });

  describe('with a dictionary', () => {
    let tokenize: Tokenize;
    beforeAll(async () => {
      tokenize = await loadTokenizer();
    });

    it('read alike alone and among others', () => {
      const alone = analyseText('ミスはございません。', [], tokenize).sentences;
      const among = analyseText('はい。ミスはございません。', [], tokenize).sentences.slice(1);
      expect(among.map(({ phrases }) => phrases.map((one) => one.functions))).toEqual(
        alone.map(({ phrases }) => phrases.map((one) => one.functions)),
      );
      expect(among[0]?.start).toBe(3);
    });
  });
});

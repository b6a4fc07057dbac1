import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HESITATION } from '../../../src/language/normalise/folded-text.js';
import { normalise } from '../../../src/language/normalise/normalise.js';
import type { Span } from '../../../src/model/transcript.js';
import { anyCharacter } from '../../text/any-character.js';
import { casesOf } from '../../thoroughness.js';

const fold = (text: string, narration: readonly Span[] = []): string => normalise(text, narration).text;

describe('normalise', () => {
  test.each([
    ['ﾃﾞｽﾈ､ﾛｸｵﾝ', 'デスネ、ロクオン', 'half-width kana become full-width'],
    ['ＳＮＳに１２件', 'SNSに12件', 'full-width letters and figures become half-width'],
    ['㈱の①番', '(株)の1番', 'compatibility characters are taken apart'],
    ['か\u3099', 'が', 'a combining voicing mark joins its kana'],
    ['すみませーーん', 'すみません', 'a drawn-out vowel inside a word falls away'],
    ['うるせーよ', 'うるせえよ', 'a drawn-out e is written out'],
    ['だろー', 'だろう', 'a drawn-out o of an ending is written out'],
    ['だよー', 'だよ', 'a drawn-out particle is the particle'],
    ['ねぇ、じゃねぇよ', 'ねえ、じゃねえよ', 'small vowels that draw out become large'],
    ['なああああ', 'なああ', 'the third of a run of vowels says nothing more'],
    ['サービス', 'サービス', 'katakana keep their long vowels'],
    ['あ〜、そうなんだ〜', 'そうなんだ', 'a wave after kana is a long vowel'],
    ['5〜10分', '5~10分', 'a wave between figures is a range'],
    ['え？！？', 'え?', 'a run of punctuation becomes one mark, the question first'],
    ['では……。', 'では。', 'dots before a stop fall away'],
    ['でも・・・', 'でも…', 'three middle dots are an ellipsis'],
    ['録 音 し て る', '録音してる', 'spaces inside Japanese text fall away'],
    ['もしもし　はい', 'もしもしはい', 'so do wide ones'],
    ['Google Map で', 'Google Mapで', 'one space stays between Latin words'],
    ['1,000円', '1,000円', 'a comma in a number stays'],
    ['そう(笑)です', 'そうです', 'laughter falls away'],
    ['そう［雑音］です', 'そうです', 'so does noise'],
    ['(キーボードの音)はい', 'はい', 'so do descriptions of sounds'],
    ['%えーっと%録音を%あの%しました', '録音をしました', 'so do fillers between the signs of AmiVoice'],
    ['50%か何%かは', '50%か何%かは', 'per cent signs are none'],
    ['(F えーと)止め(D と)て', '止めて', 'so do fillers and broken words that a corpus tags'],
    ['(株)です', '(株)です', 'other brackets stay'],
    ['『ミス』と“ミス”と"ミス"', '「ミス」と「ミス」と「ミス」', 'quotation marks have one shape'],
    ['55"テレビと6＂管', '55インチテレビと6インチ管', 'a straight mark behind a figure is inches'],
    ['隣が5"来い"と', '隣が5「来い」と', 'unless another one needs it for a partner'],
    ['55"で"来い"と', '55インチで「来い」と', 'which one of two others does not'],
    ['"A-55"と"30"', '「A-55」と「30」', 'or it closes what was quoted'],
    ['昨日「あのさ。払え', '昨日あのさ。払え', 'an opener without its closer quotes nothing'],
    ['払え」と「今すぐ「来い」って', '払えと今すぐ「来い」って', 'nor does a closer without its opener'],
    ['"払え"とか"来い', '「払え」とか来い', 'nor does a straight mark without another'],
  ])('%s → %s: %s', (original, expected) => {
    expect(fold(original)).toBe(expected);
  });

  test.each([
    ['えー、録音ですね', '録音ですね'],
    ['はいえー河北市役所です', 'はい河北市役所です'],
    ['えーとですね、明日の', '明日の'],
    ['えっと、あのー、その、録音を', '録音を'],
    ['録音はですね、お止めください', '録音は、お止めください'],
    ['それがですねえ…分からないんです', 'それが…分からないんです'],
    ['そうですね、承知しました', 'そうですね、承知しました'],
    ['担当は林ですね、はい', '担当は林ですね、はい'],
    ['あのちょっと困ります', 'ちょっと困ります'],
    ['うーん、そうですね', 'そうですね'],
    ['まあ、いいや', 'いいや'],
    ['それは、えー、無理です', 'それは、無理です'],
    ['あはい', 'はい'],
  ])('drops the fillers of %s', (original, expected) => {
    expect(fold(original)).toBe(expected);
  });

  test.each([
    'えっ、録音ですか',
    'ええっ、そんな',
    'はあ?',
    'えっ',
    'あっ、すみません',
    'ええ、そうです',
    'あの録音をやめて',
    'その件です',
    'まあまあです',
  ])('keeps reactions and words that only look like fillers: %s', (text) => {
    expect(fold(text)).toBe(text);
  });

  test('keeps surprise that a filler would be without its mark', () => {
    expect(fold('えー？')).toBe('ええ?');
    expect(fold('ですねえー、それで')).toBe('ですねえ、それで');
    expect(fold('いいえー')).toBe('いいえ');
  });

  test.each([
    ['わ、わたしは', 'わたしは'],
    ['払っ払ってください', '払ってください'],
    ['録音録音してる', '録音してる'],
    ['ちょっとちょっと', 'ちょっと'],
    ['はい、はい、はい', 'はい'],
  ])('says once what is said again: %s', (original, expected) => {
    expect(fold(original)).toBe(expected);
  });

  test.each(['いろいろ', 'そろそろ', '二十二十', 'ひとつひとつ', 'それぞれ', '委員会会長'])(
    'leaves %s alone',
    (text) => {
      expect(fold(text)).toBe(text);
    },
  );

  test('narration is a sentence break', () => {
    const original = 'はい（電話を切る）もしもし';
    const { text, starts, ends } = normalise(original, [{ start: 2, end: 9 }]);
    expect(text).toBe('はい。もしもし');
    expect([starts[2], ends[2]]).toEqual([2, 9]);
  });

  test('the offsets lead back over marks that were left out and over inches', () => {
    const original = '「あー、55"テレビ。払え';
    const { text, starts, ends } = normalise(original, []);
    expect(text).toBe('55インチテレビ。払え');
    expect([...starts]).toEqual([4, 5, 6, 6, 6, 7, 8, 9, 10, 11, 12]);
    expect([...ends]).toEqual([5, 6, 7, 7, 7, 8, 9, 10, 11, 12, 13]);
  });

  test('no word runs across a quotation mark that was left out', () => {
    const { text, gaps } = normalise('昨日「払え', []);
    expect(text).toBe('昨日払え');
    expect([...gaps]).toEqual([0, 0, HESITATION, 0]);
  });

  test('the offsets lead back to the words as given', () => {
    const original = 'えー、ﾛｸｵﾝ してる(笑)からなーー！';
    const { text, starts, ends } = normalise(original, []);
    const at = text.indexOf('してる');
    expect(original.slice(starts[at], ends[at + 2])).toBe('してる');
    expect(original.slice(starts[0], ends[3])).toBe('ﾛｸｵﾝ');
  });
});

const PIECES = [
  'えー',
  'えっと',
  'ー',
  '〜',
  '、',
  '。',
  '！？',
  '…',
  '(笑)',
  '[雑音]',
  '「',
  '」',
  '"',
  '5',
  '録音',
  'ﾃﾞ',
  'Ａ',
  ' ',
  '\n',
  'ねぇ',
  'っ',
  'ですね',
  'か\u3099',
  '㍿',
  '𠮷',
  '👍🏽',
  '\ud800',
  'あの',
  '払っ',
];

const speech = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join('')),
);

const spansOf = (text: string): fc.Arbitrary<readonly Span[]> => {
  return fc.uniqueArray(fc.nat(text.length), { maxLength: 6 }).map((cuts) => {
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.flatMap((start, index) => {
      const end = sorted[index + 1];
      return index % 2 === 0 && end !== undefined ? [{ start, end }] : [];
    });
  });
};

describe('for any text', () => {
  test('offsets are as many as characters, never run back, and stay inside the original', () => {
    fc.assert(
      fc.property(
        speech.chain((text) => fc.tuple(fc.constant(text), spansOf(text))),
        ([original, narration]) => {
          const { text, starts, ends } = normalise(original, narration);
          expect(starts.length).toBe(text.length);
          expect(ends.length).toBe(text.length);
          let lastStart = 0;
          let lastEnd = 0;
          for (let at = 0; at < text.length; at++) {
            const start = starts[at] ?? -1;
            const end = ends[at] ?? -1;
            expect(start).toBeGreaterThanOrEqual(lastStart);
            expect(end).toBeGreaterThanOrEqual(lastEnd);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(original.length);
            lastStart = start;
            lastEnd = end;
          }
        },
      ),
      { numRuns: casesOf(400) },
    );
  });

  test('a character that folding leaves as it is stands at its place in the original', () => {
    fc.assert(
      fc.property(speech, (original) => {
        const { text, starts, ends } = normalise(original, []);
        for (let at = 0; at < text.length; at++) {
          const character = text.charAt(at);
          const stands = original.slice(starts[at], ends[at]).normalize('NFKC');
          // The mark of inches is spelled out.
          if (/[\u4e00-\u9fff\u30a1-\u30f4]/.test(character) && stands !== '"') {
            expect(stands).toContain(character);
          }
        }
      }),
      { numRuns: casesOf(400) },
    );
  });

  test('every quotation mark has its partner', () => {
    fc.assert(
      fc.property(speech, (original) => {
        let depth = 0;
        for (const character of normalise(original, []).text) {
          depth += character === '「' ? 1 : character === '」' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: casesOf(400) },
    );
  });

  test('a text folded twice is the text folded once, where nothing is repeated', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('えー、', '録音', 'ﾃﾞｽ', '！！', 'うるせー', '(笑)', 'Ａ'), { maxLength: 8 }),
        (parts) => {
          const once = fold(parts.join('は'));
          expect(fold(once)).toBe(once);
        },
      ),
    );
  });
});

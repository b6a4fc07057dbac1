import { describe, expect, it } from 'vitest';
import { spellLiteral } from '../../../src/language/normalise/spell-literal.js';

describe('spellLiteral', () => {
  it.each([
    ['もう…', 'もう…'],
    ['もう...', 'もう…'],
    ['『はい』', '「はい」'],
    ['』と', '」と'],
    ['は『', 'は「'],
    ['うるせー', 'うるせえ'],
    ['すみませーん', 'すみません'],
    ['ねぇ', 'ねえ'],
    ['て ください', 'てください'],
    ['Ｗｉ-Ｆｉ', 'Wi-Fi'],
    ['3,000', '3,000'],
  ])('spells %s as speech is read: %s', (literal, spelt) => {
    expect(spellLiteral(literal)).toBe(spelt);
  });

  it.each([
    'その',
    'まあ',
    'ですね',
    'こう',
    'って',
    'やめろっ',
    'ーって',
    'コーヒー',
    'だめだめ',
    '言っ',
    '、',
  ])('leaves what may be a part of a sentence as it is: %s', (literal) => {
    expect(spellLiteral(literal)).toBe(literal);
  });

  it.each(['あのー', 'えーと', 'えっと', 'めちゃめちゃ', '録音録音', '\u200b'])(
    'tells that %s is left out of what is read',
    (literal) => {
      expect(spellLiteral(literal)).toBe(null);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf, readLetters } from '../../src/judge/letters.js';
import { lettersIn, normalised } from './models.js';

describe('the letters that runs of characters are cut from', () => {
  it('punctuation, pauses and the ends of a turn become one boundary mark', () => {
    expect(lettersOf(readLetters(lettersIn('謝れ!!')))).toBe('。謝れ。');
    expect(lettersOf(readLetters(lettersIn('謝れ ほら')))).toBe('。謝れ。ほら。');
    expect(lettersOf(readLetters(lettersIn('謝れ、。「ほら」')))).toBe('。謝れ。ほら。');
  });

  it('an empty turn has no letters', () => {
    expect(lettersOf(readLetters(lettersIn('')))).toBe('');
    expect(lettersOf(readLetters(lettersIn('……'))).replaceAll('。', '')).toBe('');
  });

  it('every letter leads back to the same letter of the normalised text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('謝', 'れ', '。', ' ', '、', 'A', 'ー', '😀') }),
        (text) => {
          const source = normalised(text);
          const read = readLetters(lettersIn(text));
          const letters = lettersOf(read);
          const places = read.places.subarray(0, read.length);
          expect(places.length).toBe(letters.length);
          for (let at = 0; at < letters.length; at++) {
            if (letters[at] !== '。')
              expect(source.text.charAt(places[at] ?? -1).toLowerCase()).toBe(letters[at]);
          }
        },
      ),
    );
  });
});

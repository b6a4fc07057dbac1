import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, displayWidth, padEnd, truncate } from '../../src/text/width.js';
import { wrapLines } from '../../src/text/wrap.js';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['録音', 4],
    ['ｱｲｳ', 3],
    ['ｶﾞ', 2],
    ['が', 2], // か + combining mark
    ['👨‍👩‍👧', 2],
    ['🇯🇵', 2],
    ['葛󠄀城', 4], // 異体字セレクタ
    ['\uff21\uff22', 4],
  ])('counts %s as %d columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('padEnd and truncate', () => {
  it('pads to columns, not to characters', () => {
    expect(padEnd('録音', 6)).toBe('録音  ');
  });

  it('cuts so that the ellipsis fits', () => {
    expect(truncate('録音しています', 7)).toBe('録音し…');
  });

  it('leaves a text that fits', () => {
    expect(truncate('録音', 4)).toBe('録音');
  });
});

describe('wrapLines', () => {
  it('keeps numbers, endings and ids whole, and breaks a long path between its names', () => {
    expect(wrapLines('通話は1,000件です', 9)).toEqual(['通話は', '1,000件で', 'す']);
    expect(wrapLines('.docx, .html or .md', 17)).toEqual(['.docx, .html or', '.md']);
    expect(wrapLines('/home/somebody/work/rules/staff/premature-apology.yaml', 44)).toEqual([
      '/home/somebody/work/rules/staff/',
      'premature-apology.yaml',
    ]);
  });

  it('breaks full-width text by columns', () => {
    expect(wrapLines('あいうえおかきく', 8)).toEqual(['あいうえ', 'おかきく']);
  });

  it('begins no line with a closing mark', () => {
    expect(wrapLines('あいうえ。おか', 8)).toEqual(['あいう', 'え。おか']);
  });

  it('ends no line with an opening mark', () => {
    expect(wrapLines('あいう「えお」', 8)).toEqual(['あいう', '「えお」']);
  });

  it('keeps Latin words whole', () => {
    expect(wrapLines('call again tomorrow', 12)).toEqual(['call again', 'tomorrow']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapLines('a'.repeat(100), 40).map((line) => line.length)).toEqual([40, 40, 20]);
  });

  it('gives one empty line for an empty text', () => {
    expect(wrapLines('', 10)).toEqual(['']);
  });
});

describe('cellsOf', () => {
  it('cuts plain text as the segmenter does', () => {
    const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const segments = Array.from(segmenter.segment(text), ({ segment, index }) => [segment, index]);
        expect(cellsOf(text).map((cell) => [cell.text, cell.start])).toEqual(segments);
      }),
    );
  });
});

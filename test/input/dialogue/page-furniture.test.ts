import { describe, expect, test } from 'vitest';
import { pageFurniture } from '../../../src/input/dialogue/page-furniture.js';

describe('lines of the pages of a printed text', () => {
  test.each(['3ページ', '3頁', '- 3 -', '－１－', '１／３', 'p.3', 'ｐ．３', '第3頁', '― 4 ―', '〜6〜'])(
    '%s',
    (number) => {
      expect([...pageFurniture(['客：はい', number, '店：どうぞ'])]).toEqual([1]);
    },
  );

  test.each(['3', '①', '3番', '12:30'])('%s is no number of a page', (line) => {
    expect([...pageFurniture(['客：はい', line, '店：どうぞ'])]).toEqual([]);
  });
});

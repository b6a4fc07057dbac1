import { describe, expect, test } from 'vitest';
import { speakerListRows } from '../../../src/input/manifest/speaker-list.js';
import { rowAt } from '../../../src/input/tables/cell-reader.js';

const rowsOf = (lines: readonly string[]) => lines.map((line, at) => rowAt(line.split(','), at + 1));
const speakersOf = (lines: readonly string[]) =>
  speakerListRows(rowsOf(lines), 'corpus/**')?.rows[0]?.speakers;

describe('a list of who speaks beside the transcripts', () => {
  test.each([
    [
      ['spk_id,role,sex', 'F021,受け手（図書館職員）,F', 'M108,かけ手（利用者）,M'],
      [
        ['F021', 'staff'],
        ['M108', 'caller'],
      ],
    ],
    [
      ['話者一覧', '話者ID,年代,区分', 'X02,50代,顧客', 'X01,30代,オペレーター'],
      [
        ['X02', 'caller'],
        ['X01', 'staff'],
      ],
    ],
  ])('%s', (lines, speakers) => {
    expect(speakersOf(lines)).toEqual(speakers);
  });

  test.each([
    ['turns with a column of words', ['id,role,text', 'u1,staff,はい', 'u2,caller,返品です']],
    [
      'turns without marks of sentences',
      [
        'id,区分,ことば',
        'u1,職員,はい窓口でございます',
        'u2,客,返品したいんですけど',
        'u3,職員,承りますお名前をお願いします',
      ],
    ],
    ['names that come twice', ['speaker,side', 'A,staff', 'B,caller', 'A,staff']],
    ['one side only', ['spk_id,role', 'F021,職員', 'F022,担当']],
    ['numbers of rows', ['id,区分', '1,職員', '2,客']],
  ])('none: %s', (_, lines) => {
    expect(speakersOf(lines)).toBeUndefined();
  });
});

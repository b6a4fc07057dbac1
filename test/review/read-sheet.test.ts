import { describe, expect, it } from 'vitest';
import { readReviewSheets } from '../../src/review/read-sheet.js';
import { commentPrint, type SaidBefore, writeSheetKey } from '../../src/review/sheet-key.js';

const HEAD = ['通話', '発話', '話者', '発言', '規則', '証拠', '正誤', 'コメント', '確認者', '照合番号'];
const CALLS = ['通話', 'ファイル', '状態', 'コメント', '確認者', '照合番号'];
const ORIGIN = { file: 'sheet.xlsx', reviewer: '山田', at: '2026-11-27T00:00:00.000Z' };
const PLEA = '録音をやめるよう懇願している [staff/recording-stop-plea]';

/** The sheet of findings with these rows: rule, evidence, mark, comment, key, reviewer. */
const read = (
  rows: readonly (readonly string[])[],
  status = '',
  rules: readonly string[] = [],
  callKey = 'cccc',
) =>
  readReviewSheets(
    [
      [
        HEAD,
        ...rows.map(([rule = '', evidence = '', mark = '', comment = '', key = '', reviewer = '']) => [
          '0001',
          '1',
          '職員',
          '録音は止めて',
          rule,
          evidence,
          mark,
          comment,
          reviewer,
          key,
        ]),
      ],
      [CALLS, ['0001', 'a.txt', status, '', '', callKey]],
      rules.map((rule) => [rule]),
    ].map((sheet, place) => ({
      name: ['指摘の確認', '通話の確認', '規則の一覧'][place] ?? '',
      rows: sheet.map((cells, index) => ({ cells, line: index + 1 })),
    })),
    ORIGIN,
  );

const said = (rows: readonly (readonly string[])[], status = '') =>
  read(rows, status)?.records.map((one) =>
    one.kind === 'finding' ? [one.fingerprint, one.rule, one.mark] : [one.fingerprint, one.status],
  );

describe('a corrected sheet', () => {
  it('says by the chosen word what a finding is, with comment and reviewer', () => {
    expect(
      read([[PLEA, '録音は止めて', '誤り', '問い合わせ', 'aaaa staff/recording-stop-plea']])?.records,
    ).toEqual([
      {
        kind: 'finding',
        fingerprint: 'aaaa',
        rule: 'staff/recording-stop-plea',
        mark: 'wrong',
        evidence: '録音は止めて',
        call: '0001',
        comment: '問い合わせ',
        reviewer: '山田',
        at: ORIGIN.at,
      },
    ]);
  });

  it('takes a rule in a row that had none for a missing finding', () => {
    expect(said([[PLEA, '', '', '', 'aaaa']])).toEqual([['aaaa', 'staff/recording-stop-plea', 'missing']]);
  });

  it('takes another rule than the row had for a mistake, unless a copied row keeps the first', () => {
    const other = ['staff/startled-reaction', '', '', '', 'aaaa staff/recording-stop-plea'];
    expect(said([other])).toEqual([
      ['aaaa', 'staff/recording-stop-plea', 'wrong'],
      ['aaaa', 'staff/startled-reaction', 'missing'],
    ]);
    expect(said([other, [PLEA, '', '', '', 'aaaa staff/recording-stop-plea']])).toEqual([
      ['aaaa', 'staff/startled-reaction', 'missing'],
    ]);
  });

  it('says nothing of what was left as it came, except in a call that is confirmed', () => {
    const rows = [[PLEA, '', '', '', 'aaaa staff/recording-stop-plea']];
    expect(said(rows, '未確認')).toEqual([]);
    expect(said(rows, '確認済み')).toEqual([
      ['aaaa', 'staff/recording-stop-plea', 'correct'],
      ['cccc', 'confirmed'],
    ]);
  });

  it('tells a word that it does not know, with its row, and leaves out that row alone', () => {
    const { records, problems } = read([
      [PLEA, '', 'たぶん', '', 'aaaa staff/recording-stop-plea'],
      [PLEA, '', '正しい', '', 'bbbb staff/recording-stop-plea'],
    ]) ?? { records: [], problems: [] };
    expect(records).toHaveLength(1);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([['review-cell', 2]]);
  });

  it('leaves out a call whose key is gone, which no review could be found again by', () => {
    const sheet = read([[PLEA, '', '', '', 'aaaa']], '確認済み', [], '');
    expect(sheet?.records.filter(({ kind }) => kind === 'call')).toEqual([]);
    expect(sheet?.problems).toMatchObject([{ code: 'review-cell', line: 2 }]);
  });

  it('repeats what was said before as the word of who said it then, and takes a change for a new word', () => {
    const before: SaidBefore = {
      word: 'correct',
      reviewer: '佐藤 花子',
      at: '2026-11-01T00:00:00.000Z',
      comment: commentPrint('よい例'),
    };
    const key = writeSheetKey({ fingerprint: 'aaaa', rule: 'staff/recording-stop-plea', said: before });
    const who = (mark: string, comment: string, reviewer: string) =>
      read([[PLEA, '', mark, comment, key, reviewer]])?.records.map((one) => [one.reviewer, one.at]);
    expect(who('正しい', 'よい例', '佐藤 花子')).toEqual([['佐藤 花子', before.at]]);
    expect(who('誤り', 'よい例', '佐藤 花子')).toEqual([['山田', ORIGIN.at]]);
    expect(who('正しい', 'どうだろう', '佐藤 花子')).toEqual([['山田', ORIGIN.at]]);
    expect(who('誤り', 'よい例', '鈴木')).toEqual([['鈴木', ORIGIN.at]]);
  });

  it('takes no rule that its list lacks: the finding stays as it was, and the nearest rule is named', () => {
    const row = ['staff/recordin-stop-plea', '', '', '', 'aaaa staff/recording-stop-plea'];
    const { records, problems } = read([row], '', [PLEA]) ?? { records: [], problems: [] };
    expect(records).toEqual([]);
    expect(problems).toMatchObject([
      {
        code: 'review-cell',
        line: 2,
        arguments: { sheet: '指摘の確認', nearest: 'staff/recording-stop-plea' },
      },
    ]);
    // What the row had itself may be gone from the list by now.
    expect(said([['staff/gone', '', '誤り', '', 'aaaa staff/gone']])).toEqual([
      ['aaaa', 'staff/gone', 'wrong'],
    ]);
  });

  it('is none without its columns', () => {
    expect(
      readReviewSheets([{ name: 'a', rows: [{ cells: ['通話', '発言'], line: 1 }] }], ORIGIN),
    ).toBeNull();
  });
});

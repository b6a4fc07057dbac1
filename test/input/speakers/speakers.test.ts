import { describe, expect, test } from 'vitest';
import { roleOfKnownName, speakerRoles } from '../../../src/input/speakers/speakers.js';

describe('names that are understood', () => {
  test.each([
    ...[
      '職員',
      '職員A',
      '職員Ａ',
      '職員１',
      '職員①',
      '担当',
      '担当者さん',
      '担当者B',
      '応',
      '応（上席）',
      '係',
      '窓口',
      'オペレーター2',
      'ｵﾍﾟﾚｰﾀｰ',
    ],
    ...[
      'OP',
      'op 1',
      'ＯＰ',
      '受付',
      'スタッフC',
      'エージェント',
      'Agent',
      'AGENT',
      'operator_1',
      'Staff',
      '職員（女性）',
    ],
  ])('%s is staff', (name) => {
    expect(roleOfKnownName(name)).toBe('staff');
  });

  test.each([
    ...[
      'クレーマーA',
      '客',
      '客A',
      'お客様',
      'お客様2',
      'お客さん',
      'お客A様',
      '顧客',
      '顧客様',
      '相談者',
      '市民',
      '区民B',
      '住民',
    ],
    ...['利用者', '利用者様', '発信者', 'Caller', 'CUSTOMER', 'customer 3', 'ｸﾚｰﾏｰ'],
  ])('%s is a caller', (name) => {
    expect(roleOfKnownName(name)).toBe('caller');
  });

  test.each(['山田', '職員課長', 'お客様相談室', 'spk_0', '', 'さん', 'A', 'x'.repeat(10_000)])(
    '%.20s is neither',
    (name) => {
      expect(roleOfKnownName(name)).toBeNull();
    },
  );
});

test('a mapping wins over what is understood, in any width and case', () => {
  const roleOf = speakerRoles(
    new Map([
      ['spk_0', 'caller'],
      ['受付', 'caller'],
    ] as const),
  );
  expect(['SPK_0', 'ｓｐｋ＿０', '受付', '職員', 'spk_1'].map(roleOf)).toEqual([
    ...['caller', 'caller', 'caller'],
    'staff',
    null,
  ]);
});

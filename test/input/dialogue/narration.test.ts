import { describe, expect, test } from 'vitest';
import { findNarration } from '../../../src/input/dialogue/narration.js';
import { processorMs } from '../../processor-time.js';

function narrated(text: string): readonly string[] {
  return findNarration(text).map(({ start, end }) => text.slice(start, end));
}

describe('narration', () => {
  test.each([
    ['相談いたします。(電話を切る)', '(電話を切る)'],
    ['（ため息をつく）そうですか。', '（ため息をつく）'],
    ['もういい！（ガチャ）', '（ガチャ）'],
    ['（ガチャン、ツーツー）', '（ガチャン、ツーツー）'],
    ['はい[雑音]そうです', '[雑音]'],
    ['お待ちください（保留音）お待たせしました', '（保留音）'],
    ['それは…（沈黙）', '（沈黙）'],
    ['（机を叩く音）聞いてるのか', '（机を叩く音）'],
    ['（怒鳴りながら）責任者を出せ', '（怒鳴りながら）'],
    ['そうですか（笑）', '（笑）'],
    ['失礼します。\n（担当に代わる）', '（担当に代わる）'],
    ['はい。（３秒の沈黙）', '（３秒の沈黙）'],
  ])('%s', (text, narration) => {
    expect(narrated(text)).toEqual([narration]);
  });

  test.each([
    '(2)の書類をお持ちください',
    '書類(提出するもの)はこちらです',
    '印鑑（実印）をお持ちください',
    '平日（土日を除く）',
    '本人（委任された方を含む）',
    'SNS（ツイッター）に書くぞ',
    '「電話を切る」と言ったな',
    '担当（田中）です（はい）',
    'A(B',
    '国民健康保険料（税）',
    'こちら（必要な場合に限る）',
  ])('%s is speech throughout', (text) => {
    expect(narrated(text)).toEqual([]);
  });

  test('takes linear time on hostile text', () => {
    const started = processorMs();
    findNarration('(a)'.repeat(300_000));
    findNarration('('.repeat(1_000_000));
    findNarration(` ${'(a) '.repeat(100_000)}`);
    expect(processorMs() - started).toBeLessThan(3000);
  });
});

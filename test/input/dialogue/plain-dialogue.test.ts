import { describe, expect, test } from 'vitest';
import { plainDialogue } from '../../../src/input/dialogue/plain-dialogue.js';
import { parsePlainText } from '../../../src/input/dialogue/typed-text.js';
import type { ParseContext } from '../../../src/input/raw/input-format.js';
import { roleOfKnownName } from '../../../src/input/speakers/speakers.js';
import { xorshift } from '../../../src/text/random.js';

const context: ParseContext = { roleOf: roleOfKnownName, columns: {} };
const PLAIN =
  '担当者：お電話ありがとうございます。\n客：届いていません。\n担当者：失礼しました。\n客：はい。\n';

describe('a plain dialogue', () => {
  test('is read at once', () => {
    expect(plainDialogue(PLAIN, context)).toMatchObject({
      kind: 'call',
      call: { utterances: [{ speaker: '担当者', segments: [{ line: 1, column: 5 }] }, {}, {}, {}] },
    });
  });

  test.each([
    ['a legend', PLAIN.replace('届いていません', '客はお客様、担当者は受けた人です')],
    ['a legend of its own line', PLAIN.replace('はい。', 'お客様の声？')],
    ['a field', `日時：4月1日。\n${PLAIN}`],
    ['a name that nobody knows', PLAIN.replaceAll('客：', '佐藤：')],
    ['a third name', `${PLAIN}係：はい。\n`],
    ['a time', PLAIN.replace('客：届', '[00:12] 客：届')],
    ['a time behind', PLAIN.replace('はい。', 'はい。(00:12)')],
    ['a line that goes on', PLAIN.replace('いません', '\nいません')],
    ['two turns in a line', PLAIN.replace('\n客', ' 客')],
    ['words of few letters', '担当者：はい。\n客：はい。\n'],
  ])('%s is left to the other readers', (_, text) => {
    expect(plainDialogue(text, context)).toBeNull();
  });

  test('comes to the same call as by all readers', () => {
    const random = xorshift(7);
    const pick = (list: readonly string[]) => list[random() % list.length] ?? '';
    let plain = 0;
    for (let round = 0; round < 400; round++) {
      const text = dialogueOf(pick, (random() % 10) + 3);
      const call = plainDialogue(text, context);
      if (call === null) continue;
      plain++;
      expect([call], text).toEqual([...parsePlainText(text, context)]);
    }
    expect(plain).toBeGreaterThan(50);
  });
});

const NAMES = ['客', '担当者', 'お客様', '職員A', '職員B', 'オペレーター', 'うち', '高橋様', '店'];
const BITS =
  `はい そうです 客 担当者 は お客様 の … ・ 、 。 ？ 1,200円 3分 話者 日付 内容 佐藤 うち 受けた人 方 でございます 「 」 以上 第1
  通話 ID 職員A ー 設定 さん 係 電話をした人 名前 4月1日 12345`.split(/\s+/);

/** Lines of two names, with words that mean something to other readers. */
function dialogueOf(pick: (list: readonly string[]) => string, lines: number): string {
  const pair = [pick(NAMES), pick(NAMES)];
  const colon = pick(['：', ':', ': ']);
  const line = (index: number) => {
    const speech = Array.from({ length: index % 6 }, () => pick(BITS)).join('');
    return `${pair[index % 2]}${colon}${speech}${pick(['。', '。', '？', '！'])}${pick(['\n', '\n', '\n\n', '\r\n'])}`;
  };
  return Array.from({ length: lines }, (_, index) => line(index)).join('');
}

import { describe, expect, test } from 'vitest';
import { roleOfKnownName } from '../../src/input/speakers/speakers.js';
import { read, spoken } from './read.js';

const TURNS = [
  ['caller', '三階のプリンターが紙詰まりになります。'],
  ['staff', 'トレイ2の紙を一度抜いてみてください。'],
  ['caller', '抜いたら直りました。'],
  ['staff', 'よかったです。完了とします。'],
] as const;

describe('comments of a ticket', () => {
  /** The latest stands at the top, each below the moment, who wrote it and to whom. */
  const comments = (said: string, note: string) =>
    [
      ...TURNS.map(
        ([role, text], at) =>
          `2025-07-02 09:${at}0:00 - ${role === 'staff' ? '井川 翔' : '水谷 恵'} (${said})\n${text}\n`,
      ),
      `2025-07-02 09:50:00 - 井川 翔 (${note})\n次回は用紙の銘柄を確認。\n`,
    ]
      .toReversed()
      .join('\n');

  test.each([
    ['呼び出し元', 'アサイン先', '追加コメント', '作業メモ'],
    ['要求者', '割り当て先', '追加コメント', '作業メモ'],
    ['caller_id', 'assigned_to', 'Additional comments', 'Work notes'],
    ['Requested for', 'Assigned to', 'Additional comments', 'Work notes'],
  ])('the fields %s and %s tell the sides; notes among staff are left out', async (from, to, said, note) => {
    const text = `番号,${from},${to},コメント\n"INC1","水谷 恵","井川 翔","${comments(said, note)}"\n`;
    const { transcripts } = await read(text, { file: 'incident.csv' });
    expect(spoken(transcripts[0])).toEqual(TURNS);
  });
});

test.each([
  ['ITヘルプデスク_村上', 'staff'],
  ['社内ヘルプデスク 森', 'staff'],
  ['北町コールセンター（原）', 'staff'],
  ['Service Desk', 'staff'],
  ['ヘルプデスク利用者', 'caller'],
])('the name of a desk is its staff’s, and nobody else’s: %s', (name, role) => {
  expect(roleOfKnownName(name)).toBe(role);
});

test('what was written over hours is no call of which words are missing', async () => {
  const rows = [...TURNS, ...TURNS].map(
    ([role, text], at) =>
      `2025-07-02 ${9 + at}:00:00,${role === 'staff' ? 'オペレーター' : 'お客様'},${text}`,
  );
  const { transcripts, problems } = await read(`日時,話者,内容\n${rows.join('\n')}\n`, { file: 'chat.csv' });
  expect(transcripts[0]?.durationMs).toBe(7 * 3_600_000);
  expect(problems).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';
import { linesOf, turns } from './said.js';

const options = { sides: shippedSides() };
const said = linesOf((text, isStaff) => `${isStaff ? '担当' : 'お客様'}: ${text}`);
const fields =
  '件名: 【電話】返品の相談\nステータス: 解決済み\n優先度: 普通\n担当者: 江藤 あかね\nタグ: 返品 電話\n作成日時: 2024-02-06 11:02';

describe('text: a ticket whose notes hold a call', () => {
  test.each<[string, (name: string, kind: string, time: string) => string]>([
    ['a name, a kind and a moment', (name, kind, time) => `${name} (${kind})  2024-02-06 ${time}`],
    ['the moment first', (name, kind, time) => `2024/02/06 ${time}:15 - ${name}（${kind}）`],
    ['behind a square', (name, kind, time) => `■2024年2月6日 ${time}　${name}（${kind}）`],
    ['in words', (name, _, time) => `${name}さんが 2024/02/06 ${time} にコメントを追加しました`],
  ])('%s', async (_, head) => {
    for (const [above, rule] of [
      [`チケット #4471\n${fields}\n`, '---\n'],
      [`${fields}\n`, ''],
      ['', ''],
    ] as const) {
      const text = [
        above,
        `${rule}${head('江藤 あかね', '社内メモ', '11:02')}\n通話録音からの書き起こし (通話時間 3分12秒)\n\n${said}\n`,
        `${rule}${head('江藤 あかね', '社内メモ', '11:20')}\n倉庫の森さんに共有。\n再送: 宅配 1234-xxxx\n`,
        `${rule}${head('江藤 あかね', '公開返信・メール', '15:15')}\nお客様\nお写真をお送りいただきありがとうございました。\n\nみどり堂\n`,
      ].join('\n');
      const { transcripts, problems } = await read(text, options);
      expect(problems).toEqual([]);
      expect(transcripts.map(spoken)).toEqual([turns]);
      if (above !== '') expect(transcripts[0]?.agent).toBe('江藤 あかね');
    }
  });
});

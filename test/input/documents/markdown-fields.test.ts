import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';

const options = { sides: shippedSides() };
const SAID = [
  ['林', 'お電話ありがとうございます。林です。'],
  ['三宅様', '見学の日にちを変えていただけますか。'],
  ['林', 'いつ頃がご都合よろしいでしょうか。'],
  ['三宅様', '翌週の土曜日の午後がいいんですけど。'],
  ['林', '承知いたしました。14時でお取りいたします。'],
] as const;
const TURNS = SAID.map(([name, text]) => [name === '林' ? 'staff' : 'caller', text]);
const bold = SAID.map(([name, text]) => `**${name}**：${text}`).join('\n\n');
const plain = SAID.map(([name, text]) => `${name}：${text}`).join('\n');
const titled = SAID.map(
  ([name, text]) => `**${name === '林' ? 'オペレーター（林）' : 'お客様（三宅様）'}**：${text}`,
).join('\n\n');

describe('a call as language models write it down', () => {
  test.each([
    [
      'fields without a list, a list of tasks below',
      `# 通話記録\n\n**日時：** 2025年6月10日 10:20\n**担当者：** 林\n**お客様：** 三宅様\n\n---\n\n## 1. 要約\n\n見学を変更。\n\n## 2. 会話\n\n${bold}\n\n## 3. 対応事項\n\n- **担当者**への連絡\n- **期限**：明日\n- **担当**：林\n`,
    ],
    [
      'a list of fields, names without bold',
      `## 通話サマリー\n\n* **通話日時**: 2025/06/10 10:20\n* **通話相手**: 三宅様\n* **対応者**: 林\n* **用件**: 見学の変更\n\n### 全文\n\n${plain}\n`,
    ],
    [
      'a list of points under a heading of its own',
      `# 文字起こし\n\n- **日付**: 2025-06-10\n- **担当**: 林\n- **顧客名**: 三宅様\n\n## 要点\n\n- **依頼**：日程変更\n- **回答**：了承\n\n## 本文\n\n${titled}\n`,
    ],
  ])('is one call with its fields: %s', async (_, text) => {
    for (const file of ['a.md', 'a.txt']) {
      const { transcripts, problems } = await read(text, { file, ...options });
      expect(problems).toEqual([]);
      expect(transcripts.map(spoken)).toEqual([TURNS]);
      expect(transcripts[0]).toMatchObject({ agent: '林', date: expect.stringMatching(/^2025-06-10/) });
      expect(transcripts[0]?.turns.every(({ guessed }) => guessed === undefined)).toBe(true);
    }
  });

  test('who says one thing in a list among the turns is heard', async () => {
    const text = `# 通話\n\n${titled}\n\n- **店長**：お電話代わりました。店長の原でございます。\n`;
    const { transcripts } = await read(text, { file: 'a.md', ...options });
    expect(spoken(transcripts[0]).at(-1)).toEqual(['staff', 'お電話代わりました。店長の原でございます。']);
  });

  test('a list of turns stays one', async () => {
    const text = `# 通話\n\n${SAID.map(([name, said]) => `- **${name}**：${said}`).join('\n')}\n`;
    const { transcripts } = await read(text, { file: 'a.md', ...options });
    expect(spoken(transcripts[0])).toEqual(TURNS);
  });
});

// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from './random.mjs';

const NOUNS =
  '見積もり 契約書 送料 保証 値引き 在庫 納期 解約 違約金 担当 領収書 個人情報 住所 口座 暗証番号 診断 薬 予約 工事 部品 訪問 配達 返品 手数料 金利 審査 保険 事故 点検 登録 名義 書類 印鑑 期限 延長 取り消し 満室 食事 送迎 駐車場 試験 教材 面談 回線 機種 修理 代車 車検 荷物 屋根'.split(
    ' ',
  );
const VERBS =
  '約束する 保証する 断る 忘れる 間違える 教える 伝える 送る 渡す 決める 変える 待つ 払う 返す 止める 急ぐ 調べる 疑う 責める 隠す'.split(
    ' ',
  );
const FUNCTIONS = [
  '',
  ':command',
  ':request',
  ':negative',
  ':past',
  ':intention',
  ':!negative',
  ':prohibition',
];

/**
 * Writes rules as a user might add them: words of the trade, some with what is done and how.
 * @param {string} folder
 * @param {{ rules: number, seed?: number }} options
 */
export function writeGeneratedRules(folder, { rules, seed = 7 }) {
  const random = createRandom(seed);
  mkdirSync(join(folder, 'generated'), { recursive: true });
  for (let index = 0; index < rules; index += 1) {
    const pattern = () => {
      const [noun, other] = random.shuffle(NOUNS);
      const verb = random.pick(VERBS) + random.pick(FUNCTIONS);
      return random.pick([
        `${noun} .. ${verb}`,
        `${noun} ..3 ${verb}`,
        `"${noun}" .. "${other}"`,
        `${noun} & ${verb}`,
      ]);
    };
    const patterns = [...new Set([pattern(), pattern(), pattern()])].map((text) => `    - '${text}'`);
    const text = `id: generated/rule-${index}
severity: note
speaker: ${random.pick(['staff', 'caller'])}
title: { ja: 生成した規則${index}, en: Generated rule ${index} }
message: { ja: 生成した規則です。, en: A generated rule. }
match:
  any:
${patterns.join('\n')}
why: { ja: 速さを測るための規則です。, en: A rule to measure speed with. }
instead: { ja: 言い換えはありません。 }
examples: { flag: [規則を試す例です。], pass: [はい。] }
`;
    writeFileSync(join(folder, 'generated', `rule-${index}.yaml`), text);
  }
}

import type { Sentence } from '../model/token.js';

/** Words for people and animals who are neither on the line nor of the house that is called. */
const THIRD_PERSONS: ReadonlySet<string> = new Set(
  `主人 旦那 夫 亭主 嫁 妻 家内 女房 奥さん かみさん 家族 父 母 父親 母親 親父 おやじ お袋 おふくろ 両親 義父 義母 舅 姑 祖父 祖母 おじいちゃん おばあちゃん
   じいちゃん ばあちゃん 兄 姉 弟 妹 兄貴 姉貴 息子 娘 子供 子ども こども 孫 婿 甥 姪 叔父 叔母 伯父 伯母 従兄弟 いとこ 親戚 親類 彼氏 彼女 恋人 友達 ともだち
   友人 知人 知り合い 仲間 同僚 先輩 後輩 同級生 隣 隣人 近所 隣家 大家 住人 犬 猫 ペット 子猫 子犬 赤ちゃん 赤ん坊`.split(
    /\s+/,
  ),
);

/** Particles that name the one who does or is something. */
const OF_SUBJECT: ReadonlySet<string> = new Set(['は', 'が', 'も', 'って']);

/** Whether a sentence tells of somebody else: 「弟は」「うちの犬が」「夫も」. */
export function tellsOfThirdPerson({ tokens, phrases }: Sentence): boolean {
  return phrases.some(({ firstToken, headToken, endToken }) => {
    let isNamed = false;
    for (let at = firstToken; at <= headToken && !isNamed; at++)
      isNamed = THIRD_PERSONS.has(tokens[at]?.base ?? '');
    return isNamed && OF_SUBJECT.has(lastSurface(tokens, headToken, endToken));
  });
}

/** The last word of a phrase after its head, marks aside; '' where none follows. */
function lastSurface(tokens: Sentence['tokens'], headToken: number, endToken: number): string {
  for (let at = endToken - 1; at > headToken; at--)
    if (tokens[at]?.pos !== '記号') return tokens[at]?.surface ?? '';
  return '';
}

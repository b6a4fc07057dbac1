import type { PhraseFunction } from '../../model/token.js';

/** The words of a list parted by white space. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/**
 * Verbs that IPADIC lists as words of their own although they are the potential of another. Their stem at the end of a
 * sentence is that other verb's command: 「名前を言え」.
 */
export const POTENTIAL_VERBS: ReadonlySet<string> = wordSet(
  `言える いえる 書ける 話せる 行ける いける 聞ける 使える 払える はらえる 出せる 会える 待てる 取れる とれる 読める 返せる
   許せる 切れる 黙れる 作れる 送れる おくれる 帰れる 戻れる もどれる 直せる 飲める 貸せる 渡せる 示せる 消せる 通せる
   呼べる よべる 探せる 変われる 代われる 替われる かわれる 謝れる あやまれる 守れる やれる 見せれる 回せる 流せる 潰せる
   話し合える 支払える 付き合える 従える 誓える 名乗れる なのれる 座れる 立てる 持てる 引ける ひける 吐ける つける
   動ける 働ける 急げる 掛け合える 渡れる 負える 補える 償える 詫びれる 拾える 買える 選べる 頼める 申し込める 取り消せる
   引き取れる 繋げる つなげる 下ろせる 返金できる 引き出せる 踏める 急かせる 頑張れる 切り替えれる 調べれる 死ねる くたばれる
   失せれる 引っ込める 引っ込めれる やり直せる 差し出せる 思い出せる 連れ出せる 持ってこれる`,
);

/** Functions that a word has by itself, whatever its ending. */
const LEXICAL_ROWS: readonly (readonly [bases: string, functions: readonly PhraseFunction[]])[] = [
  ['ない 無い ねえ', ['negative']],
  [
    'できる 出来る 言える いえる 申し上げられる 出せる 払える 話せる 使える 許せる 行ける 会える 待てる',
    ['potential'],
  ],
  ['かねる 兼ねる いたしかねる できかねる 出来かねる', ['potential', 'negative']],
  [
    `いたす 致す 申す もうす 申し上げる もうしあげる おる 伺う うかがう 承る うけたまわる 存じる 存ずる ぞんじる 拝見 拝聴 拝察
     頂戴 参る まいる いただく 頂く お目にかかる 差し上げる さしあげる 賜る 仰ぐ かしこまる 畏まる`,
    ['humble'],
  ],
  [
    `おっしゃる 仰る 仰せ いらっしゃる なさる くださる 下さる 召し上がる ご覧 御覧 お越し おいで お見え`,
    ['honorific'],
  ],
  ['ございます ござる', ['polite']],
  ['恐らく おそらく たぶん 多分 きっと もしかすると もしかして ひょっとすると ひょっとして', ['hedge']],
  ['もし もしも 仮に かりに 万一 万が一', ['conditional']],
  ['お願い 願い', ['request']],
  ['たい', ['desire']],
  ['べき', ['obligation']],
];

export const LEXICAL_FUNCTIONS: ReadonlyMap<string, readonly PhraseFunction[]> = new Map(
  LEXICAL_ROWS.flatMap(([bases, functions]) => bases.split(/\s+/).map((base) => [base, functions] as const)),
);

/** Heads that are denied in form only: 申し訳ございません, とんでもない, 構いません. */
export const DENIED_IN_FORM: ReadonlySet<string> = wordSet(
  `申し訳 申訳 もうしわけ 申し訳ない とんでも とんでもない すむ 済む すみません すいません 構う かまう 差し支え 差支え さしつかえ
   しょうがない 仕方ない 仕方 しかた やむを得ない もったいない つまらない くだらない たまらない かわまない 違いない 間違いない
   少ない 危ない 汚い きたない 切ない 情けない とんでもございません 何気ない さりげない だらしない みっともない もうしわけない
   だらし 味気 ろくでもない 滅相 申しわけ めっそう`,
);

/** Words of asking: after them a plain form with の is a question. */
export const QUESTION_WORDS: ReadonlySet<string> = wordSet(
  `なに なん 何 なんで 何で どう どういう どこ いつ だれ 誰 どれ どちら どっち どんな どの なぜ 何故 いくら いくつ どない なんぼ どうして どなた 何故 何時 いかが`,
);

/** Words that open a new utterance. */
export const OPENERS: ReadonlySet<string> = wordSet(
  `はい いえ いいえ いや おい こら あのさ あのね あのな ねえ なあ もしもし じゃあ じゃ では でも だから だって だいたい ほら ほな ほんなら ほんで せやから
   せやけど それで それじゃ それじゃあ それより そしたら だったら とにかく ともかく ところで さて しかし ただ なお また あと つまり 要するに 要は ちなみに
   ったく まったく うん ええ えっ え へえ ふうん はあ ああ あっ あら おお わあ うわ お前 おまえ てめえ あんた んで で だけど けど けども だけども なので ですので
   ですから ですが 申し訳 恐れ入り すみません すいません ありがとう ごめん ごめんなさい かしこまり 承知`,
);

/** Nouns that a polite form may modify: 「理由があります場合」. */
export const AFTER_POLITE: ReadonlySet<string> = wordSet(
  '件 点 場合 際 時 とき 通り とおり ところ 上 うえ こと 以上 よう ため 折 たび 限り まで 次第 もの',
);

/** Nouns that a polite past may modify besides: 「調べました結果」「お買い上げいただきました商品」. */
export const AFTER_POLITE_PAST: ReadonlySet<string> = wordSet(
  '結果 後 あと 方 内容 ほか 他 商品 品 書類 日 旨 お客様 お電話 お品 お荷物 電話 記録 分',
);

/** Verbs that nobody can be asked to do: their 〜て at the end of a sentence tells a reason. */
export const INVOLUNTARY_VERBS: ReadonlySet<string> = wordSet(
  `届く 壊れる 困る なる ある いる できる 出来る 分かる わかる 思う 感じる 切れる 違う 間違う 間違える 怒る 疲れる 足りる 遅れる 混む 込む 止まる 落ちる 消える 漏れる
   入る かかる 見える 聞こえる 済む すむ 終わる 始まる 続く 起きる 起こる 起る 増える 減る 驚く びっくり 慣れる 空く 基づく もとづく よる 対する 関する 伴う 含める 通じる 際する 沿う 応じる 言い過ぎる 腹立つ むかつく 目立つ 似る 見かける 焦る 呆れる あきれる 凍る 震える おる 参る 思える 申す いただく 頂く 存じる ござる`,
);

/** Stems of adjectives that IPADIC takes for nouns before the endings of 九州: 「悪かです」「早かろう」. */
export const ADJECTIVE_STEMS: ReadonlySet<string> = wordSet(
  '悪 早 遅 高 安 痛 怖 辛 寒 暑 長 短 近 遠 多 少な 古 新し 良 よ 欲し 若 弱 強 汚',
);
